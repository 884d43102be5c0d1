from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.apps.projects.queries import followup_months
from stegvis.core import codebook
from stegvis.core.calendar_months import add_months
from stegvis.core.intake.reading import Reading

from ...models import Case, FollowUp
from .case_plans import CasePlan
from .existing import Existing, chunks

PLANNED = "planned"


@dataclass(frozen=True)
class FollowUpPlan:
    """A follow-up to write, of the participation that started on `start`."""

    number: str
    start: object
    months: int
    due: date
    done: date | None
    status: str


def plan_followups(reading: Reading, cases: Sequence[CasePlan], there: Existing) -> tuple[FollowUpPlan, ...]:
    """Plan what the file says of follow-ups, and the project's follow-ups of each exit that is new or changed.

    What came of a follow-up is not overwritten by a plan, and what was entered by hand by nothing.
    """
    intervals = followup_months(there.project)
    planned = {(plan.number, plan.start, each.months): each for plan in cases for each in _after_exit(plan, intervals)}
    told = {(each.number, each.start, each.months): each for each in _told(reading, cases)}
    made = _made(cases, there)
    wanted = {**planned, **told}
    return tuple(each for key, each in wanted.items() if not _stands(each, made.get(key)))


def _after_exit(plan: CasePlan, intervals: Sequence[int]) -> list[FollowUpPlan]:
    if not plan.exit_changes or plan.values is None:
        return []
    if codebook.exits[plan.values["exit_reason"]].flags & {"death", "excluded"}:
        return []
    day = plan.values["exited_on"]
    return [
        FollowUpPlan(plan.number, plan.start, months, add_months(day, months), None, PLANNED) for months in intervals
    ]


def _told(reading: Reading, cases: Sequence[CasePlan]) -> list[FollowUpPlan]:
    """Return the file's own follow-ups; one without a start is of the person's last participation."""
    if "followups" not in reading.rows:
        return []
    exits: dict[str, dict[Any, date]] = {}
    for plan in sorted(cases, key=lambda each: str(each.start)):
        exited = plan.values["exited_on"] if plan.values else plan.known and plan.known.exited_on
        exits.setdefault(plan.number, {})[plan.start] = exited
    plans = (_row(row, exits.get(row["personal_number"], {})) for row in reading.rows["followups"].to_dicts())
    return [plan for plan in plans if plan]


def _row(row: Mapping[str, Any], exits: Mapping[Any, date | None]) -> FollowUpPlan | None:
    start = row["start"] or next(reversed(exits), None)
    exited = exits.get(start)
    due = row["due"] or (add_months(exited, row["months"]) if exited else row["done"])
    if start is None or due is None:
        return None
    done = None if row["status"] == PLANNED else row["done"] or due
    return FollowUpPlan(row["personal_number"], start, row["months"], due, done, row["status"])


def _made(cases: Sequence[CasePlan], there: Existing) -> dict[tuple[str, object, int], FollowUp]:
    """Return the follow-ups that count without the replaced file, by person, start and months."""
    known: dict[int, CasePlan] = {plan.known.pk: plan for plan in cases if isinstance(plan.known, Case)}
    found = {}
    for part in chunks(known):
        for each in FollowUp.objects.filter(case__in=part, withdrawn_at__isnull=True).order_by("pk").defer("why"):
            if there.counts(each.batch):
                plan = known[each.case_id]
                found[plan.number, plan.start, each.months] = each
    return found


def _stands(plan: FollowUpPlan, made: FollowUp | None) -> bool:
    """Say whether what is there already stays in the plan's place."""
    if made is None:
        return False
    if made.status != PLANNED:
        return made.batch is None or plan.status == PLANNED or (made.status, made.done) == (plan.status, plan.done)
    return (made.status, made.due) == (plan.status, plan.due)
