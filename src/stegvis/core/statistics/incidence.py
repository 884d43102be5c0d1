"""Time to the first event, with competing events and right censoring.

Aalen–Johansen's cumulative incidence: F_k(t) = Σ_{s≤t} S(s−)·d_k(s)/n(s), where S is the Kaplan–Meier survival from
all causes. With one cause, 1 − F is Kaplan–Meier's estimate.

Variance: the Greenwood-type estimator with multinomial increments (Andersen, Borgan, Gill & Keiding 1993, Statistical
Models Based on Counting Processes, IV.4.1.3), which for unweighted data is the infinitesimal jackknife of R's
survival::survfit for multi-state data, and Greenwood's for one cause. It is not Aalen's (1978) martingale variance,
which cmprsk::cuminc prints and which differs in the third digit or so.

Intervals: log-log on the cumulative incidence (log(−log F)), as survfit(conf.type = "log-log") for multi-state data.
Where F is 0 or 1 the variance is 0 and no interval follows from it; there the exact binomial interval is given, on
the cases whose outcome is known at that time (had an event, or still followed). It is somewhat too wide, never too
narrow.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .intervals import Interval, normal_quantile
from .proportions import exact, exact_bounds

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

CENSORED = 0


@dataclass(frozen=True, eq=False)
class Incidence:
    """Cumulative incidence of each cause at each time when something happened.

    `times` (T) rise strictly; `at_risk` (T) counts those followed just before; `events` (T × K) and `censored` (T) what
    happened then; `incidence`, `standard_error`, `low`, `high` (T × K); `survival` (T) is the share without any event.
    Column k − 1 is cause k.
    """

    n: int
    times: Floats
    at_risk: Counts
    events: Counts
    censored: Counts
    survival: Floats
    incidence: Floats
    standard_error: Floats
    low: Floats
    high: Floats
    level: float

    def row(self, time: float) -> int | None:
        """Return the row that holds at `time`; None before the first."""
        place = int(np.searchsorted(self.times, time, side="right")) - 1
        return place if place >= 0 else None

    def reaches(self, time: float) -> bool:
        """Whether the curve is known at `time`: somebody is followed to it, or all have had an event before."""
        return bool(self.n) and bool(self.times[-1] >= time or self.survival[-1] == 0)

    def at(self, time: float, cause: int = 1) -> tuple[float, Interval]:
        """Return the incidence of `cause` at `time` and its interval. Raises ValueError where it is not known."""
        if not self.reaches(time):
            raise ValueError("nobody has been followed for so long")
        row = self.row(time)
        if row is None:
            return 0.0, exact(0, self.n, self.level)
        place = (row, cause - 1)
        return float(self.incidence[place]), Interval(float(self.low[place]), float(self.high[place]), self.level)

    def events_by(self, time: float, cause: int = 1) -> int:
        """Return how many had an event of `cause` at `time` or before."""
        row = self.row(time)
        return 0 if row is None else int(self.events[: row + 1, cause - 1].sum())


def cumulative_incidence(time: npt.ArrayLike, cause: npt.ArrayLike, *, causes: int, level: float = 0.95) -> Incidence:
    """Estimate the cumulative incidence of `causes` competing causes.

    `time` (n) is the time to the first event or to censoring, in any unit, ≥ 0; `cause` (n) is 0 for censored, else
    1 … `causes`. Events come before censorings at the same time. Raises ValueError on other values.
    """
    times, causes_seen = np.asarray(time, dtype=np.float64), np.asarray(cause, dtype=np.int64)
    _require(times, causes_seen, causes)
    distinct, place = np.unique(times, return_inverse=True)
    happened = np.zeros((len(distinct), causes + 1), dtype=np.int64)
    np.add.at(happened, (place, causes_seen), 1)
    events, left = happened[:, 1:], happened.sum(axis=1)
    at_risk = np.int64(len(times)) - np.cumsum(left) + left
    survival, incidence, settled = _estimate(at_risk, events)
    error = np.where(settled, 0.0, np.sqrt(_variance(at_risk, events, survival, incidence)))
    low, high = log_log(incidence, error, level)
    low[settled], high[settled] = _exact(at_risk, events, settled, level)
    return Incidence(
        n=len(times),
        times=distinct,
        at_risk=at_risk,
        events=events,
        censored=happened[:, CENSORED],
        survival=survival,
        incidence=incidence,
        standard_error=error,
        low=low,
        high=high,
        level=level,
    )


def _require(times: Floats, cause: Counts, causes: int) -> None:
    if causes < 1 or times.ndim != 1 or times.shape != cause.shape:
        raise ValueError("time and cause are two lists of the same length, with at least one cause")
    if not np.all(np.isfinite(times)) or np.any(times < 0):
        raise ValueError("a time is a finite number from 0 and up")
    if np.any((cause < CENSORED) | (cause > causes)):
        raise ValueError("a cause is 0 (censored) or one of 1 … causes")


def _estimate(at_risk: Counts, events: Counts) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
    """Return survival, incidence, and where the incidence is exactly 0 or 1 (the only places without variance)."""
    hazard, by_then = events / at_risk[:, None], np.cumsum(events, axis=0)
    survival = np.cumprod((at_risk - events.sum(axis=1)) / at_risk)
    incidence = np.cumsum(_just_before(survival)[:, None] * hazard, axis=0)
    all_of_it = (survival[:, None] == 0) & (by_then == by_then.sum(axis=1, keepdims=True))
    # A sum of shares that is 1 may come out a hair below.
    return survival, np.where(all_of_it, 1.0, incidence), all_of_it | (by_then == 0)


def _just_before(survival: Floats) -> Floats:
    return np.concatenate((np.ones(1), survival))[:-1]


def _variance(at_risk: Counts, events: Counts, survival: Floats, incidence: Floats) -> Floats:
    """Sum over event times s the variance that the multinomial increment at s gives F_k(t).

    With a = (F(t) − F(s)) / S(s), and h_k and h the hazards of the cause and of all, the term is
    S(s−)²/n(s) · [h_k(1 − h_k) − 2a·h_k(1 − h) + a²·h(1 − h)]: a polynomial in F(t), so cumulative sums are enough.
    """
    n, before, hazard = at_risk[:, None], _just_before(survival)[:, None], events / at_risk[:, None]
    total = hazard.sum(axis=1, keepdims=True)
    # (1 − h) / S(s) = 1 / S(s−); when nobody stays, a is 0 and both terms vanish.
    stays = total < 1
    constant = before**2 / n * hazard * (1 - hazard)
    linear = np.where(stays, -2 * before / n * hazard, 0.0)
    square = np.where(stays, total / np.where(stays, 1 - total, 1.0) / n, 0.0)
    at_s = np.cumsum(constant - linear * incidence + square * incidence**2, axis=0)
    crossed = np.cumsum(linear - 2 * square * incidence, axis=0)
    variance: Floats = at_s + incidence * crossed + incidence**2 * np.cumsum(square, axis=0)
    return np.maximum(variance, 0.0)


def log_log(estimate: Floats, error: Floats, level: float) -> tuple[Floats, Floats]:
    """Return the bounds estimate ** exp(± z · error / |estimate · log(estimate)|) of a probability; NaN at 0 and 1."""
    inside = (estimate > 0) & (estimate < 1)
    share = np.where(inside, estimate, np.nan)
    step = normal_quantile(level) * error / np.abs(share * np.log(share))
    return share ** np.exp(step), share ** np.exp(-step)


def _exact(at_risk: Counts, events: Counts, where: npt.NDArray[np.bool_], level: float) -> tuple[Floats, Floats]:
    """Return Clopper–Pearson's bounds on those whose outcome is known: had an event, or are still followed."""
    happened = np.cumsum(events, axis=0)
    known = happened.sum(axis=1, keepdims=True) + at_risk[:, None] - events.sum(axis=1, keepdims=True)
    return exact_bounds(happened[where], np.broadcast_to(known, happened.shape)[where], level)
