"""The people of 2011 as persons, and those who were referred but never started."""

from collections.abc import Sequence
from datetime import date

from stegvis.demo import names
from stegvis.demo.draws import Draws
from stegvis.demo.people import Register, person, weighted
from stegvis.demo.shape import Person
from stegvis.demo.test_numbers import TestNumber, published

from .participations import Participation

NORRKOPING = "0581"
# Nine interviewed in the report: six from Syria, two from Iraq, one from Somalia. The rest is invented.
ORIGINS = (
    (names.SYRIA, 34),
    (names.IRAQ, 24),
    (names.SOMALIA, 14),
    (names.BOSNIA, 9),
    (names.IRAN, 5),
    (names.AFGHANISTAN, 4),
    (names.TURKEY, 4),
    (names.ERITREA, 3),
    (names.VIETNAM, 2),
    (names.CHILE, 1),
)
EDUCATION = (
    *["none"] * 4, *["below_nine"] * 30, *["compulsory"] * 40, *["upper_two"] * 15, *["upper_three"] * 9,
    *["unknown"] * 2,
)  # fmt: skip
NEVER_STARTED = 24


def persons(people: Sequence[Participation], referred_only: Sequence[TestNumber]) -> tuple[Person, ...]:
    """Make up a person for each number. Nobody is protected: a protected person must not stand in a monthly file."""
    draws = Draws("utrikesfodda: persons")
    register = Register(draws)
    started = [(each.number, each.started) for each in people]
    waiting = [(number, date(2010, 6, 1)) for number in referred_only]
    return tuple(
        person(
            number,
            origin=weighted(ORIGINS, draws),
            register=register,
            arrival_year=arrival(day, draws),
            municipality=NORRKOPING,
        )
        for number, day in [*started, *waiting]
    )


def arrival(started: date, draws: Draws) -> int:
    """Draw a year of arrival: 3½ to 18 years before, about ten on average, as the mapping of 2008 found."""
    return started.year - draws.one_of((draws.between(4, 10), draws.between(4, 18), draws.between(8, 18)))


def never_started(people: Sequence[Participation]) -> list[TestNumber]:
    """Choose numbers for those who were referred and did not start."""
    taken = {each.number for each in people}
    free = [each for each in published() if each not in taken and 1956 <= each.born.year <= 1982]
    return Draws("utrikesfodda: never started").shuffled(free)[:NEVER_STARTED]
