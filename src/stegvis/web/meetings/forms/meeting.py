from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.core import codebook
from stegvis.web.common.fields import Choice, CodeChoice, DayField, Long, Why
from stegvis.web.common.persons.handing_over import ReceiverFields

SUGGESTS = codebook.call_answers.flagged("suggests")


class Clock(forms.TimeInput):
    """A time of day, in the browser's own clock."""

    input_type = "time"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%H:%M", **options)


class ClockField(forms.TimeField):
    widget = Clock


class WhenForm(forms.Form):
    """When and where."""

    on = DayField(label=_("Day"))
    starts = ClockField(label=_("Begins"))
    ends = ClockField(label=_("Ends"))
    place = forms.CharField(
        label=_("Place"), max_length=200, required=False, help_text=_("Not needed if you give a link instead.")
    )
    link = forms.CharField(label=_("Link, if you meet at a distance"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("place") and not values.get("link"):
            self.add_error("place", _("Say where you meet, or give the link."))
        starts, ends = values.get("starts"), values.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The meeting ends after it starts."))
        return values


class CalledFields(ReceiverFields):
    """Colleagues and other organisations that are called."""

    workers = forms.MultipleChoiceField(label=_("Colleagues"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, colleagues: Iterable[Choice], **options: Any) -> None:
        super().__init__(*args, required=False, **options)
        self.fields["workers"].choices = list(colleagues)  # type: ignore[attr-defined]


class BookForm(CalledFields, WhenForm):
    """A new meeting and who is called to it."""

    kind = CodeChoice("meeting_kinds", blank=None, label=_("Kind of meeting"))
    person = forms.BooleanField(label=_("The person is called"), initial=True, required=False)
    field_order = ("kind", "on", "starts", "ends", "place", "link", "person", "workers")


class CallForm(CalledFields):
    """More who are called to a meeting."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("receivers") and not values.get("workers"):
            raise forms.ValidationError(_("Choose somebody to call."))
        return values


class MoveForm(WhenForm):
    why = Why(label=_("Why is the meeting moved?"), help_text=_("Stays in your own file. Those called are not told."))


class CancelForm(forms.Form):
    why = Why(label=_("Why is there no meeting?"), help_text=_("Stays in your own file. Those called are not told."))


class AnswerForm(forms.Form):
    """Comes, another time, or cannot."""

    answer = CodeChoice("call_answers", blank=None, label=_("Answer"), widget=forms.RadioSelect)
    suggested_on = DayField(label=_("Another day"), required=False)
    suggested_at = ClockField(label=_("Another time"), required=False)
    text = Long(label=_("In words"), rows=2, required=False)
    on = DayField(label=_("Day of the answer"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("answer") in SUGGESTS:
            for name in ("suggested_on", "suggested_at"):
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, _("Say which other time you suggest."))
        return values
