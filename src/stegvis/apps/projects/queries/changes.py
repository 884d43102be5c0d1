"""What has been changed in a project's record: what stood there before, who changed it and why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from typing import Any

from ..actions.commission import EDITABLE
from ..actions.corrections import CORRECTED
from ..actions.funding import ESF_FIELDS
from ..actions.report_dates import FIELDS as REPORT_DATES
from ..models import Decision, EsfRecord, Project, ReportDates
from .rows import ROWS, project_path

STRUCK = frozenset({"struck"})


@dataclass(frozen=True)
class Kept:
    """What is kept of a table: the fields that can change, the way to its project, and what a row is called.

    `read_with` are the rows that a version needs to be told, so that the list costs the same whatever its length.
    """

    model: Any
    fields: frozenset[str]
    project: str
    read_with: tuple[str, ...] = ()
    name: Callable[[Any], str] = lambda version: str(version.instance)


READ_WITH = {
    "party": ("organisation",),
    "staffing": ("party__organisation",),
    "seat": ("user",),
    "decision": ("owner__user",),
    "coordinator": ("user",),
    "training": ("course", "coordinator__user"),
}
NAMES: dict[str, Callable[[Any], str]] = {
    "party": lambda version: str(version.organisation),
    "staffing": lambda version: f"{version.function}, {version.party}",
    "seat": lambda version: version.name or str(version.user),
    "decision": lambda version: version.text,
    "coordinator": lambda version: str(version.user),
    "training": lambda version: f"{version.course}, {version.coordinator.user}",
}
KEPT = {
    # A past project asks the database for what its history leaves out: its name is that of any version.
    "project": Kept(Project, EDITABLE, "id", name=lambda version: version.name),
    "esf": Kept(EsfRecord, ESF_FIELDS, "project_id"),
    "figures": Kept(ReportDates, REPORT_DATES, "project_id", name=lambda _version: ""),
} | {
    what: Kept(
        model,
        CORRECTED[model] | STRUCK,
        project_path(model),
        READ_WITH.get(what, ()),
        NAMES.get(what, lambda version: str(version.instance)),
    )
    for what, model in ROWS.items()
}


@dataclass(frozen=True)
class Difference:
    """One field: what stood there and what stands there now. None is empty."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    """What somebody changed at one time. `what` is one of the names in KEPT, `of` the row as it became.

    `row` is the row's number where this change struck it out and nobody has taken that back.
    """

    at: datetime
    by: str
    what: str
    of: str
    why: str
    differences: tuple[Difference, ...]
    row: int | None = None


@dataclass(frozen=True)
class Wording:
    """What a decision said until it was corrected, and why it was."""

    text: str
    until: datetime
    why: str


def changes_of(project: Project) -> tuple[Change, ...]:
    """Return all changes and corrections of the record of a project the viewer sees, the latest first.

    What was written first is no change.
    """
    found = [change for what, kept in KEPT.items() for change in _changes(what, kept, project)]
    return tuple(sorted(found, key=lambda change: change.at, reverse=True))


def earlier_wordings(project: Project) -> dict[int, list[Wording]]:
    """Return what each decision said before it was corrected, the latest first; one never corrected is left out."""
    rows = Decision.history.filter(meeting__project=project).order_by("id", "history_date", "history_id")
    found: dict[int, list[Wording]] = {}
    for before, after in pairwise(rows):
        if before.id == after.id and before.text != after.text:
            wording = Wording(before.text, after.history_date, after.history_change_reason or "")
            found.setdefault(after.id, []).insert(0, wording)
    return found


def _changes(what: str, kept: Kept, project: Project) -> Iterator[Change]:
    rows = kept.model.history.filter(**{kept.project: project.pk}).select_related("history_user", *kept.read_with)
    for _, grouped in groupby(rows.order_by("id", "history_date", "history_id"), key=lambda version: version.id):
        versions = list(grouped)
        for before, after in pairwise(versions):
            differences = _differences(before, after, kept.fields)
            if differences:
                gone = after is versions[-1] and getattr(after, "struck", False)
                yield Change(
                    at=after.history_date,
                    by=after.history_user.name if after.history_user else "",
                    what=what,
                    of=kept.name(after),
                    why=after.history_change_reason or "",
                    differences=differences,
                    row=after.id if gone else None,
                )


def _differences(before: Any, after: Any, fields: Iterable[str]) -> tuple[Difference, ...]:
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in sorted(fields))
    return tuple(Difference(name, _known(old), _known(new)) for name, old, new in pairs if _known(old) != _known(new))


def _known(value: Any) -> Any:
    return None if value == "" else value
