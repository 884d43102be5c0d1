"""Kaplan–Meier's estimate of the share without the event.

Kaplan & Meier (1958), J. Am. Stat. Assoc. 53:457–481; Greenwood's variance; log-log interval, log(−log S), as
survival::survfit(conf.type = "log-log"). Where S is 0 or 1, exact binomial bounds as in `incidence`.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .incidence import Counts, Floats, cumulative_incidence, log_log


@dataclass(frozen=True, eq=False)
class Survival:
    """The share without the event at each time when something happened; all arrays are of the same length."""

    times: Floats
    at_risk: Counts
    events: Counts
    survival: Floats
    standard_error: Floats
    low: Floats
    high: Floats
    level: float


def kaplan_meier(time: npt.ArrayLike, event: npt.ArrayLike, *, level: float = 0.95) -> Survival:
    """Estimate survival. `time` (n) ≥ 0, in any unit; `event` (n) is 1 where it happened, 0 where censored."""
    found = cumulative_incidence(time, event, causes=1, level=level)
    error = found.standard_error[:, 0]
    inside = (found.survival > 0) & (found.survival < 1)
    low, high = log_log(found.survival, error, level)
    return Survival(
        times=found.times,
        at_risk=found.at_risk,
        events=found.events[:, 0],
        survival=found.survival,
        standard_error=error,
        low=np.where(inside, low, 1 - found.high[:, 0]),
        high=np.where(inside, high, 1 - found.low[:, 0]),
        level=level,
    )
