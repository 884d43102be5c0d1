"""What has been changed in a project's record: what stood there before, who changed it and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from typing import Any

from ..actions.commission import EDITABLE, METHOD_TEXTS
from ..actions.funding import ESF_FIELDS
from ..actions.goals import EDITABLE as GOAL_FIELDS
from ..actions.parties import AGREEMENT_TEXTS
from ..actions.report_dates import FIELDS as REPORT_DATES
from ..actions.steering import MEETING_TEXTS
from ..models import Agreement, BudgetYear, EsfRecord, Goal, Method, Project, ReportDates, SteeringMeeting

MONEY_FIELDS = frozenset({"budget", "outcome", "planned_participants", "description"})
LAST_DAY = frozenset({"until"})
KEPT = (
    ("project", Project, EDITABLE),
    ("goal", Goal, GOAL_FIELDS),
    ("method", Method, METHOD_TEXTS | LAST_DAY),
    ("agreement", Agreement, AGREEMENT_TEXTS | LAST_DAY),
    ("meeting", SteeringMeeting, MEETING_TEXTS),
    ("money", BudgetYear, MONEY_FIELDS),
    ("esf", EsfRecord, ESF_FIELDS),
    ("figures", ReportDates, REPORT_DATES),
)


@dataclass(frozen=True)
class Difference:
    """One field: what stood there and what stands there now. None is empty."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    """What somebody changed at one time. `what` is one of the names in KEPT, `of` the row as it became."""

    at: datetime
    by: str
    what: str
    of: str
    why: str
    differences: tuple[Difference, ...]


def changes_of(project: Project) -> tuple[Change, ...]:
    """Return all changes of the texts, goals and figures of a project the viewer sees, the latest first.

    What was written first is no change.
    """
    found = [change for what, model, fields in KEPT for change in _changes(what, model, fields, project)]
    return tuple(sorted(found, key=lambda change: change.at, reverse=True))


def _changes(what: str, model: Any, fields: Iterable[str], project: Project) -> Iterator[Change]:
    own = {"id": project.pk} if model is Project else {"project_id": project.pk}
    rows = model.history.filter(**own).select_related("history_user").order_by("id", "history_date", "history_id")
    for _, versions in groupby(rows, key=lambda version: version.id):
        for before, after in pairwise(versions):
            differences = _differences(before, after, fields)
            if differences:
                who = after.history_user.name if after.history_user else ""
                why = after.history_change_reason or ""
                # A past project asks the database for what its history leaves out.
                of = project.name if model is Project else str(after.instance)
                yield Change(after.history_date, who, what, of, why, differences)


def _differences(before: Any, after: Any, fields: Iterable[str]) -> tuple[Difference, ...]:
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in sorted(fields))
    return tuple(Difference(name, _known(old), _known(new)) for name, old, new in pairs if _known(old) != _known(new))


def _known(value: Any) -> Any:
    return None if value == "" else value
