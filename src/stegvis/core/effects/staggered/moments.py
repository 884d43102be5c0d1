"""Size, means and covariances of each cohort's outcomes: all that comparisons without covariates need of people."""

from dataclasses import dataclass, field

import numpy as np

from ..arrays import Floats, Ints


@dataclass(frozen=True, eq=False)
class Moments:
    """Cohorts' codes (K), sizes (K), means (K × T) and covariances (K × T × T, over n); the never treated last."""

    cohorts: Ints
    sizes: Ints
    means: Floats
    covariances: Floats

    def place(self, cohort: int) -> int:
        """Return the place of a cohort."""
        return int(np.searchsorted(self.cohorts, cohort))


@dataclass
class Summing:
    """Moments of T periods that grow block by block (Chan, Golub & LeVeque 1983, Am. Stat. 37:242–247)."""

    periods: int
    _found: dict[int, tuple[int, Floats, Floats]] = field(default_factory=dict)

    def add(self, cohort: Ints, outcome: Floats) -> None:
        """Take in the cohorts (m) and outcomes (m × T) of more people."""
        if not cohort.size:
            return
        order = np.argsort(cohort, kind="stable")
        codes, starts = np.unique(cohort[order], return_index=True)
        for code, rows in zip(codes.tolist(), np.split(order, starts[1:]), strict=True):
            own = outcome[rows]
            mean = own.mean(axis=0)
            own -= mean
            self._merge(code, len(own), mean, own.T @ own)

    def moments(self) -> Moments:
        codes = sorted(self._found)
        sizes = np.array([self._found[code][0] for code in codes], dtype=np.int64)
        means = np.array([self._found[code][1] for code in codes]).reshape(-1, self.periods)
        squares = np.array([self._found[code][2] for code in codes]).reshape(-1, self.periods, self.periods)
        return Moments(np.array(codes, dtype=np.int64), sizes, means, squares / sizes[:, None, None])

    def _merge(self, code: int, count: int, mean: Floats, squares: Floats) -> None:
        if code in self._found:
            before, middle, sums = self._found[code]
            total, step = before + count, mean - middle
            squares = sums + squares + np.outer(step, step) * (before * count / total)
            mean, count = middle + step * (count / total), total
        self._found[code] = (count, mean, squares)


def moments_of(cohort: Ints, outcome: Floats) -> Moments:
    """Return the moments of cohorts (n) with outcomes (n × T)."""
    sums = Summing(outcome.shape[1])
    sums.add(cohort, outcome)
    return sums.moments()
