"""Dated facts of the 136: occupation, livelihood, and for the 38 the employment service's category.

What the goal counts as work or studies stands here only for those who exited to work or studies: the exit reasons and
the occupations tell the same story. A job that ends before the cut-off is followed by job seeking.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from stegvis.core.calendar_months import add_months
from stegvis.demo.draws import Draws
from stegvis.demo.shape import Category, Livelihood, Occupation

from . import published as report
from .exits import INSURANCE, NOT_REGISTERED, PARENTAL, STUDIES, TRANSFERRED, WORK
from .participations import Participation

DAY = timedelta(1)
WORKBOOK = "monthly_workbook"
SUPPORTED_CATEGORIES = ("33", "38", "42")
BY_THE_HOUR = "22"
SEEKING_AGAIN = ("11", "70")  # categories of those who had found work and are looking for it again
AFTER_OCCUPATION = {TRANSFERRED: "sick_leave", PARENTAL: "parental_leave", INSURANCE: "job_seeking"}
AFTER_LIVELIHOOD = {TRANSFERRED: "assistance_full", PARENTAL: "parental_benefit", INSURANCE: "unemployment_insurance"}


@dataclass(frozen=True)
class Course:
    """How a participation turned: the day a job or a course began, and the day it ended, if it did."""

    began: date | None
    ended: date | None


def course(each: Participation, draws: Draws) -> Course:
    """Draw when work or studies began. Nothing begins for who is under way, left otherwise, or was never asked."""
    plan = each.exit
    if plan is None or each.exited is None or not plan.work_or_studies:
        return Course(None, None)
    lead = draws.between(0, 14) if plan.lead_days is None else plan.lead_days
    began = max(each.exited - timedelta(lead), each.started + DAY)
    ends = plan.reason == WORK and plan.after in SEEKING_AGAIN
    return Course(began, draws.day(began + timedelta(40), date(2010, 12, 20)) if ends else None)


def occupations(each: Participation, turn: Course, draws: Draws) -> Iterator[Occupation]:
    """Say what the person did: seeking work from before start, then what the exit led to."""
    number = each.number.number
    since = add_months(each.started, -draws.between(6, 60))
    silent = each.exit is not None and each.exit.silent
    change = each.exited if silent or turn.began is None else turn.began
    yield _occupation(number, since, change - DAY if change else None, "job_seeking")
    if each.exit is None or each.exited is None or silent:
        return
    if turn.began is None:
        after = AFTER_OCCUPATION.get(each.exit.reason, "unknown")
        yield _occupation(number, each.exited, None, after)
        return
    yield _job(each, turn, draws) if each.exit.reason == WORK else _course(number, turn, draws)
    if turn.ended:
        yield _occupation(number, turn.ended + DAY, None, "job_seeking")


def _occupation(number: str, on: date, until: date | None, code: str) -> Occupation:
    return Occupation(number=number, on=on, until=until, code=code, hours=None, supported=None, source=WORKBOOK)


def _job(each: Participation, turn: Course, draws: Draws) -> Occupation:
    """Half-time jobs stand among them: “i några fall har deltagaren erhållit ett halvtidsarbete”."""
    category = each.exit.after if each.exit else None
    supported = category in SUPPORTED_CATEGORIES or (category is None and draws.chance(40))
    hours = 15.0 if category == BY_THE_HOUR else float(draws.one_of((20, 30, 40, 40, 40)))
    return Occupation(
        number=each.number.number,
        on=turn.began,
        until=turn.ended,
        code="work_supported" if supported else "work",
        hours=hours,
        supported=supported,
        source=WORKBOOK,
    )


def _course(number: str, turn: Course, draws: Draws) -> Occupation:
    return Occupation(
        number=number,
        on=turn.began,
        until=None,
        code=draws.one_of(("studies_basic", "studies_basic", "studies_upper")),
        hours=float(draws.one_of((20, 40, 40))),
        supported=None,
        source=WORKBOOK,
    )


def livelihoods(each: Participation, turn: Course, jobs: list[Occupation], draws: Draws) -> Iterator[Livelihood]:
    """Say what the person lived on: social assistance, whole or as a supplement, then what the exit led to."""
    number, before = each.number.number, _before(each)
    since = add_months(each.started, -draws.between(12, 120))
    change = turn.began or each.exited
    until = change - DAY if change else None
    yield from (_livelihood(number, since, until, code, share) for code, share in before)
    if change is None:
        return
    yield from (_livelihood(number, change, turn.ended, code, share) for code, share in _after(each, jobs))
    if turn.ended:
        yield _livelihood(number, turn.ended + DAY, None, "assistance_full", 100)


def _livelihood(number: str, on: date, until: date | None, code: str, share: int) -> Livelihood:
    return Livelihood(number=number, on=on, until=until, code=code, share=share, source=WORKBOOK)


def _before(each: Participation) -> tuple[tuple[str, int], ...]:
    category = each.exit.before if each.exit else None
    shared = {
        BY_THE_HOUR: (("assistance_part", 70), ("wage", 30)),
        "38": (("assistance_part", 30), ("wage_subsidised", 70)),
        "70": (("assistance_part", 55), ("activity_support", 45)),
        "81": (("assistance_part", 55), ("activity_support", 45)),
    }
    return shared.get(category or "", (("assistance_full", 100),))


def _after(each: Participation, jobs: list[Occupation]) -> tuple[tuple[str, int], ...]:
    """A wage for part of the week is filled up with social assistance (“utfyllnad på ekonomiskt bistånd”)."""
    reason = each.exit.reason if each.exit else ""
    if reason == STUDIES:
        return (("study_support", 100),)
    if reason != WORK:
        return ((AFTER_LIVELIHOOD.get(reason, "unknown"), 100),)
    job = next((job for job in jobs if job.code in ("work", "work_supported")), None)
    if job is None:
        return (("unknown", 100),)
    wage = "wage_subsidised" if job.supported else "wage"
    full = job.hours is not None and job.hours >= 40
    return ((wage, 100),) if full else ((wage, 60), ("assistance_part", 40))


def categories(each: Participation, draws: Draws) -> Iterator[Category]:
    """Say how the 38 stood at the employment service: from before start to January 2011.

    A category changes at the exit or some weeks after it, sometimes with openly unemployed in between; who is not
    registered has a row that says so.
    """
    plan = each.exit
    if plan is None or plan.before is None or plan.after is None or each.exited is None:
        return
    number = each.number.number
    since = add_months(each.started, -draws.between(3, 40))
    if plan.before == plan.after:
        yield Category(number=number, on=since, until=None, code=plan.before)
        return
    change = min(each.exited + timedelta(draws.between(0, 60)), report.CATEGORIES_ON - timedelta(10))
    detour = _detour(plan.before, plan.after, each, draws)
    yield Category(number=number, on=since, until=(detour or change) - DAY, code=plan.before)
    if detour:
        yield Category(number=number, on=detour, until=change - DAY, code="70" if plan.before == "11" else "11")
    yield Category(number=number, on=change, until=None, code=plan.after)


def _detour(before: str, after: str, each: Participation, draws: Draws) -> date | None:
    """Draw a day, while under way, when a programme or open unemployment came in between; None for most."""
    wanted = after not in ("70", "70-3") if before == "11" else before not in ("11", NOT_REGISTERED) and after != "11"
    if not wanted or each.exited is None or not draws.chance(35):
        return None
    return draws.day(each.started + timedelta(14), each.exited - timedelta(7))
