"""What was changed in a project's record, in the reader's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.verdicts import Text
from stegvis.apps.projects.choices import Denominator, FundingSource, Numerator
from stegvis.apps.projects.queries import Change
from stegvis.core import outcomes
from stegvis.web.common import codes

from .fields import written
from .forms.esf import FIELDS as ESF_FIELDS
from .forms.figures import FIELDS as FIGURES_FIELDS
from .sections import SECTIONS

FIELDS: Mapping[str, Text] = {
    "name": _("Name"),
    "starts": _("First day"),
    "ends": _("Last day"),
    "until": _("Last day"),
    "purpose": _("Purpose"),
    "target_group": _("Target group"),
    "working_methods": _("Ways of working"),
    "capacity": _("Places for participants"),
    "caseload_limit": _("Most participants for each worker"),
    "level": _("Level"),
    "title": _("Title"),
    "outcome": _("Outcome"),
    "numerator": _("Who counts as having reached it"),
    "denominator": _("Of whom"),
    "window_months": _("Window in months"),
    "threshold": _("Share to reach"),
    "description": _("Description"),
    "for_whom": _("For whom"),
    "evidence": _("Evidence"),
    "evidence_source": _("Source of the evidence"),
    "contact": _("Whom to ask"),
    "text": _("Text"),
    "document_reference": _("Where the document is"),
    "minutes": _("Minutes"),
    "budget": _("Budget"),
    "planned_participants": _("Planned participants"),
    "on": _("First day"),
    "organisation": _("Organisation"),
    "organisation_name": _("Stands for the organisation"),
    "function": _("Function"),
    "share": _("Full-time posts"),
    "lowest": _("Lowest value"),
    "highest": _("Highest value"),
    "year": _("Year"),
    "funding_source": _("Source"),
    "held_on": _("Day"),
    "owner": _("Who sees to it"),
    "due": _("To be done by"),
    "done": _("Done on"),
    "municipality": _("Municipality"),
    "provider": _("Who gives it"),
    "hours": _("Hours"),
    "required": _("Every coordinator takes it"),
    "struck": _("The row"),
}
SUBJECTS: Mapping[str, Text] = {
    "project": _("Commission"),
    "goal": _("Goal"),
    "method": _("Method"),
    "agreement": _("Agreement"),
    "meeting": _("Meeting"),
    "party": _("Party"),
    "staffing": _("Staffing"),
    "criterion": _("Criterion"),
    "seat": _("Seat in the steering group"),
    "decision": _("Decision"),
    "coordinator": _("Coordinator"),
    "course": _("Course"),
    "training": _("Training"),
    "money": SECTIONS["funding"],
    "esf": SECTIONS["esf"],
    "figures": SECTIONS["figures"],
}
CHOICES: Mapping[str, Mapping[Any, Text]] = {
    "struck": {False: _("in the record"), True: _("struck out: added by mistake")},
    "funding_source": dict(FundingSource.choices),
    "numerator": dict(Numerator.choices),
    "required": {False: _("No"), True: _("Yes")},
    "denominator": dict(Denominator.choices),
}


@dataclass(frozen=True)
class ShownDifference:
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownChange:
    """One change: when, by whom, of what, why, and field by field.

    `what` and `row` lead to the row where it is struck out and can be taken back.
    """

    at: datetime
    by: str
    subject: str
    of: str
    why: str
    differences: list[ShownDifference]
    what: str
    row: int | None


def shown_changes(changes: Iterable[Change]) -> list[ShownChange]:
    return [_shown(change) for change in changes]


def _shown(change: Change) -> ShownChange:
    names = {"esf": ESF_FIELDS, "figures": FIGURES_FIELDS}.get(change.what, FIELDS)
    differences = [
        ShownDifference(
            str(names[each.field]),
            _in_words(change.what, each.field, each.before),
            _in_words(change.what, each.field, each.after),
        )
        for each in change.differences
    ]
    of = "" if change.what in ("project", "esf", "figures") else change.of
    subject = str(SUBJECTS[change.what])
    return ShownChange(change.at, change.by, subject, of, change.why, differences, change.what, change.row)


def _in_words(what: str, field: str, value: Any) -> str:
    if value is None:
        return "–"
    if field in CHOICES:
        return str(CHOICES[field].get(value, value))
    if field == "municipality":
        return codes.label("municipalities", value)
    if field == "level":
        return codes.label("goal_levels", value)
    if what == "goal" and field == "outcome":
        return codes.words().text(outcomes.by_name(value).title)
    if field == "threshold":
        return codes.words().percent(value)
    if isinstance(value, Decimal):
        return written(value)
    return value.isoformat() if isinstance(value, date) else str(value)
