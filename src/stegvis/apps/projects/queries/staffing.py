"""Staffing over time: who put in how much, from one day to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import zip_longest

from ..models import Party, Staffing

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class StaffingPeriod:
    """A time in which nothing changes: its first and last day (none: still so), and full-time equivalents by party."""

    on: date
    until: date | None
    shares: dict[int, Decimal]

    @property
    def total(self) -> Decimal:
        return sum(self.shares.values(), Decimal(0))


def staffing_periods(parties: Iterable[Party]) -> list[StaffingPeriod]:
    """Return the times between two changes, the earliest first; `shares` by the organisation's primary key.

    An organisation that left and came back is one. Times before the first and after the last are left out.
    """
    rows = [(party.organisation_id, staffing) for party in parties for staffing in party.staffing.all()]
    begins = {staffing.on for _, staffing in rows}
    ends = {staffing.until + A_DAY for _, staffing in rows if staffing.until}
    days = sorted(begins | ends)
    found = [_period(first, then, rows) for first, then in zip_longest(days, days[1:])]
    while found and not found[-1].shares:
        found.pop()
    return found


def _period(first: date, then: date | None, rows: list[tuple[int, Staffing]]) -> StaffingPeriod:
    shares: dict[int, Decimal] = {}
    for organisation, staffing in rows:
        if staffing.on <= first and (staffing.until is None or staffing.until >= first):
            shares[organisation] = shares.get(organisation, Decimal(0)) + staffing.share
    return StaffingPeriod(first, then - A_DAY if then else None, shares)
