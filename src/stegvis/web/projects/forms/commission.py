from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import CodeChoice, DayField

from ..fields import LongText, WhyField


class PeriodForm(forms.Form):
    """A form with `starts` and `ends`, which stand in order."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day can't be before the first day."))
        return cleaned


class CommissionForm(PeriodForm):
    """The commission in words and numbers."""

    name = forms.CharField(label=_("Name"), max_length=200)
    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"), required=False, help_text=_("Empty if no end is decided."))
    purpose = LongText(
        label=_("Purpose"), required=False, help_text=_("What the parties want to achieve together, in their words.")
    )
    target_group = LongText(
        label=_("Target group"),
        required=False,
        rows=4,
        help_text=_("For whom it is, in words. Conditions that can be checked stand under criteria."),
    )
    working_methods = LongText(
        label=_("Ways of working"),
        required=False,
        help_text=_("Scope and kind: how the group works and what participants are offered."),
    )
    capacity = forms.IntegerField(
        label=_("Places for participants"),
        required=False,
        min_value=1,
        help_text=_("How many can take part at the same time."),
    )
    caseload_limit = forms.IntegerField(
        label=_("Most participants for each worker"),
        required=False,
        min_value=1,
        help_text=_("Who has more is shown as above the limit."),
    )


class NewProjectForm(CommissionForm):
    form = CodeChoice(
        "project_forms",
        label=_("Form"),
        blank=None,
        help_text=_("Individual: participants are followed one by one. It can't be changed later."),
        widget=forms.RadioSelect,
    )
    field_order = ("name", "form")


class ChangeCommissionForm(CommissionForm):
    why = WhyField()


class FollowUpsForm(forms.Form):
    """When participants are followed up, in months after exit."""

    months = forms.CharField(
        label=_("Months after exit"),
        max_length=60,
        help_text=_("With commas between, for example 6, 12, 24. At most 120 months."),
    )

    def clean_months(self) -> list[int]:
        parts = self.cleaned_data["months"].replace(",", " ").split()
        if not parts or not all(part.isdecimal() and 1 <= int(part) <= 120 for part in parts):
            raise forms.ValidationError(_("Write whole months from 1 to 120, with commas between."))
        return sorted({int(part) for part in parts})


class EndForm(forms.Form):
    """A last day for something that began on `first`."""

    until = DayField(label=_("Last day"))

    def __init__(self, *args: Any, first: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.first = first

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until < self.first:
            raise forms.ValidationError(
                _("The last day can't be before the first day, %(day)s."), params={"day": self.first.isoformat()}
            )
        return until
