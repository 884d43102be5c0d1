"""What is to be done by the agreed plans of the viewer's own cases, what is late, and how much was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery

from stegvis.apps.access.viewers import Viewer
from stegvis.core.statistics.intervals import Interval
from stegvis.core.statistics.proportions import wilson

from ...models import Plan, PlanAction, PlanVersion
from ...plan_rhythm import next_review
from ...policies import CaseSight
from ...states import OPEN
from .showing import FINAL
from .standing import with_last_review, with_result


@dataclass(frozen=True)
class Share:
    """How many of a party's agreed actions that were due have been done, of all of them, with the interval.

    `party` is empty for what the persons were to do themselves.
    """

    party: str
    done: int
    partly: int
    not_done: int
    due: int

    @property
    def interval(self) -> Interval:
        return wilson(self.done, self.due)

    @property
    def open(self) -> int:
        return self.due - self.done - self.partly - self.not_done


@dataclass(frozen=True)
class ReviewDue:
    """A plan to be looked at together, and the day for it by its rhythm."""

    version: PlanVersion
    due: date


def due_plan_actions(viewer: Viewer, at: date, until: date) -> QuerySet[PlanAction]:
    """Return the open actions of plans in force, due by `until`, the oldest first; masked persons are left out."""
    rows = _in_force(viewer, at, open_cases=True).exclude(result__in=FINAL).filter(due__lte=until)
    related = ("version__plan__case__person", "version__plan__case__project", "party")
    return rows.select_related(*related).order_by("due", "pk")


def late_plan_actions(viewer: Viewer, at: date) -> QuerySet[PlanAction]:
    return due_plan_actions(viewer, at, at).exclude(due=at)


def reviews_due(viewer: Viewer, at: date, until: date) -> list[ReviewDue]:
    """Return the plans in force to be looked at by `until`, the oldest first."""
    sight = CaseSight(viewer, at)
    plans = Plan.objects.filter(case__in=sight.at_work.rows.filter(state__in=OPEN))
    rows = _current(PlanVersion.objects.filter(plan__in=plans))
    rows = rows.filter(plan__case__person__in=sight.people.searchable)
    rows = with_last_review(rows).select_related("plan__case__person", "plan__case__project")
    found = [ReviewDue(each, next_review(each, each.last_review)) for each in rows]
    return sorted((each for each in found if each.due <= until), key=lambda each: each.due)


def plan_shares(viewer: Viewer, at: date) -> tuple[Share, ...]:
    """Return for each party how many of its agreed actions due by `at` were done, over the cases the viewer sees.

    Each action counts once, as its latest agreed version has it; what was never reported on counts as open.
    """
    rows = _in_force(viewer, at, open_cases=False).filter(due__lte=at)
    found: dict[str, list[str]] = {}
    for name, result in rows.order_by("party__name").values_list("party__name", "result"):
        found.setdefault(name or "", []).append(result or "")
    return tuple(_share(party, results) for party, results in found.items())


def _share(party: str, results: Iterable[str]) -> Share:
    results = list(results)
    done, partly, not_done = (results.count(code) for code in ("done", "partly", "not_done"))
    return Share(party, done, partly, not_done, len(results))


def _in_force(viewer: Viewer, at: date, *, open_cases: bool) -> QuerySet[PlanAction]:
    """Return the actions of the latest agreed versions, each with its last `result` ("" where none is reported)."""
    sight = CaseSight(viewer, at)
    cases = sight.at_work.rows.filter(state__in=OPEN) if open_cases else sight.at_work.rows
    versions = _current(PlanVersion.objects.filter(plan__case__in=cases))
    if open_cases:
        versions = versions.filter(plan__case__person__in=sight.people.searchable)
    return with_result(PlanAction.objects.filter(version__in=versions.values("pk")))


def _current(versions: QuerySet[PlanVersion]) -> QuerySet[PlanVersion]:
    agreed = PlanVersion.objects.filter(plan=OuterRef("plan"), agreed_on__isnull=False).order_by("-number")
    return (
        versions.filter(agreed_on__isnull=False)
        .annotate(last=Subquery(agreed.values("number")[:1]))
        .filter(number=F("last"))
    )
