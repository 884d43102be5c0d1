from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common import codes
from stegvis.web.common.fields import CodeChoice, DayField

BOOKED = "booked"


class ContactForm(forms.Form):
    """A try to reach the applicant. A booking has the day of the meeting."""

    came_of = forms.ChoiceField(label=_("What came of it?"), widget=forms.RadioSelect)
    on = DayField(label=_("Day"))
    meeting_on = DayField(
        label=_("Day of the mapping meeting"), required=False, help_text=_("When the person was booked.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["came_of"].choices = codes.choices("application_contacts")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        booked, meeting = values.get("came_of") == BOOKED, values.get("meeting_on")
        if booked and not meeting:
            self.add_error("meeting_on", _("Give the day of the meeting."))
        if meeting and "came_of" in values and not booked:
            self.add_error("meeting_on", _("Only who was booked has a day of the meeting."))
        return values


class EndForm(forms.Form):
    reason = CodeChoice("application_ends", label=_("Why did it come to nothing?"))


class ProtectForm(forms.Form):
    """Nothing to fill in: the button says it all."""

    sure = forms.BooleanField(label=_("The applicant has protected personal data"))
