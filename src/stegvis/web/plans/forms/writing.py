from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.plan_rhythm import MOST_WEEKS, USUAL_WEEKS
from stegvis.core import codebook
from stegvis.web.common import codes
from stegvis.web.common.fields import PERSON, Choice, DayField, Kind, Long


class GoalForm(forms.Form):
    goal = Long(
        label=_("What does the person want?"),
        required=False,
        help_text=_("In the person's own words, as they were said. The plan can't be agreed without."),
    )
    goal_kind = Kind()


class SubGoalForm(forms.Form):
    text = Long(label=_("Sub-goal"), rows=2, help_text=_("A step on the way, in the order that the person wants."))
    kind = Kind()


class ActionForm(forms.Form):
    what = Long(label=_("What is to be done?"), rows=2)
    party = forms.ChoiceField(label=_("Who does it?"))
    contact = forms.CharField(label=_("Contact there"), max_length=200, required=False)
    due = DayField(label=_("Done by"))
    sub_goal = forms.ChoiceField(label=_("Under the sub-goal"), required=False)
    kind = Kind()

    def __init__(self, *args: Any, parties: Iterable[Choice], sub_goals: Iterable[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["party"].choices = [(PERSON, _("The person")), *parties]  # type: ignore[attr-defined]
        self.fields["sub_goal"].choices = [("", _("None")), *sub_goals]  # type: ignore[attr-defined]


class AgreeForm(forms.Form):
    """In which meeting the plan is agreed: one that is recorded, or the day and kind of another."""

    meeting = forms.ChoiceField(label=_("The meeting"), required=False)
    on = DayField(label=_("Day of the meeting"), required=False)
    meeting_kind = forms.ChoiceField(label=_("Kind of meeting"), required=False)
    organisations = forms.MultipleChoiceField(
        label=_("Organisations that were there"), widget=forms.CheckboxSelectMultiple, required=False
    )
    present = forms.CharField(label=_("Who was there"), max_length=500, required=False)
    review_weeks = forms.IntegerField(
        label=_("Look at the plan together every … weeks"),
        min_value=1,
        max_value=MOST_WEEKS,
        help_text=_("Choose together. The plan shows when the next time is, and when it slips."),
    )

    def __init__(
        self, *args: Any, parties: Iterable[Choice], meetings: Iterable[Choice], today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        recorded = list(meetings)
        if recorded:
            another = ("", _("Another one, with the day and kind below"))
            self.fields["meeting"].choices = [another, *recorded]  # type: ignore[attr-defined]
        else:
            del self.fields["meeting"]
        flagged = codebook.meeting_kinds.flagged("plan")
        kinds = [each for each in codes.choices("meeting_kinds") if each[0] in flagged]
        self.fields["meeting_kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["organisations"].choices = list(parties)  # type: ignore[attr-defined]
        self.initial = {"on": today, "review_weeks": USUAL_WEEKS, **self.initial}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("meeting"):
            for name in ("on", "meeting_kind"):
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return values


class NewVersionForm(forms.Form):
    why = Long(label=_("What is to be changed, and why?"), rows=2, help_text=_("It stands with the new version."))
