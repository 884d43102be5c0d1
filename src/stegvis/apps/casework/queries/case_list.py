"""The list of cases: coded filters, sorting, pages and counts, in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.models import User
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.queries import Card, card

from ..models import Case, Responsibility
from ..policies import CaseSight

PAGE_SIZE = 50
SORTS: Mapping[str, tuple[object, ...]] = {
    "-started": (F("started_on").desc(nulls_last=True), "-pk"),
    "started": (F("started_on").asc(nulls_last=True), "pk"),
    "-exited": (F("exited_on").desc(nulls_last=True), "-pk"),
    "exited": (F("exited_on").asc(nulls_last=True), "pk"),
    "state": ("state", "-pk"),
}


@dataclass(frozen=True)
class CaseFilter:
    """What a list is narrowed to: codes, keys and days only, so that it can stand in a URL. None and () are "all"."""

    states: tuple[str, ...] = ()
    project: str | None = None
    responsible: int | None = None
    sex: str | None = None
    municipality: str | None = None
    exit_reason: str | None = None
    started_from: date | None = None
    started_until: date | None = None
    exited_from: date | None = None
    exited_until: date | None = None

    def apart_from_state(self, at: date) -> Q:
        """Return the condition of everything but the state; `at` is the day on which somebody is responsible."""
        columns = {
            "project__key": self.project,
            "person__sex": self.sex,
            "person__municipality": self.municipality,
            "exit_reason": self.exit_reason,
            "started_on__gte": self.started_from,
            "started_on__lte": self.started_until,
            "exited_on__gte": self.exited_from,
            "exited_on__lte": self.exited_until,
        }
        condition = Q(**{name: value for name, value in columns.items() if value is not None})
        if self.responsible is not None:
            held = Responsibility.objects.on_day(at).filter(user=self.responsible)
            condition &= Q(pk__in=held.values("case"))
        return condition


@dataclass(frozen=True)
class CaseRow:
    """A line of the list."""

    case: Case
    person: Card
    responsible: User | None


@dataclass(frozen=True)
class CasePage:
    """A page of the list. `counts` are cases by state under the other filters, `total` those in the chosen states."""

    rows: tuple[CaseRow, ...]
    counts: Mapping[str, int]
    total: int
    page: int
    pages: int


def case_list(
    viewer: Viewer,
    at: date,
    *,
    narrowed: CaseFilter = CaseFilter(),
    sort: str = "-started",
    page: int = 1,
    size: int = PAGE_SIZE,
) -> CasePage:
    """Return a page of the cases that exist for `viewer`, and log whose names it showed.

    `page` counts from 1; one beyond the last gives the last. A municipality narrows to persons who are not masked:
    where a protected person lives can't be found out by filtering.
    """
    sight = CaseSight(viewer, at)
    rows = sight.rows.filter(narrowed.apart_from_state(at))
    if narrowed.municipality and not sight.people.names_protected:
        rows = rows.filter(person__in=sight.people.searchable)
    counts = dict(rows.values_list("state").annotate(number=Count("pk")).order_by())
    chosen = narrowed.states or tuple(counts)
    total = sum(number for state, number in counts.items() if state in chosen)
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    narrowed_rows = rows.filter(state__in=chosen) if narrowed.states else rows
    keys = list(narrowed_rows.order_by(*SORTS[sort]).values_list("pk", flat=True)[(page - 1) * size : page * size])
    shown = _filled(keys, sight)
    log.record("cases.listed", by=viewer, person_keys=sorted({row.person.key for row in shown}))
    return CasePage(shown, counts, total, page, pages)


def _filled(keys: list[int], sight: CaseSight) -> tuple[CaseRow, ...]:
    cases = _with_people(Case.objects.filter(pk__in=keys)).in_bulk()
    held = Responsibility.objects.on_day(sight.at).filter(case__in=keys).select_related("user").defer("note")
    responsible = {each.case_id: each.user for each in held}
    return tuple(CaseRow(cases[key], card(cases[key].person, sight.people), responsible.get(key)) for key in keys)


def _with_people(cases: QuerySet[Case]) -> QuerySet[Case]:
    unread = ("person__phone", "person__email", "person__address", "exit_note")
    return cases.select_related("person", "project").defer(*unread)
