"""One cell read as the kind of value that its field holds: days, months, numbers, yes and no."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from stegvis.core.errors import Severity
from stegvis.core.intake.sheets import Cell
from stegvis.core.intake.words import plain, tidy
from stegvis.core.marking import _


@dataclass(frozen=True)
class Flaw:
    """What is wrong with one cell or row, without its place and never with its content."""

    message: str
    expected: str | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR
    values: tuple[tuple[str, object], ...] = ()


Read = tuple[object, Flaw | None]
Reader = Callable[[Cell], Read]

NOT_A_DAY: Final = Flaw(_("This is not a date."), _("a date such as 2010-03-01"))
NOT_A_MONTH: Final = Flaw(_("This is not a month."), _("a month such as 2010-03"))
NOT_A_NUMBER: Final = Flaw(_("This is not a number."), _("a number such as 12,5"))
NOT_WHOLE: Final = Flaw(_("This is not a whole number."), _("a whole number such as 12"))
NOT_YES_OR_NO: Final = Flaw(_("This is neither yes nor no."), _("yes or no"))

_EPOCH = date(1899, 12, 30)  # day 0 of Excel's 1900 system, counting the 29 February 1900 that never was
_SERIALS = range(20_000, 80_000)  # 1954 to 2119
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENGLISH = {"may": 5, "oct": 10}
_TIME = re.compile(r"[ t]\d{1,2}:\d{2}.*$")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})")
_SHORT_YEAR_FIRST = re.compile(r"(\d{2})(-?)(\d{2})\2(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})")
_IN_WORDS = re.compile(r"(?:den )?(\d{1,2})\.?:?e? ?([a-z]{3})[a-z]*\.?,? ?[-']?(\d{4}|\d{2})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/. ]?(\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_MONTH_WORD = re.compile(r"([a-z]{3})[a-z]*\.?[ -]?'?(\d{4}|\d{2})")
_UNITS = re.compile(r"(?:kr(?:onor)?|sek|:-|tim(?:mar)?(?:/v(?:ecka)?)?|h|%|st|mån(?:ader)?)\.?$")
_THOUSANDS = {",": re.compile(r"-?\d{1,3}(?:,\d{3})+"), ".": re.compile(r"-?\d{1,3}(?:\.\d{3})+")}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_YES = frozenset({"ja", "j", "yes", "y", "x", "1", "sant", "true", "ja, med stöd"})
_NO = frozenset({"nej", "n", "no", "0", "falskt", "false"})


def day_reader(as_of: date, order: str = "dmy") -> Reader:
    """Return a reader of days: dates of a spreadsheet, its serial numbers, and days written in the usual ways.

    `order` says how 1/3/2010 is meant, dmy or mdy. Two digits of a year mean the latest such year that is at most ten
    years after `as_of`. Time of day is dropped.
    """

    def read(cell: Cell) -> Read:
        if isinstance(cell, datetime):
            return cell.date(), None
        if isinstance(cell, date):
            return cell, None
        found = _day(plain(cell), as_of, order)
        return (found, None) if found else (None, NOT_A_DAY)

    return read


def _day(text: str, as_of: date, order: str) -> date | None:
    text = _TIME.sub("", text)
    if text.isdecimal() and len(text) == 5 and int(text) in _SERIALS:
        return _EPOCH + timedelta(days=int(text))
    if match := _YEAR_FIRST.fullmatch(text) if len(text) >= 8 else None:
        return _date(match[1], match[2], match[3], as_of)
    if match := _SHORT_YEAR_FIRST.fullmatch(text):
        return _date(match[1], match[3], match[4], as_of)
    if match := _YEAR_LAST.fullmatch(text):
        day, month = (match[1], match[2]) if order == "dmy" else (match[2], match[1])
        return _date(match[3], month, day, as_of)
    if match := _IN_WORDS.fullmatch(text):
        return _date(match[3], _month_number(match[2]), match[1], as_of)
    return None


def month_reader(as_of: date, order: str = "dmy") -> Reader:
    """Return a reader of months, as the first day of each; a day stands for its month."""
    read_day = day_reader(as_of, order)

    def read(cell: Cell) -> Read:
        day = _month(plain(cell), as_of) if not isinstance(cell, date) else None
        if day is None:
            found, _flaw = read_day(cell)
            day = found if isinstance(found, date) else None
        return (day.replace(day=1), None) if day else (None, NOT_A_MONTH)

    return read


def _month(text: str, as_of: date) -> date | None:
    if match := _YEAR_MONTH.fullmatch(text):
        return _date(match[1], match[2], 1, as_of)
    if match := _MONTH_YEAR.fullmatch(text):
        return _date(match[2], match[1], 1, as_of)
    if match := _MONTH_WORD.fullmatch(text):
        return _date(match[2], _month_number(match[1]), 1, as_of)
    return None


def _month_number(word: str) -> int:
    return _MONTHS.index(word) + 1 if word in _MONTHS else _ENGLISH.get(word, 0)


def _date(year: str, month: str | int, day: str | int, as_of: date) -> date | None:
    full = int(year)
    if len(year) == 2:
        latest = as_of.year + 10
        full = latest - (latest - full) % 100
    try:
        found = date(full, int(month), int(day))
    except ValueError:
        return None
    return found if full >= 1800 else None


def number_reader(decimal_mark: str = ",", *, share: bool = False) -> Reader:
    """Return a reader of numbers with a decimal comma or point, spaces or marks between thousands, and a unit after.

    `decimal_mark` decides what 1.234 or 1,234 means. A `share` up to 1 is a part of one and becomes per cent, because
    that is how a spreadsheet keeps 75 %.
    """

    def read(cell: Cell) -> Read:
        if isinstance(cell, bool) or not isinstance(cell, int | float | str):
            return None, NOT_A_NUMBER
        found = float(cell) if not isinstance(cell, str) else _number(cell, decimal_mark)
        if found is None or not abs(found) < 1e15:
            return None, NOT_A_NUMBER
        whole_share = share and 0 < found <= 1 and not (isinstance(cell, str) and "%" in cell)
        return (round(found * 100, 6) if whole_share else found), None

    return read


def _number(text: str, decimal_mark: str) -> float | None:
    text = _UNITS.sub("", tidy(text).casefold().replace("\u2212", "-").replace("–", "-").replace(" ", ""))
    other = "." if decimal_mark == "," else ","
    if "," in text and "." in text:
        last = max(",", ".", key=text.rfind)
        text = text.replace("." if last == "," else ",", "")
    elif _THOUSANDS[other].fullmatch(text):
        text = text.replace(other, "")
    text = text.replace(",", ".")
    return float(text) if _NUMBER.fullmatch(text) and text.isascii() else None


def whole_reader(decimal_mark: str = ",", *, share: bool = False) -> Reader:
    """Return a reader of whole numbers."""
    read_number = number_reader(decimal_mark, share=share)

    def read(cell: Cell) -> Read:
        found, flaw = read_number(cell)
        if flaw or not isinstance(found, float):
            return None, NOT_WHOLE
        return (int(found), None) if found.is_integer() else (None, NOT_WHOLE)

    return read


def read_yes_no(cell: Cell) -> Read:
    """Read yes or no, in words, as a cross, or as 1 and 0."""
    word = plain(int(cell) if isinstance(cell, bool) else cell)
    if word in _YES or word in _NO:
        return word in _YES, None
    return None, NOT_YES_OR_NO


def read_text(cell: Cell) -> Read:
    """Read any cell as tidy text."""
    return tidy(cell), None
