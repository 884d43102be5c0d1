"""What an estimator answers."""

from dataclasses import dataclass
from math import erfc, sqrt

from stegvis.core.marking import _
from stegvis.core.statistics.intervals import Interval, normal_quantile

SETS = _("matched set")
"""What the matched sets are called where errors are clustered on them."""


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """An effect in units of the outcome, with its standard error and how that was found.

    `errors` names the kind of standard error, and `clustered_on` the groups within which people may be alike: the
    column, or SETS. `estimand` is whom it speaks of: ATT all treated, ATM the treated who found a match, ATE
    everybody. Interval and p-value rest on the normal distribution.
    """

    outcome: str
    method: str
    estimand: str
    estimate: float
    se: float
    errors: str
    n: int
    clustered_on: tuple[str, ...] = ()
    clusters: int | None = None
    level: float = 0.95

    @property
    def interval(self) -> Interval:
        half = normal_quantile(self.level) * self.se
        return Interval(self.estimate - half, self.estimate + half, self.level)

    @property
    def p(self) -> float:
        """The two-sided p-value of no effect."""
        return erfc(abs(self.estimate / self.se) / sqrt(2)) if self.se > 0 else float("nan")
