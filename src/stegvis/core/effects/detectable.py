"""The smallest effect that so many people can be expected to show. It stands before any result.

(z at 1 − α/2 + z at the power) × standard error: Bloom (1995), Eval. Rev. 19:547–556. The error is that of a
difference of two means with the effective number of controls, (Σw)² / Σw² (Kish 1965, Survey Sampling).
"""

from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np

from .arrays import Bools, Floats, Ints
from .clustering import design_effect, intraclass_correlation

POWER = 0.8
LEVEL = 0.05


@dataclass(frozen=True)
class Detectable:
    """The minimal detectable effect in standard deviations of an outcome, with what it was computed from.

    `icc` is how alike people of a cluster are, None where clusters are not counted with.
    """

    in_sd: float
    treated: int
    effective_controls: float
    power: float = POWER
    level: float = LEVEL
    icc: float | None = None
    design_effect: float = 1.0

    def in_units(self, standard_deviation: float) -> float:
        """Return it in units of an outcome with this standard deviation."""
        return self.in_sd * standard_deviation


def detectable_effect(treated: Bools, weights: Floats, *, power: float = POWER, level: float = LEVEL) -> Detectable:
    """Return the minimal detectable effect of matched people with these weights (n). It needs no outcome."""
    ours, theirs = weights[treated], weights[~treated]
    n_treated = float(ours.sum() ** 2 / np.square(ours).sum())
    n_controls = float(theirs.sum() ** 2 / np.square(theirs).sum())
    normal = NormalDist()
    reach = normal.inv_cdf(1 - level / 2) + normal.inv_cdf(power)
    return Detectable(
        reach * float(np.sqrt(1 / n_treated + 1 / n_controls)), int((ours > 0).sum()), n_controls, power, level
    )


def for_clusters(found: Detectable, treated: Bools, weights: Floats, outcome: Floats, clusters: Ints) -> Detectable:
    """Return it for people (n) who belong together: as alike as the matched controls of a cluster are in the outcome.

    Where no cluster holds two of them nothing is known of that, and it is returned as it is.
    """
    theirs = (weights > 0) & ~treated
    icc = intraclass_correlation(outcome[theirs], clusters[theirs])
    if icc != icc:
        return found
    wider = design_effect(treated, weights, clusters, icc)
    return replace(found, in_sd=found.in_sd * float(np.sqrt(wider)), icc=icc, design_effect=wider)
