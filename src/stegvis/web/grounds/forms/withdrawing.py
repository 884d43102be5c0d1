from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .fields import Clock, Ticks

NOW, EARLIER = "now", "earlier"


class WithdrawForm(forms.Form):
    """From when, and a note. The person needs no reason."""

    use_required_attribute = False
    when = forms.ChoiceField(
        label=_("When did the person say so?"),
        choices=[(NOW, _("Now")), (EARLIER, _("Earlier today"))],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    clock = Clock(label=_("At what time today"), required=False, help_text=_("If it was earlier today."))
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("The person need not say why."),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        earlier, clock = values.get("when") == EARLIER, values.get("clock")
        if earlier and clock is None and "clock" not in self.errors:
            self.add_error("clock", _("Write at what time."))
        if clock and not earlier:
            self.add_error("when", _("Choose Earlier today, or empty the time."))
        return values

    @property
    def details(self) -> dict[str, Any]:
        """Return what the act takes. Of a valid form."""
        values = self.cleaned_data
        at = None
        if values["when"] == EARLIER:
            at = timezone.make_aware(datetime.combine(self.today, values["clock"]))
        return {"at": at, "note": values["note"] or None}


class NarrowForm(forms.Form):
    """The boxes that were answered yes, all ticked; what is unticked is taken back."""

    use_required_attribute = False
    keep = Ticks(label=_("Untick what the person takes back"), required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, boxes: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial = {"keep": [box for box, _words in boxes]} | self.initial
        self.fields["keep"].choices = list(boxes)  # type: ignore[attr-defined]
        self.most = len(boxes)

    def clean_keep(self) -> list[int]:
        kept = self.cleaned_data["keep"]
        if len(kept) == self.most:
            raise forms.ValidationError(_("Untick at least one box, or go back."))
        if not kept:
            raise forms.ValidationError(_("That is everything: go back, and withdraw the consent instead."))
        return [int(box) for box in kept]

    @property
    def kept(self) -> set[str]:
        """Return the boxes that are ticked now, sent or not."""
        return {str(box) for box in self["keep"].value() or []}

    @property
    def details(self) -> dict[str, Any]:
        return {"keep": self.cleaned_data["keep"], "note": self.cleaned_data["note"] or None}
