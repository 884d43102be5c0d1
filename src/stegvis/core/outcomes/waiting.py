"""How long it takes until something happens: the days by which a quarter, half and three quarters had got there.

Aalen–Johansen's cumulative incidence (see `statistics.incidence`): who still waits is censored and not left out, and
who was declined or changed her mind is counted as never getting there. The p-quantile is the first day by which the
incidence is at least p (Klein & Moeschberger 2003, Survival Analysis, 4.5); where it never is, there is none yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stegvis.core.statistics.incidence import cumulative_incidence

REACHED, ENDED = 1, 2
ROUNDING = 1e-9


@dataclass(frozen=True)
class Wait:
    """One that waited: whole days to the event, or to the day of the count; `reached`, `ended` or neither."""

    days: int
    reached: bool = False
    ended: bool = False


@dataclass(frozen=True)
class Waiting:
    """All that waited: how many, how many got there, ended otherwise and still wait, and the days of the quartiles."""

    number: int
    reached: int
    ended: int
    still: int
    quarter: int | None
    half: int | None
    three_quarters: int | None


def waiting(waits: Sequence[Wait]) -> Waiting:
    """Count them, and estimate by how many days a quarter, half and three quarters of all get there."""
    reached = sum(each.reached for each in waits)
    ended = sum(each.ended and not each.reached for each in waits)
    quartiles = _days_by_share(waits, (0.25, 0.5, 0.75))
    return Waiting(len(waits), reached, ended, len(waits) - reached - ended, *quartiles)


def _days_by_share(waits: Sequence[Wait], shares: Sequence[float]) -> list[int | None]:
    if not waits:
        return [None] * len(shares)
    days = [each.days for each in waits]
    causes = [REACHED if each.reached else ENDED if each.ended else 0 for each in waits]
    found = cumulative_incidence(days, causes, causes=2)
    share, times = found.incidence[:, REACHED - 1], found.times
    places = [int(np.searchsorted(share, each - ROUNDING)) for each in shares]
    return [int(times[place]) if place < len(times) else None for place in places]
