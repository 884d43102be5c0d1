from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.plan_choices import DECLINED, SIGNED
from stegvis.core import codebook
from stegvis.web.common.fields import PERSON, Choice, CodeChoice, DayField, Long, Paper

NEEDS_REASON = codebook.plan_results.flagged("reason")


class ReportForm(forms.Form):
    """What came of an action; what was not done says why."""

    result = CodeChoice("plan_results", blank=None, label=_("How did it go?"), widget=forms.RadioSelect)
    on = DayField(label=_("Day"))
    reason = CodeChoice("plan_reasons", label=_("Why was it not done?"), required=False)
    text = Long(label=_("In words"), rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("result") in NEEDS_REASON and not values.get("reason"):
            self.add_error("reason", _("Say why it was not done."))
        if values.get("result") not in NEEDS_REASON:
            values["reason"] = None
        return values


class ReviewForm(forms.Form):
    on = DayField(label=_("Day"))
    said = Long(label=_("What was said?"), rows=5)
    gone_through = forms.MultipleChoiceField(
        label=_("Actions that you went through"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, actions: Iterable[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["gone_through"].choices = list(actions)  # type: ignore[attr-defined]


class SignForm(forms.Form):
    """Signed, or not signed and why."""

    answer = forms.ChoiceField(
        label=_("Does your organisation sign?"),
        choices=[(SIGNED, _("Signs the plan")), (DECLINED, _("Does not sign"))],
        widget=forms.RadioSelect,
    )
    why = Long(label=_("If not: why?"), rows=2, required=False)
    on = DayField(label=_("Day"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("answer") == DECLINED and not (values.get("why") or "").strip():
            self.add_error("why", _("Say why the plan is not signed."))
        return values


class PaperSignForm(SignForm):
    """A signature noted from a scanned paper."""

    use_required_attribute = False
    party = forms.ChoiceField(label=_("Whose signature?"))
    paper = Paper(label=_("The signed paper"))
    field_order = ("party", "answer", "why", "on", "paper")

    def __init__(self, *args: Any, parties: Iterable[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"].label = _("What does the paper say?")
        self.fields["party"].choices = [(PERSON, _("The person")), *parties]  # type: ignore[attr-defined]


class HeldSignForm(SignForm):
    """A party's answer to the copy it holds; the kind decides on which ground the owner is told."""

    kind = forms.ChoiceField(
        label=_("Kind of information"), help_text=_("What your answer tells of the person. A ground lets it go.")
    )

    def __init__(self, *args: Any, kinds: Iterable[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = list(kinds)  # type: ignore[attr-defined]
