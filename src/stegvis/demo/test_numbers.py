"""Personal and coordination numbers that the Swedish Tax Agency has published for tests: nobody has them.

`data/README.md` names the source. Only published numbers are used: before 1990 also the high birth numbers were given
to people, so a number made up with a valid check digit might be somebody's.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

COORDINATION_DAYS = 60  # what a coordination number adds to the day of birth


@dataclass(frozen=True)
class TestNumber:
    """A number of twelve digits and what it says: day of birth, sex, and whether it is a coordination number."""

    __test__ = False  # the name is the field's word; it is no test class

    number: str
    coordination: bool

    @property
    def born(self) -> date:
        day = int(self.number[6:8]) - (COORDINATION_DAYS if self.coordination else 0)
        return date(int(self.number[:4]), int(self.number[4:6]), day)

    @property
    def sex(self) -> str:
        return "man" if int(self.number[10]) % 2 else "woman"


@cache
def published() -> tuple[TestNumber, ...]:
    """Read the vendored numbers, in the order of their digits."""
    source = files(__package__) / "data" / "test_numbers.csv"
    rows = csv.DictReader(source.read_text(encoding="utf-8").splitlines())
    return tuple(TestNumber(row["number"], row["kind"] == "coordination") for row in rows)
