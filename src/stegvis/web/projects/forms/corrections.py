"""Forms that correct a row: what it should have said from the start, and why it is corrected."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.projects.choices import CriterionKind
from stegvis.web.common.fields import DayField

from ..fields import WhyField
from .coordinators import CourseForm, MunicipalityForm, TakenForm
from .criteria import form_for
from .funding import NewYearForm
from .parties import AgreementForm, MethodForm, PartyForm, StaffingForm
from .steering import DecisionForm, MeetingForm

LAST = ("on", "until", "done", "why")
Choices = Mapping[str, Any]


class ReasonForm(forms.Form):
    """Why a row is struck out, or taken back."""

    why = WhyField(required=True, label=_("Why"))


class Corrected(forms.Form):
    """A row's fields and why they are corrected. `columns` names the column of a field that is called otherwise."""

    columns: ClassVar[Mapping[str, str]] = {}
    left_out: ClassVar[tuple[str, ...]] = ()

    why = WhyField(required=True)

    def __init__(self, *args: Any, row: Any, **options: Any) -> None:
        names = [name for name in self.base_fields if name not in ("why", *self.left_out)]
        initial = {name: getattr(row, self.columns.get(name, name)) for name in names}
        super().__init__(*args, initial=initial, **options)
        for name in self.left_out:
            del self.fields[name]
        self.order_fields([*(name for name in self.fields if name not in LAST), *LAST])

    @property
    def changes(self) -> dict[str, Any]:
        """Return what the act takes: each column with its value."""
        return {self.columns.get(name, name): value for name, value in self.cleaned_data.items() if name != "why"}


class CorrectedPeriod(Corrected):
    until = DayField(label=_("Last day"), required=False, help_text=_("Empty if it holds until further notice."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("on"), cleaned.get("until")
        if first and last and last < first:
            self.add_error("until", _("The last day can't be before the first day."))
        return cleaned


class CorrectParty(CorrectedPeriod, PartyForm):
    def __init__(self, *args: Any, organisations: Choices, **options: Any) -> None:
        super().__init__(*args, organisations=[(pk, str(each)) for pk, each in organisations.items()], **options)
        self.organisations = organisations
        self.initial["organisation"] = options["row"].organisation_id

    def clean_organisation(self) -> Any:
        return self.organisations[self.cleaned_data["organisation"]]


class CorrectStaffing(CorrectedPeriod, StaffingForm):
    pass


class CorrectMethod(CorrectedPeriod, MethodForm):
    pass


class CorrectAgreement(CorrectedPeriod, AgreementForm):
    left_out = ("organisations",)


class CorrectSeat(CorrectedPeriod):
    """A seat of somebody with an account keeps the account's name."""

    name = forms.CharField(label=_("Name"), max_length=200)
    organisation_name = forms.CharField(label=_("Stands for the organisation"), max_length=200)
    on = DayField(label=_("First day"))

    def __init__(self, *args: Any, row: Any, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        if row.user_id:
            del self.fields["name"]
            self.fields["organisation_name"].required = False


class CorrectYear(Corrected, NewYearForm):
    pass


class CorrectMeeting(Corrected, MeetingForm):
    columns: ClassVar[Mapping[str, str]] = {"on": "held_on"}


class CorrectDecision(Corrected, DecisionForm):
    done = DayField(label=_("Done on"), required=False)

    def __init__(self, *args: Any, owners: Choices, **options: Any) -> None:
        super().__init__(*args, owners=[(pk, str(each)) for pk, each in owners.items()], **options)
        self.owners = owners
        self.initial["owner"] = options["row"].owner_id

    def clean_owner(self) -> Any:
        return self.owners[self.cleaned_data["owner"]]


class CorrectCoordinator(CorrectedPeriod, MunicipalityForm):
    pass


class CorrectCourse(CorrectedPeriod, CourseForm):
    pass


class CorrectTraining(Corrected, TakenForm):
    pass


FORMS: Mapping[str, type[Corrected]] = {
    "party": CorrectParty,
    "staffing": CorrectStaffing,
    "method": CorrectMethod,
    "money": CorrectYear,
    "seat": CorrectSeat,
    "meeting": CorrectMeeting,
    "decision": CorrectDecision,
    "agreement": CorrectAgreement,
    "coordinator": CorrectCoordinator,
    "course": CorrectCourse,
    "training": CorrectTraining,
}


def correction_of(what: str, row: Any) -> type[Corrected] | None:
    """Return the form that corrects `row`, or None where it is changed with a reason anyway: a goal."""
    return _criterion(CriterionKind(row.kind)) if what == "criterion" else FORMS.get(what)


def _criterion(kind: CriterionKind) -> type[Corrected]:
    """Return the form of a kind of criterion, without its codes: with others it is another criterion."""
    asked = form_for(kind)
    left_out = tuple({"values"} & asked.base_fields.keys())
    return type("CorrectCriterion", (CorrectedPeriod, asked), {"left_out": left_out})
