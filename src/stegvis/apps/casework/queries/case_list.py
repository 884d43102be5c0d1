"""The list of cases: coded filters, sorting, pages and counts, in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models.person import PROTECTED
from stegvis.apps.people.queries import CARD_FIELDS, Card, card
from stegvis.core import codebook

from ..models import Case, Responsibility
from ..policies import CaseSight

PAGE_SIZE = 50
SHOWN_OF_CASE = ("key", "state", "started_on", "exited_on", "exit_reason", "person", "project")
SORTS: Mapping[str, tuple[object, ...]] = {
    "-started": (F("started_on").desc(nulls_last=True), "-pk"),
    "started": (F("started_on").asc(nulls_last=True), "pk"),
    "-exited": (F("exited_on").desc(nulls_last=True), "-pk"),
    "exited": (F("exited_on").asc(nulls_last=True), "pk"),
    "state": ("state", "-pk"),
}


@dataclass(frozen=True)
class CaseFilter:
    """What a list is narrowed to: codes, keys and days only, so that it can stand in a URL. None and () are "all".

    `unassigned` leaves the cases that nobody is responsible for.
    """

    states: tuple[str, ...] = ()
    project: str | None = None
    responsible: int | None = None
    unassigned: bool = False
    sex: str | None = None
    municipality: str | None = None
    exit_reason: str | None = None
    exit_group: str | None = None
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
        if self.exit_group is not None:
            condition &= Q(exit_reason__in=codebook.exits.in_group(self.exit_group))
        held = Responsibility.objects.on_day(at)
        if self.responsible is not None:
            condition &= Q(pk__in=held.filter(user=self.responsible).values("case"))
        return condition & ~Exists(held.filter(case=OuterRef("pk"))) if self.unassigned else condition


@dataclass(frozen=True)
class CaseRow:
    """A line of the list; `responsible` is the name of who works with the case on the day of the list."""

    case: Case
    person: Card
    responsible: str | None


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
        rows = rows.exclude(person__protection__in=PROTECTED)
    # "*" and not the key: PostgreSQL then counts in the index alone.
    counts = dict(rows.values_list("state").annotate(number=Count("*")).order_by())
    chosen = narrowed.states or tuple(counts)
    total = sum(number for state, number in counts.items() if state in chosen)
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    narrowed_rows = rows.filter(state__in=chosen) if narrowed.states else rows
    shown = _filled(narrowed_rows, sight, sort, slice((page - 1) * size, page * size))
    log.record("cases.listed", by=viewer, person_keys=sorted({row.person.key for row in shown}))
    return CasePage(shown, counts, total, page, pages)


def _filled(rows: QuerySet[Case], sight: CaseSight, sort: str, part: slice) -> tuple[CaseRow, ...]:
    """Sort by the index first and fetch the wide, encrypted rows of one page after: one statement, two levels."""
    keys = rows.order_by(*SORTS[sort]).values("pk")[part]
    held = Responsibility.objects.on_day(sight.at).filter(case=OuterRef("pk")).order_by("-on")
    cases = _with_people(Case.objects.filter(pk__in=keys)).order_by(*SORTS[sort])
    named = cases.annotate(responsible=Subquery(held.values("user__name")[:1]))
    return tuple(CaseRow(case, card(case.person, sight.people), case.responsible) for case in named)


def _with_people(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Read what a line shows: each encrypted field more would be deciphered fifty times."""
    of_person = (f"person__{name}" for name in CARD_FIELDS)
    return cases.select_related("person", "project").only(*SHOWN_OF_CASE, "project__name", *of_person)
