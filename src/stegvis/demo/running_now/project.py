"""“Vägen vidare” put together for a given day: open cases, waiting referrals, follow-ups due and late, exits."""

from collections.abc import Sequence
from datetime import date, timedelta

from stegvis.core.calendar_months import add_months
from stegvis.demo import names
from stegvis.demo.draws import Draws
from stegvis.demo.months import age_on, first_of
from stegvis.demo.people import Register, person, weighted
from stegvis.demo.project import SyntheticProject
from stegvis.demo.shape import Case, Household, HouseholdMember, Person, Referral
from stegvis.demo.test_numbers import TestNumber, published

from . import commission, facts, plan
from .facts import Span
from .plan import Path

YOUNGEST, OLDEST = 20, 63  # of the target group 18–64, with room for time to pass
DAYS_IN_A_MONTH = 30.44
ORIGINS = (
    (names.SWEDEN, 14),
    (names.SYRIA, 7),
    (names.IRAQ, 3),
    (names.SOMALIA, 3),
    (names.AFGHANISTAN, 3),
    (names.ERITREA, 2),
    (names.UKRAINE, 2),
    (names.BOSNIA, 2),
    (names.FINLAND, 1),
)
EDUCATION = ("below_nine", "compulsory", "compulsory", "upper_two", "upper_three", "upper_three", "post_below_three")
DECISIONS = {"waiting": "waiting_list", "accepted": "accepted", "declined": "declined_other_plan"}
WAYS_IN = ("eb", "eb", "eb", "primary_care", "af", "fk", "self")


def build(today: date) -> SyntheticProject:
    """Return the project as it stands on `today`. The same day gives the same project."""
    draws = Draws("vagen vidare")
    paths = [*plan.STARTED, *plan.NOT_STARTED]
    people = _people(paths, today, draws)
    cases = [_case(each, who, turn, today, draws) for turn, (each, who) in enumerate(zip(paths, people, strict=True))]
    spans = [Span(case, case.started, case.exited) for case in cases if case.started]
    homes = [f"h{turn + 1:02}" for turn in range(len(spans))]
    return SyntheticProject(
        commission=commission.commission(today),
        organisations=commission.ORGANISATIONS,
        workers=commission.WORKERS,
        people=tuple(people),
        cases=tuple(cases),
        referrals=tuple(_referral(case, draws) for case in cases),
        livelihoods=tuple(row for span in spans for row in facts.livelihoods(span, draws)),
        occupations=tuple(row for span in spans for row in facts.occupations(span, draws)),
        categories=tuple(row for span in spans for row in facts.categories(span, draws)),
        households=tuple(Household(household_key=home, size=draws.one_of((1, 1, 2, 3, 4))) for home in homes),
        household_members=tuple(_member(span, home) for span, home in zip(spans, homes, strict=True)),
        payments=tuple(
            row for span, home in zip(spans, homes, strict=True) for row in facts.payments(span, home, today, draws)
        ),
        activities=tuple(row for span in spans for row in facts.activities(span, today, draws)),
        followups=tuple(
            row
            for span, each in zip(spans, plan.STARTED, strict=True)
            for row in facts.follow_ups(span, each.followed, draws)
        ),
        responsibilities=tuple(row for turn, span in enumerate(spans) for row in facts.responsibilities(span, turn)),
        staffing=commission.staffing(today),
        goals=commission.GOALS,
        anonymous_counts=commission.anonymous_counts(today),
        deviations=commission.deviations(today),
        report_texts=commission.REPORT_TEXTS,
        settings=_settings(today),
    )


def _settings(today: date) -> dict[str, object]:
    starts = first_of(add_months(today, -commission.MONTHS_RUN))
    return {
        "project": commission.KEY,
        "period": {"from": starts, "to": today},
        "cut_off": today,
        "tables": {"livelihood_before_after": {"before": "start", "after": "exit"}},
    }


def _people(paths: Sequence[Path], today: date, draws: Draws) -> list[Person]:
    free = draws.shuffled([each for each in published() if YOUNGEST <= age_on(each.born, today) <= OLDEST])
    register = Register(draws)
    return [_person(each, _take(free, each.sex), today, register, draws) for each in paths]


def _take(free: list[TestNumber], sex: str) -> TestNumber:
    number = next(each for each in free if each.sex == sex)
    free.remove(number)
    return number


def _person(each: Path, number: TestNumber, today: date, register: Register, draws: Draws) -> Person:
    origin = weighted(ORIGINS, draws)
    arrived = max(number.born.year, today.year - draws.between(3, 20))
    return person(
        number,
        origin=origin,
        register=register,
        arrival_year=None if origin is names.SWEDEN else arrived,
        municipality=commission.MUNICIPALITIES[each.home],
        protection=each.protection,
    )


def _ago(months: float | None, today: date) -> date | None:
    """Return the working day that lies so many months back, or the Friday before it."""
    if months is None:
        return None
    day = today - timedelta(round(months * DAYS_IN_A_MONTH))
    return day - timedelta(max(0, day.weekday() - 4))


def _case(each: Path, who: Person, turn: int, today: date, draws: Draws) -> Case:
    started = _ago(each.started, today)
    referred = (started or today) - timedelta(each.referred)
    return Case(
        number=who.number,
        case_key=f"v{turn + 1:02}",
        owner=commission.OWNERS[each.home],
        state=each.state,
        referred=referred,
        started=started,
        age_at_start=age_on(who.born, started) if started else None,
        exited=_ago(each.exited, today),
        exit_reason=each.reason,
        education=draws.one_of(EDUCATION),
        months_public_support_before=draws.between(10, 110) if started else None,
    )


def _referral(case: Case, draws: Draws) -> Referral:
    """Say what came of a referral: nothing yet where somebody still has to decide."""
    referred = case.referred or case.started
    if referred is None:
        raise ValueError("a case has a day of referral")
    decision = "accepted" if case.started else DECISIONS.get(case.state)
    return Referral(
        referral_key=f"r-{case.case_key}",
        number=case.number,
        case_key=case.case_key,
        referred=referred,
        way_in=draws.one_of(WAYS_IN),
        decision=decision,
        decided=referred + timedelta(draws.between(4, 14)) if decision else None,
    )


def _member(span: Span, home: str) -> HouseholdMember:
    since = add_months(span.started, -36)
    return HouseholdMember(household_key=home, number=span.case.number, on=since, until=None)
