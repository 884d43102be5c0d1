"""Whether a person fits a project's target group: each criterion with why, why not yet, and from which day.

It is an answer to a question, never a decision: nothing here or above it moves a case.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Min, QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import is_shown
from stegvis.apps.projects.models import Criterion, Project
from stegvis.core import eligibility
from stegvis.core.calendar_months import add_months
from stegvis.core.eligibility import Kind, Verdict
from stegvis.core.intake.purge import YEARS as PURGE_YEARS

from ..models import Attestation, Case, Payment
from ..policies import CaseSight
from ..states import State
from .lives import Lives, life_told, lives_of

CONSIDERED = (State.REFERRED, State.MAPPING, State.WAITING, State.ACCEPTED)
"""Cases that a criterion is a question about: referred and not yet begun."""


@dataclass(frozen=True)
class Reach:
    """The first and the last month with payments that the organisation has read in of anybody."""

    first: date
    last: date

    def covers(self, window: int, on: date) -> bool:
        """Say whether these months hold the `window` whole months before `on`, and no purge can have taken any."""
        month = on.replace(day=1)
        begins, ends = add_months(month, -window), add_months(month, -1)
        return self.first <= begins and ends <= self.last and window <= 12 * PURGE_YEARS


@dataclass(frozen=True)
class Line:
    """One criterion and what is found. `value` is what the answer rests on, `since` the day a "not yet" may be met.

    `short` tells how far the payments that were read in reach, where the criterion asks about months outside them.
    """

    criterion: Criterion
    verdict: Verdict
    value: str | None
    since: date | None
    short: Reach | None = None


@dataclass(frozen=True)
class Answer:
    """All criteria for one person on a day. Without criteria everybody fits, and `verdict` is met."""

    lines: tuple[Line, ...]
    verdict: Verdict
    since: date | None


def criteria_on(project: Project, on: date) -> list[Criterion]:
    """Return the criteria that hold on a day, with their values."""
    return list(project.criteria.on_day(on).prefetch_related("values").order_by("on", "pk"))


def as_asked(row: Criterion, values: Iterable[str] | None = None) -> eligibility.Criterion:
    """Return a criterion as `core.eligibility` asks it. `values` stand in for those of a row that is not saved yet."""
    accepted = values if values is not None else (each.code for each in row.values.all())
    return eligibility.Criterion(
        key=str(row.pk),
        kind=Kind(row.kind),
        lowest=row.lowest,
        highest=row.highest,
        window_months=row.window_months,
        values=frozenset(accepted),
        on=row.on,
        until=row.until,
    )


def answer_for(case: Case, on: date) -> Answer:
    """Judge the person of a case that the caller was found to see, by the criteria of its project on a day."""
    rows = criteria_on(case.project, on)
    if not rows:
        return Answer((), Verdict.MET, None)
    lives = lives_of(Case.objects.filter(pk=case.pk), on)
    return _answer(rows, lives, _reach(rows, case), on)


def answer_for_referral(project: Project, who: Mapping[str, str | None], on: date) -> Answer:
    """Judge by a referral's copy alone, before anybody has talked with the person: what it does not tell is unknown."""
    rows = criteria_on(project, on)
    return _answer(rows, life_told(who), None, on) if rows else Answer((), Verdict.MET, None)


def eligibility_of(viewer: Viewer, case: Case, on: date) -> Answer:
    """Answer for a case opened by `viewer`, and log which kinds of information she was shown."""
    answer = answer_for(case, on)
    kinds = [line.criterion.kind for line in answer.lines]
    log.record("case.eligibility_read", target=case, person_key=case.person.key, by=viewer, fields=kinds)
    return answer


def attestations_of(case: Case) -> list[Attestation]:
    """Return what was judged about the person of a case that the caller was found to see, the latest first."""
    rows = Attestation.objects.that_count().filter(person=case.person_id).select_related("recorded_by")
    return list(rows.order_by("-on", "-pk"))


def considered(viewer: Viewer, project: Project, at: date) -> QuerySet[Case]:
    """Return the cases not yet begun that the viewer works with and may name."""
    sight = CaseSight(viewer, at).at_work
    rows = sight.rows.filter(is_shown(), project=project, state__in=CONSIDERED)
    return rows.filter(person__in=sight.people.searchable).select_related("person")


def _answer(rows: Sequence[Criterion], lives: Lives, reach: Reach | None, on: date) -> Answer:
    found = eligibility.assess(lives.people, [as_asked(row) for row in rows], lives.facts, on=on)
    by_key = {each["criterion"]: each for each in found.to_dicts()}
    (together,) = eligibility.overall(found).to_dicts()
    lines = tuple(_line(row, by_key[str(row.pk)], reach, on) for row in rows)
    return Answer(lines, Verdict(together["verdict"]), together["from"])


def _line(row: Criterion, found: dict[str, Any], reach: Reach | None, on: date) -> Line:
    verdict = Verdict(found["verdict"])
    asks_months = row.kind == Kind.ASSISTANCE_MONTHS and verdict is not Verdict.MET
    short = reach if asks_months and reach and not reach.covers(row.window_months or 0, on) else None
    return Line(row, verdict, found["value"], found["from"], short)


def _reach(rows: Sequence[Criterion], case: Case) -> Reach | None:
    if not any(row.kind == Kind.ASSISTANCE_MONTHS for row in rows):
        return None
    span = Payment.objects.that_count().filter(owner=case.owner_id).aggregate(first=Min("month"), last=Max("month"))
    return Reach(span["first"], span["last"]) if span["first"] else None
