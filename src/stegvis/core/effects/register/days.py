"""Days and months as whole numbers that can be counted and compared: the same expressions on any engine.

A month is year · 12 + month − 1, so that the next one is one more. A day is YYYYMMDD. In a file a month or a day is a
date, or 201012, 2010-12, 20101231, 2010-12-31, as a number or as text.
"""

from typing import TYPE_CHECKING

from .engine import ibis

if TYPE_CHECKING:
    from ibis.expr.types import Column

FIRST_YEAR, LAST_YEAR = 1850, 2150


def month_of(text: str) -> int | None:
    """Return the month of 2010-12 or 201012, None when it is none."""
    digits = text.replace("-", "").strip()
    if len(digits) != 6 or not digits.isdigit():
        return None
    year, month = int(digits[:4]), int(digits[4:])
    return year * 12 + month - 1 if 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR else None


def month_text(month: int) -> str:
    """Return a month as 2010-12."""
    return f"{month // 12}-{month % 12 + 1:02}"


def month_number(column: "Column") -> "Column":
    """Return months (or the months of days); empty where there is none or it can't be."""
    day = day_number(column, at_end=False)
    return (day // 10_000) * 12 + (day // 100) % 100 - 1


def day_number(column: "Column", *, at_end: bool) -> "Column":
    """Return days. A month alone is its first day, or its last `at_end`; empty where it can't be."""
    kind = column.type()
    if kind.is_date() or kind.is_timestamp():
        return column.year() * 10_000 + column.month() * 100 + column.day()
    digits = _digits(column)
    year, month = digits // 100, digits % 100
    whole = digits > 999_999  # with a day
    year = ibis().ifelse(whole, digits // 10_000, year)
    month = ibis().ifelse(whole, (digits // 100) % 100, month)
    length = _length(year, month)
    day = ibis().ifelse(whole, digits % 100, length if at_end else ibis().literal(1))
    possible = year.between(FIRST_YEAR, LAST_YEAR) & month.between(1, 12) & day.between(1, length)
    return ibis().ifelse(possible, year * 10_000 + month * 100 + day, ibis().null("int64"))


def _digits(column: "Column") -> "Column":
    """Return the number that is written; of text only what is written as days or months are."""
    if column.type().is_integer():
        return column.cast("int64")
    if column.type().is_numeric():
        return ibis().ifelse(column.cast("float64") == column.cast("int64").cast("float64"), column.cast("int64"), -1)
    text = column.cast("string").strip()
    written = text.re_search(r"^[0-9]{4}-?[0-9]{2}(-?[0-9]{2})?$")
    return ibis().ifelse(written, text.replace("-", ""), ibis().null("string")).try_cast("int64")


def _length(year: "Column", month: "Column") -> "Column":
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    short = month.isin([4, 6, 9, 11])
    return ibis().ifelse(month == 2, ibis().ifelse(leap, 29, 28), ibis().ifelse(short, 30, 31))
