"""What to do next about a person, made from what her page already holds: no query of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..models import Case
from ..states import ENDED, OPEN, State
from .person_page import PersonPage

SOON = timedelta(days=30)
NOT_STARTED = OPEN - {State.UNDER_WAY, State.PAUSED}


@dataclass(frozen=True)
class NextStep:
    """Something to do. `what` is followup, start, responsible, exit_livelihood, start_livelihood or birth."""

    what: str
    case_key: str | None = None
    due: date | None = None
    followup_id: int | None = None
    months: int | None = None


def next_steps(page: PersonPage, at: date) -> tuple[NextStep, ...]:
    """Return what is due or missing: what has a day first, the oldest of them on top."""
    found = [*_followups(page, at), *(step for case in page.cases for step in _of_case(case, page, at))]
    if page.person.birth_date is None:
        found.append(NextStep("birth"))
    return tuple(sorted(found, key=lambda step: (step.due is None, step.due or at)))


def _followups(page: PersonPage, at: date) -> Iterator[NextStep]:
    keys = {case.pk: case.key for case in page.cases}
    for each in page.followups:
        if each.status == "planned" and each.due <= at + SOON:
            yield NextStep("followup", keys[each.case_id], each.due, each.pk, each.months)


def _of_case(case: Case, page: PersonPage, at: date) -> Iterator[NextStep]:
    if case.state in OPEN and not any(_holds(each, case, at) for each in page.responsibilities):
        yield NextStep("responsible", case.key)
    if case.state in NOT_STARTED:
        yield NextStep("start", case.key)
    if case.started_on and not page.facts_on("livelihood", case.started_on):
        yield NextStep("start_livelihood", case.key)
    if case.state in ENDED and case.exited_on and not page.facts_on("livelihood", case.exited_on):
        yield NextStep("exit_livelihood", case.key)


def _holds(responsibility: object, case: Case, at: date) -> bool:
    row = responsibility
    return row.case_id == case.pk and row.on <= at and (row.until is None or row.until >= at)  # type: ignore[attr-defined]
