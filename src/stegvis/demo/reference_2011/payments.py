"""What the households of the 38 were paid in social assistance, by month, from 1991 to September 2010.

17,500,000 kronor in all; five households above a million; nine *regular*: paid in each of the six calendar months
before the month of start. The other households miss a month at least in those six. What is older than a gap of five
years has been purged from the assistance system and is not here: for a household that came long before its first
payment, that is what one sees.
"""

from dataclasses import dataclass
from datetime import date

from stegvis.core.calendar_months import add_months
from stegvis.demo.draws import Draws
from stegvis.demo.months import first_of, months_from
from stegvis.demo.shape import Payment, Person

from . import published as report
from .participations import Participation

LAST_MONTH = date(2010, 9, 1)
ABOVE = (1_412_350, 1_286_400, 1_174_225, 1_097_810, 1_030_915)  # kronor; the five households above a million
PURGED = 7  # households whose history before a gap of five years is gone
KEPT_MONTHS_WHEN_PURGED = 40
MONTHLY = 8_600  # kronor; what a household is paid for a month on average


@dataclass(frozen=True)
class _Account:
    """One household's history to come: whose, from which month, how much, and what the six months before hold."""

    household_key: str
    each: Participation
    first: date
    amount: int
    regular: bool


def payments(people: list[tuple[Participation, Person, str]]) -> tuple[Payment, ...]:
    """Return all payments, by household and month. `people`: participation, person and household key of each."""
    draws = Draws("utrikesfodda: payments")
    accounts = _accounts(people, draws)
    return tuple(payment for account in accounts for payment in _paid(account, draws))


def _accounts(people: list[tuple[Participation, Person, str]], draws: Draws) -> list[_Account]:
    """Give the large sums to those who came first, and make the rest add up."""
    by_arrival = sorted(people, key=lambda one: (one[1].arrival_year or 0, one[0].number.number))
    large, others = by_arrival[: len(ABOVE)], by_arrival[len(ABOVE) :]
    purged = {key for _, _, key in others[:PURGED]}
    firsts = [_first_month(person, each, key in purged, draws) for each, person, key in by_arrival]
    months = [_length(first) for first in firsts[len(large) :]]
    amounts = [*ABOVE, *_shared(report.PAID_IN_ALL - sum(ABOVE), months, draws)]
    regular = set(draws.shuffled([key for _, _, key in by_arrival])[: report.REGULAR_BEFORE_START])
    return [
        _Account(key, each, first, amount, key in regular)
        for (each, _, key), first, amount in zip(by_arrival, firsts, amounts, strict=True)
    ]


def _first_month(person: Person, each: Participation, purged: bool, draws: Draws) -> date:
    arrived = person.arrival_year or each.started.year
    if purged:
        return add_months(first_of(each.started), -draws.between(12, KEPT_MONTHS_WHEN_PURGED))
    return max(report.FIRST_RECORDED_MONTH, date(arrived, draws.between(1, 12), 1))


def _length(first: date) -> int:
    return len(months_from(first, LAST_MONTH))


def _shared(amount: int, months: list[int], draws: Draws) -> list[int]:
    """Share an amount over households by the length of their histories; the last one gets what is left over."""
    weights = [min(length, 110) * draws.between(70, 130) for length in months]
    parts = [amount * weight // sum(weights) for weight in weights[:-1]]
    return [*parts, amount - sum(parts)]


def _paid(account: _Account, draws: Draws) -> list[Payment]:
    months = _months(account, draws)
    weights = [draws.between(85, 115) for _ in months]
    parts = [account.amount * weight // sum(weights) for weight in weights[:-1]]
    amounts = [*parts, account.amount - sum(parts)]
    return [
        Payment(household_key=account.household_key, month=month, kind="assistance", amount=amount)
        for month, amount in zip(months, amounts, strict=True)
    ]


def _months(account: _Account, draws: Draws) -> list[date]:
    """Choose the months that were paid: as many as the amount needs, in the months there were.

    The months before start come first, then the others from the latest back, some left out on the way; no gap between
    two months reaches five years, for then the earlier one would have been purged.
    """
    started = first_of(account.each.started)
    six = months_from(add_months(started, -report.REGULAR_MONTHS), add_months(started, -1))
    skipped = set() if account.regular else set(draws.shuffled(six)[: draws.between(1, 3)])
    possible = [month for month in months_from(account.first, _last_month(account)) if month not in skipped]
    wanted = max(12, account.amount // MONTHLY)
    surplus = max(0, len(possible) - wanted)
    kept_always = {account.first, *six}
    droppable = [month for month in possible if month not in kept_always]
    dropped = set(draws.shuffled(droppable)[:surplus])
    return [month for month in possible if month not in dropped]


def _last_month(account: _Account) -> date:
    """Who found work or moved away is paid no longer than to the month after the exit."""
    exited, plan = account.each.exited, account.each.exit
    if exited is None or plan is None or not (plan.work_or_studies or plan.reason in ("M1", "M2")):
        return LAST_MONTH
    return min(LAST_MONTH, add_months(first_of(exited), 1))
