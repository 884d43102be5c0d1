"""What so many people can be expected to show, asked before any data are read.

Means: two-sided t-test with the noncentral t distribution (Cohen 1988, Statistical Power Analysis, ch. 2), as R's
power.t.test when the groups are equal. Shares: the normal approximation with pooled variance under no effect (Fleiss,
Levin & Paik 2003, Statistical Methods for Rates and Proportions, ch. 4), as R's power.prop.test. Whole clusters treated
or not: variance times 1 + ((1 + cv²)m − 1)ρ (Eldridge, Ashby & Kerry 2006, Int. J. Epidemiol. 35:1292–1300), and as
many degrees of freedom as clusters less two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist

from scipy.optimize import brentq
from scipy.stats import nct
from scipy.stats import t as student

from stegvis.core.marking import _

from . import refusals

MOST = 10.0
"""The largest effect that is looked for, in standard deviations."""
MOST_PEOPLE = 1e9
_NORMAL = NormalDist()


@dataclass(frozen=True, kw_only=True)
class Sample:
    """How many people are to be compared, and what else decides how much they can show.

    `controls` is the effective number: as many as there are when each counts as much. `cluster_size` people on average
    belong together, with the intraclass correlation `icc` and coefficient of variation `cluster_cv` of sizes, and whole
    clusters are treated or not. `explained` is the share of the outcome's variance that covariates account for.
    """

    treated: float
    controls: float
    level: float = 0.05
    icc: float = 0.0
    cluster_size: float = 1.0
    cluster_cv: float = 0.0
    explained: float = 0.0

    def __post_init__(self) -> None:
        """Refuse numbers that can't be."""
        shares = (("alpha", self.level), ("icc", self.icc), ("explained", self.explained))
        for name, share in shares:
            if not 0 <= share < 1 or (name == "alpha" and share == 0):
                raise refusals.option(name, _("The number is not possible."), expected=_("a share under 1"))
        if not (self.treated >= 2 and self.controls >= 2):
            raise refusals.option("treated", _("The number is not possible."), expected=_("2 or more in each group"))
        if not (self.cluster_size >= 1 and self.cluster_cv >= 0):
            raise refusals.option("cluster-size", _("The number is not possible."), expected=_("1 or more"))
        if self.freedom < 1:
            raise refusals.option("cluster-size", _("There are too few clusters."), expected=_("3 clusters or more"))

    @property
    def design_effect(self) -> float:
        """How many times larger the variance is than for as many people of whom none belong together."""
        return 1 + ((1 + self.cluster_cv**2) * self.cluster_size - 1) * self.icc

    @property
    def clusters(self) -> float:
        """How many clusters there are; as many as people when nobody belongs together."""
        return (self.treated + self.controls) / self.cluster_size

    @property
    def freedom(self) -> float:
        return (self.clusters if self.icc else self.treated + self.controls) - 2

    @property
    def error(self) -> float:
        """The standard error of the difference of means, in standard deviations."""
        each = 1 / self.treated + 1 / self.controls
        return sqrt(each * self.design_effect * (1 - self.explained))

    def times(self, factor: float) -> "Sample":
        """Return as many times more people in both groups, in clusters of the same size."""
        people = {"treated": self.treated * factor, "controls": self.controls * factor}
        return Sample(**{**vars(self), **people})


def power_of_mean(sample: Sample, in_sd: float) -> float:
    """Return the chance to see an effect of `in_sd` standard deviations in its own direction."""
    critical = float(student.isf(sample.level / 2, sample.freedom))
    return float(nct.sf(critical, sample.freedom, abs(in_sd) / sample.error))


def detectable_mean(sample: Sample, power: float = 0.8) -> float | None:
    """Return the smallest effect, in standard deviations, that is seen with this chance; None over ten."""
    return _solve(lambda effect: power_of_mean(sample, effect) - _chance(power), 0.0, MOST)


def power_of_share(sample: Sample, without: float, with_treatment: float) -> float:
    """Return the chance to see a share become another, in its own direction."""
    each = (1 / sample.treated, 1 / sample.controls)
    inflated = sample.design_effect * (1 - sample.explained)
    pooled = (sample.treated * with_treatment + sample.controls * without) / (sample.treated + sample.controls)
    under_none = sqrt(pooled * (1 - pooled) * sum(each) * inflated)
    under_effect = sqrt(
        (with_treatment * (1 - with_treatment) * each[0] + without * (1 - without) * each[1]) * inflated
    )
    reach = abs(with_treatment - without) - _NORMAL.inv_cdf(1 - sample.level / 2) * under_none
    return _NORMAL.cdf(reach / under_effect) if under_effect else float(reach > 0)


def detectable_shares(sample: Sample, without: float, power: float = 0.8) -> tuple[float | None, float | None]:
    """Return the nearest shares below and above `without` that are seen with this chance; None where none is."""
    if not 0 < without < 1:
        raise refusals.option("share", _("The number is not possible."), expected=_("a share over 0 and under 1"))

    def lacking(share: float) -> float:
        return power_of_share(sample, without, share) - _chance(power)

    return _solve(lacking, without, 0.0), _solve(lacking, without, 1.0)


def treated_needed(sample: Sample, seen: Callable[[Sample], float], power: float = 0.8) -> int | None:
    """Return how many treated are needed, with as many controls each, for the chance `seen` to reach the power.

    None when a thousand million are too few.
    """
    least = max(2 / sample.treated, 2 / sample.controls)
    if sample.icc:
        least = max(least, 3.001 * sample.cluster_size / (sample.treated + sample.controls))

    def lacking(factor: float) -> float:
        return seen(sample.times(factor)) - _chance(power)

    if lacking(least) >= 0:
        return ceil(sample.treated * least - 1e-9)
    factor = _solve(lacking, least, MOST_PEOPLE / sample.treated)
    return None if factor is None else ceil(sample.treated * factor - 1e-6)


def _chance(power: float) -> float:
    if not 0 < power < 1:
        raise refusals.option("power", _("The number is not possible."), expected=_("a share under 1"))
    return power


def _solve(lacking: Callable[[float], float], start: float, end: float) -> float | None:
    if lacking(start) >= 0:
        return start
    if lacking(end) < 0:
        return None
    return float(brentq(lacking, start, end, xtol=1e-10))
