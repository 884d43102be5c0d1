"""The project of 2011 put together: 136 invented participants whose tables are the published ones, cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from stegvis.core.calendar_months import add_months
from stegvis.demo.draws import Draws
from stegvis.demo.months import age_on
from stegvis.demo.project import SyntheticProject
from stegvis.demo.shape import Case, Household, HouseholdMember, Occupation, Payment, Person

from . import cast, commission, histories, payments, work
from .histories import Course
from .participations import Participation, participations

INTERVIEWED = 4
SHARED_HOUSEHOLDS = 4  # pairs of participants who live together, none of them among the 38


@dataclass(frozen=True)
class _Story:
    """One participation with what was drawn for it."""

    each: Participation
    turn: int
    case_key: str
    household_key: str
    referred: date
    course: Course
    jobs: list[Occupation]
    interviewed: bool

    @property
    def among_the_38(self) -> bool:
        return self.each.exit is not None and self.each.exit.before is not None


@cache
def build() -> SyntheticProject:
    """Return the project. The same every time: everything drawn comes from fixed seeds."""
    people = participations()
    waiting = cast.never_started(people)
    persons = cast.persons(people, waiting)
    draws = Draws("utrikesfodda: facts")
    stories = _stories(people, draws)
    by_number = {person.number: person for person in persons}
    return SyntheticProject(
        commission=commission.COMMISSION,
        organisations=work.ORGANISATIONS,
        workers=work.WORKERS,
        people=persons,
        cases=tuple(_case(each, draws) for each in stories),
        referrals=(
            *(work.referral(one.each, one.case_key, one.referred, draws) for one in stories),
            *work.other_referrals(waiting, draws),
        ),
        livelihoods=tuple(
            row for one in stories for row in histories.livelihoods(one.each, one.course, one.jobs, draws)
        ),
        occupations=tuple(job for one in stories for job in one.jobs),
        categories=tuple(row for one in stories for row in histories.categories(one.each, draws)),
        households=tuple(_households(stories, draws)),
        household_members=tuple(_member(one, by_number) for one in stories),
        payments=_payments(stories, by_number),
        activities=tuple(
            row for one in stories for row in work.activities(one.each, one.case_key, one.referred, draws)
        ),
        followups=tuple(
            row for one in stories for row in work.follow_ups(one.each, one.case_key, interviewed=one.interviewed)
        ),
        responsibilities=tuple(
            row for one in stories for row in work.responsibilities(one.each, one.case_key, one.turn)
        ),
        staffing=work.STAFFING,
        goals=commission.GOALS,
        report_texts=commission.REPORT_TEXTS,
        settings=commission.SETTINGS,
    )


def _stories(people: tuple[Participation, ...], draws: Draws) -> list[_Story]:
    asked = _interviewed(people)
    homes = _home_keys(people)
    stories = []
    for turn, each in enumerate(people):
        course = histories.course(each, draws)
        story = _Story(
            each=each,
            turn=turn,
            case_key=f"u{turn + 1:03}",
            household_key=homes[turn],
            referred=work.referral_day(each, draws),
            course=course,
            jobs=list(histories.occupations(each, course, draws)),
            interviewed=each in asked,
        )
        stories.append(story)
    return stories


def _interviewed(people: tuple[Participation, ...]) -> list[Participation]:
    """Choose the four whom the evaluator interviewed: one in a new start job, three unemployed or working part time.

    Their follow-up six months after exit had come due by then.
    """
    due = [each for each in people if each.exited and add_months(each.exited, 6) <= work.INTERVIEWED_ON]
    after = {code: [each for each in due if each.exit and each.exit.after == code] for code in ("33", "22", "11")}
    return [*after["33"][:1], *after["22"][:1], *after["11"][: INTERVIEWED - 2]]


def _home_keys(people: tuple[Participation, ...]) -> list[str]:
    """Give each participant a household; a few who are still under way share one."""
    keys = [f"h{turn + 1:03}" for turn in range(len(people))]
    open_women = [turn for turn, each in enumerate(people) if not each.exited and each.number.sex == "woman"]
    open_men = [turn for turn, each in enumerate(people) if not each.exited and each.number.sex == "man"]
    for wife, husband in list(zip(open_women, open_men, strict=False))[:SHARED_HOUSEHOLDS]:
        keys[husband] = keys[wife]
    return keys


def _case(one: _Story, draws: Draws) -> Case:
    each = one.each
    exited = "followed_up" if one.interviewed else "exited"
    return Case(
        number=each.number.number,
        case_key=one.case_key,
        owner=work.OFFICE,
        state=exited if each.exited else "under_way",
        referred=one.referred,
        started=each.started,
        age_at_start=age_on(each.number.born, each.started),
        exited=each.exited,
        exit_reason=each.exit.reason if each.exit else None,
        education=draws.one_of(cast.EDUCATION),
        months_public_support_before=draws.between(12, 96),
    )


def _households(stories: list[_Story], draws: Draws) -> Iterator[Household]:
    """Draw how many live in each household; spouses and children outside the project count."""
    members: dict[str, int] = {}
    for one in stories:
        members[one.household_key] = members.get(one.household_key, 0) + 1
    for key, least in members.items():
        yield Household(household_key=key, size=max(least, draws.one_of((1, 1, 2, 3, 4, 4, 5, 6))))


def _member(one: _Story, by_number: dict[str, Person]) -> HouseholdMember:
    """Say which household somebody belongs to: since the year of arrival, and still."""
    number = one.each.number.number
    arrived = by_number[number].arrival_year
    since = date(arrived, 1, 1) if arrived else None
    return HouseholdMember(household_key=one.household_key, number=number, on=since, until=None)


def _payments(stories: list[_Story], by_number: dict[str, Person]) -> tuple[Payment, ...]:
    """Return the payments of the 38 households: the extract asked for nobody else."""
    return payments.payments(
        [(one.each, by_number[one.each.number.number], one.household_key) for one in stories if one.among_the_38]
    )
