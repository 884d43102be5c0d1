"""First and last days of months, and ages."""

from calendar import monthrange
from datetime import date

from stegvis.core.calendar_months import add_months


def first_of(day: date) -> date:
    return day.replace(day=1)


def last_of(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_from(first: date, last: date) -> list[date]:
    """Return the first day of every month from that of `first` to that of `last`, both included."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [add_months(first_of(first), each) for each in range(count)]


def age_on(born: date, day: date) -> int:
    """Return the age in whole years. Who is born on 29 February turns a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
