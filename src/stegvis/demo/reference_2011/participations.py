"""When each of the 136 started and exited, and which test number each of them has."""

from dataclasses import dataclass
from datetime import date, timedelta

from stegvis.core.calendar_months import add_months
from stegvis.demo.draws import Draws
from stegvis.demo.months import age_on
from stegvis.demo.test_numbers import TestNumber, published

from . import published as report
from .exits import AFTER_SEPTEMBER, BY_SEPTEMBER, PlannedExit

OCTOBER = date(2010, 10, 1)
FIRST_EXIT = date(2009, 9, 1)  # “vissa deltagare slutade redan hösten 2009”
UNDER_WAY = {"woman": (14, 21), "man": (16, 26)}  # still under way at the end: started 2009, started 2010
BETWEEN_YEARS = date(2009, 12, 31)
LAST_START = date(2010, 12, 17)
COORDINATION = {"woman": 12, "man": 10}  # of those in their thirties; see data/README.md


@dataclass(frozen=True)
class Participation:
    """One person's start and exit. `exited` and `exit` are both None for who is still under way."""

    number: TestNumber
    started: date
    exited: date | None
    exit: PlannedExit | None


@dataclass(frozen=True)
class _Slot:
    sex: str
    started: date
    exited: date | None = None
    exit: PlannedExit | None = None


def participations() -> tuple[Participation, ...]:
    """Return the 136, in order of start."""
    draws = Draws("utrikesfodda: participations")
    slots = [*_exits(BY_SEPTEMBER, FIRST_EXIT, report.EXITED_BY, draws)]
    slots += _exits(AFTER_SEPTEMBER, OCTOBER, report.LAST_DAY, draws)
    slots += _under_way(draws)
    people = [pair for sex in ("woman", "man") for pair in _numbered([s for s in slots if s.sex == sex], draws)]
    everybody = (Participation(number, slot.started, slot.exited, slot.exit) for slot, number in people)
    return tuple(sorted(everybody, key=lambda each: (each.started, each.number.number)))


def _exits(plans: tuple[PlannedExit, ...], first: date, last: date, draws: Draws) -> list[_Slot]:
    return [_exit(plan, first, last, draws) for plan in plans]


def _exit(plan: PlannedExit, first: date, last: date, draws: Draws) -> _Slot:
    """Draw a start so that the exit falls between two days, both included."""
    earliest = max(report.FIRST_DAY, add_months(first, -plan.months - 1))
    while True:
        started = draws.day(earliest, add_months(last, -plan.months))
        extra = draws.between(0, 20) if plan.extra_days is None else plan.extra_days
        exited = add_months(started, plan.months) + timedelta(extra)
        if first <= exited <= last and exited.weekday() < 5:
            return _Slot(plan.sex, started, exited, plan)


def _under_way(draws: Draws) -> list[_Slot]:
    first_year = [(report.FIRST_DAY, BETWEEN_YEARS), (date(2010, 1, 4), LAST_START)]
    return [
        _Slot(sex, draws.day(first, last))
        for sex, counts in UNDER_WAY.items()
        for (first, last), count in zip(first_year, counts, strict=True)
        for _ in range(count)
    ]


def _numbered(slots: list[_Slot], draws: Draws) -> list[tuple[_Slot, TestNumber]]:
    """Give each start a number so that the ages at start are those of table 1.

    The youngest in their thirties must have turned thirty when they start; they choose first among the late starts.
    """
    free = list(slots)
    given = []
    for number in sorted(_numbers(slots[0].sex, draws), key=lambda each: each.born, reverse=True):
        fitting = [slot for slot in free if _in_band(number, slot.started)]
        slot = draws.one_of(fitting)
        free.remove(slot)
        given.append((slot, number))
    return given


def _in_band(number: TestNumber, started: date) -> bool:
    return _band(age_on(number.born, report.LAST_DAY)) == _band(age_on(number.born, started))


def _band(age: int) -> int:
    return 29 if age < 30 else age // 10


def _numbers(sex: str, draws: Draws) -> list[TestNumber]:
    """Choose numbers for one sex: as many in each age group as table 1 has."""
    column = 0 if sex == "woman" else 1
    counts = {band: counts[column] for band, counts in report.AGES.items()}
    thirties = _born(sex, 1971, 1979, coordination=True)
    chosen = draws.shuffled(thirties)[: COORDINATION[sex]]
    chosen += _youngest_thirties(sex, counts[30, 39] - len(chosen), draws)
    chosen += draws.shuffled(_born(sex, 1981, 1982))[: counts[25, 29]]
    chosen += draws.shuffled(_born(sex, 1961, 1968))[: counts[40, 49]]
    chosen += draws.shuffled(_born(sex, 1955, 1958))[: counts[50, 59]]
    return chosen


def _youngest_thirties(sex: str, count: int, draws: Draws) -> list[TestNumber]:
    """Choose personal numbers for those in their thirties: the few born 1971 and 1975 first, then 1979 and 1980."""
    older, younger = _born(sex, 1971, 1975), _born(sex, 1979, 1979)
    youngest = _born(sex, 1980, 1980)[: max(0, count - len(older) - len(younger))]
    return [*older, *draws.shuffled(younger), *youngest][: count - len(youngest)] + youngest


def _born(sex: str, first: int, last: int, *, coordination: bool = False) -> list[TestNumber]:
    return [
        each
        for each in published()
        if each.sex == sex and first <= each.born.year <= last and each.coordination == coordination
    ]
