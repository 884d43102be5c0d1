from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.core import codebook
from stegvis.web.common import codes
from stegvis.web.common.fields import CodeChoice, DayField, Why
from stegvis.web.common.plain_text import PlainText

from .fields import day_in
from .situation import SituationForm


class StartForm(forms.Form):
    on = DayField(label=_("Day of start"))


class StepForm(forms.Form):
    """The next step of a case, among those that have no page of their own."""

    to = forms.ChoiceField(label=_("New state"), widget=forms.RadioSelect)
    on = DayField(label=_("Day"))
    no_because = forms.ChoiceField(
        label=_("Reason for a no"),
        required=False,
        choices=lambda: codes.choices_with("referral_decisions", "declined", blank="–"),
        help_text=_("Who referred the person is told the reason, where the ground lets it."),
    )

    def __init__(self, *args: Any, steps: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        if "declined" not in steps:
            del self.fields["no_because"]
        self.fields["to"].choices = [(step, codes.label("case_states", step)) for step in steps]  # type: ignore[attr-defined]

    @property
    def decision(self) -> str | None:
        """Return why the person was declined. Of a valid form; the reason counts for a no alone."""
        declined = self.cleaned_data["to"] == "declined"
        return self.cleaned_data.get("no_because") or None if declined else None


class ReopenForm(forms.Form):
    why = Why()


class AssignForm(forms.Form):
    """Who works with the case from a day on."""

    responsible = forms.TypedChoiceField(label=_("Responsible"), coerce=int)
    on = DayField(label=_("From"))
    note = forms.CharField(label=_("Note to whoever takes over"), required=False, max_length=500, widget=forms.Textarea)

    def __init__(self, *args: Any, workers: list[tuple[int, str]], own: bool = False, **options: Any) -> None:
        """Who gives away a case of her `own` writes a note."""
        super().__init__(*args, **options)
        self.fields["note"].required = own
        self.fields["responsible"].choices = [("", "–"), *workers]  # type: ignore[attr-defined]


class HandOverForm(AssignForm):
    """Which of a colleague's cases go to whom."""

    cases = forms.MultipleChoiceField(label=_("Who is handed over"), widget=forms.CheckboxSelectMultiple)
    field_order = ("cases",)

    def __init__(self, *args: Any, cases: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["cases"].choices = cases  # type: ignore[attr-defined]


class CorrectCaseForm(forms.Form):
    referred_on = DayField(label=_("Day of referral"), required=False)
    started_on = DayField(label=_("Day of start"), required=False)
    months_public_support_before = forms.IntegerField(
        label=_("Months on public support before start"), min_value=0, max_value=600, required=False
    )
    why = Why()

    @property
    def changes(self) -> dict[str, Any]:
        """Return the fields that are not what they were. Of a valid form."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "why"}


class ExitFields(forms.Form):
    """Day and reason of an exit; the reasons are those valid on that day."""

    on = DayField(label=_("Day of exit"))
    reason = CodeChoice("exits", label=_("Reason for exit"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].choices = self._reasons  # type: ignore[attr-defined]

    def _reasons(self) -> codes.Choices:
        """Return the choices when they are drawn or checked: a draft may have brought another day."""
        day = day_in(self.data, "on", otherwise=day_in(self.initial, "on", otherwise=None))
        return codes.choices("exits", on=day, blank="–")

    def clean_reason(self) -> codebook.Code:
        return codebook.exits[self.cleaned_data["reason"]]


class ExitNote(PlainText):
    def __init__(self) -> None:
        super().__init__(label=_("Note"), rows=5, max_length=4000, required=False)


class ExitForm(SituationForm, ExitFields):
    """An exit, and how the person lives and what she does from that day."""

    note = ExitNote()


class CorrectExitForm(ExitFields):
    note = ExitNote()
    why = Why()


class FollowUpFields(forms.Form):
    status = forms.ChoiceField(label=_("What came of it?"), widget=forms.RadioSelect)
    on = DayField(label=_("Day"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        outcomes = [each for each in codes.choices("followup_status") if each[0] != "planned"]
        self.fields["status"].choices = outcomes  # type: ignore[attr-defined]


class FollowUpForm(SituationForm, FollowUpFields):
    """What came of a follow-up, and how the person lives and what she does then."""

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("status") not in (None, "done") and self.says_something:
            self.add_error("status", _("Livelihood and occupation are asked for in a follow-up that was made."))
        return values

    @property
    def says_something(self) -> bool:
        return bool(self.cleaned_data.get("occupation") or self.cleaned_data.get("livelihood_1"))


class CorrectFollowUpForm(FollowUpFields):
    why = Why()
