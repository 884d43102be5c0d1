"""The smallest effect that so many people can be expected to show. It stands before any result.

(z at 1 − α/2 + z at the power) × standard error: Bloom (1995), Eval. Rev. 19:547–556. The error is that of a
difference of two means with the effective number of controls, (Σw)² / Σw² (Kish 1965, Survey Sampling).
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from .arrays import Bools, Floats

POWER = 0.8
LEVEL = 0.05


@dataclass(frozen=True)
class Detectable:
    """The minimal detectable effect in standard deviations of an outcome, with what it was computed from."""

    in_sd: float
    treated: int
    effective_controls: float
    power: float = POWER
    level: float = LEVEL

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
