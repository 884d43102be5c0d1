"""Invented people: a published test number, a made-up name, and where they come from."""

from collections.abc import Iterable, Sequence

from .draws import Draws
from .names import FAMILY_NAMES, Origin, in_turn
from .shape import Person
from .test_numbers import TestNumber


class Register:
    """Hands out each name once: no two people of a project are called the same."""

    def __init__(self, draws: Draws) -> None:
        self._draws = draws
        self._families = draws.shuffled(FAMILY_NAMES)
        self._taken: set[tuple[str, str]] = set()

    def name(self, origin: Origin, sex: str) -> tuple[str, str]:
        """Return a given name of the origin and a family name, a pair that nobody has got before."""
        given = self._draws.one_of(origin.given_names(sex))
        turn = len(self._taken)
        while (given, in_turn(tuple(self._families), turn)) in self._taken:
            turn += 1
        pair = (given, in_turn(tuple(self._families), turn))
        self._taken.add(pair)
        return pair


def person(
    number: TestNumber,
    *,
    origin: Origin,
    register: Register,
    arrival_year: int | None,
    municipality: str,
    protection: str = "none",
) -> Person:
    """Make up a person who has this number."""
    given, family = register.name(origin, number.sex)
    return Person(
        number=number.number,
        given_name=given,
        family_name=family,
        sex=number.sex,
        born=number.born,
        birth_country=origin.country,
        birth_region=origin.region,
        arrival_year=arrival_year,
        language=origin.language,
        municipality=municipality,
        protection=protection,
    )


def weighted(choices: Iterable[tuple[Origin, int]], draws: Draws) -> Origin:
    """Draw an origin; each stands with its weight."""
    tickets: Sequence[Origin] = [origin for origin, weight in choices for _ in range(weight)]
    return draws.one_of(tickets)
