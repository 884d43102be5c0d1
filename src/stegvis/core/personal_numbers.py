"""Swedish personal numbers (personnummer) and coordination numbers (samordningsnummer).

Both are kept as twelve digits, `YYYYMMDDNNNC`. A coordination number has 60 added to the day. The last digit is the
Luhn check digit of the nine before it, and the third of the last four tells the sex: even for women (Skatteverket,
SKV 704 and 707). No message repeats a number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl
from personnummer.personnummer import Personnummer, PersonnummerException

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

_SHAPE = re.compile(r"(?P<century>1[89]|2[0-9])?(?P<short>[0-9]{6})(?P<mark>[-+]?)(?P<last>[0-9]{4})")
_PLAIN = re.compile(r"^(?:1[89]|2[0-9])[0-9]{6}-?[0-9]{4}$")
_IGNORED = str.maketrans({" ": None, "\u00a0": None, "\u202f": None, "\u2009": None, "\u2013": "-", "\u2212": "-"})

EXPECTED = _("a personal or coordination number of twelve digits, YYYYMMDDNNNN")
NOT_A_NUMBER = _("This is not a personal number.")
WRONG_DAY = _("The first digits of the personal number are not a date.")
WRONG_CHECK_DIGIT = _("The last digit of the personal number does not fit the others.")
NOT_BORN = _("The personal number belongs to somebody born after {day}.")
CHECK_THE_SOURCE = _("Compare it with the source; one digit is probably wrong.")


class NotAPersonalNumber(DataProblem):
    """A text that can't be read as a personal number. The text itself is not repeated."""


@dataclass(frozen=True, repr=False)
class PersonalNumber:
    """A number that has been checked: `number` is its twelve digits, which neither str nor repr shows."""

    number: str
    born: date
    sex: str
    coordination: bool

    def __repr__(self) -> str:
        return "PersonalNumber(…)"

    def __str__(self) -> str:
        return "…"


def parse(text: object, *, as_of: date) -> PersonalNumber:
    """Read a number of ten or twelve digits, with or without a dash or plus sign and spaces.

    Ten digits mean the youngest person who could have them on `as_of`; a plus sign means a hundred years older.
    `sex` is a code of the list sex. Raises NotAPersonalNumber when the shape, the date or the check digit is wrong,
    or when the person is born after `as_of`.
    """
    digits = twelve_digits(text, as_of=as_of)
    if digits is None:
        raise _problem(NOT_A_NUMBER)
    try:
        parsed = Personnummer(digits)
    except PersonnummerException:
        raise _problem(_why_invalid(digits)) from None
    born = parsed.get_date()
    if born > as_of:
        raise _problem(NOT_BORN, day=as_of)
    return PersonalNumber(digits, born, "man" if parsed.is_male() else "woman", parsed.is_coordination_number())


def parse_plain(texts: Sequence[object], *, as_of: date) -> list[str | None]:
    """Return the twelve digits of every text that is written with twelve digits (and perhaps a dash) and is valid.

    For a whole column at once. None for all others, which `parse` reads or refuses with its reason one by one.
    """
    column = pl.Series([text if isinstance(text, str) else None for text in texts], dtype=pl.String)
    frame = column.str.extract(_PLAIN.pattern, 0).str.replace("-", "", literal=True).to_frame("digits")
    number = pl.col("digits").cast(pl.Int64)
    coordination = (number // 10_000 % 100) > 60
    day = pl.when(coordination).then(number // 10_000 - 60).otherwise(number // 10_000)
    born = day.cast(pl.String).str.to_date("%Y%m%d", strict=False)
    ones = [number // 10**place % 10 for place in range(10)]
    twos = [2 * ones[place] - 9 * (ones[place] > 4).cast(pl.Int64) for place in range(1, 10, 2)]
    luhn = pl.sum_horizontal(*twos, *(ones[place] for place in range(0, 10, 2))) % 10 == 0
    serial = number // 10 % 1000 > 0
    valid = (born <= as_of) & luhn & serial
    return frame.select(pl.when(valid).then("digits")).to_series().to_list()


def twelve_digits(text: object, *, as_of: date) -> str | None:
    """Return the twelve digits that `text` stands for, unchecked, or None when it hasn't the shape of a number."""
    match = _SHAPE.fullmatch(_as_text(text))
    if not match:
        return None
    short, last = match["short"], match["last"]
    century = match["century"] or _century(short, as_of, older=match["mark"] == "+")
    return f"{century}{short}{last}"


def _as_text(text: object) -> str:
    if isinstance(text, float) and text.is_integer():
        text = int(text)
    if isinstance(text, int) and not isinstance(text, bool):
        return f"{text:010d}"  # a spreadsheet drops the zeros that a number begins with
    return text.translate(_IGNORED) if isinstance(text, str) else ""


def _century(short: str, as_of: date, *, older: bool) -> int:
    day = int(short[4:6])
    birthday = (int(short[2:4]), day - 60 if day > 60 else day)
    century, year = as_of.year // 100, int(short[:2])
    if (year, *birthday) > (as_of.year % 100, as_of.month, as_of.day):
        century -= 1
    return century - 1 if older else century


def _why_invalid(digits: str) -> str:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    try:
        date(year, month, day - 60 if day > 60 else day)
    except ValueError:
        return WRONG_DAY
    return WRONG_CHECK_DIGIT


def _problem(message: str, **values: object) -> NotAPersonalNumber:
    return NotAPersonalNumber(
        Finding(message=message, expected=EXPECTED, hint=CHECK_THE_SOURCE, values=tuple(values.items()))
    )
