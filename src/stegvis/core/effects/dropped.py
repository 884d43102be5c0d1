"""Who was left out of a comparison, and how they differ from those who stayed: whom the result does not speak of."""

from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Floats
from .covariates import Covariates


@dataclass(frozen=True)
class Difference:
    """A covariate among treated people who are compared and who are not, and the gap in standard deviations of all."""

    covariate: str
    kept: float
    dropped: float
    in_sd: float


@dataclass(frozen=True)
class Dropped:
    """How many rows lacked values; lie outside common support; are treated without a match; and the differences.

    `differences` are empty when every treated person is compared.
    """

    incomplete: int
    outside_treated: int
    outside_control: int
    unmatched_treated: int
    unmatched_control: int
    differences: tuple[Difference, ...]


def who_was_dropped(
    covariates: Covariates, treated: Bools, outside: Bools, weights: Floats, incomplete: int
) -> Dropped:
    """Count who is left out (all n), and compare the treated among them with those who stayed."""
    kept = weights > 0
    lost = treated & ~kept
    return Dropped(
        incomplete,
        int((outside & treated).sum()),
        int((outside & ~treated).sum()),
        int((lost & ~outside).sum()),
        int((~treated & ~kept & ~outside).sum()),
        _differences(covariates, treated & kept, lost) if lost.any() else (),
    )


def _differences(covariates: Covariates, kept: Bools, lost: Bools) -> tuple[Difference, ...]:
    found = []
    for name, numbers in zip(covariates.names, covariates.values, strict=True):
        stayed, left = numbers[kept], numbers[lost]
        spread = float(np.std(np.concatenate([stayed, left])))
        gap = float(left.mean() - stayed.mean())
        found.append(Difference(name, float(stayed.mean()), float(left.mean()), gap / spread if spread else 0.0))
    return tuple(found)
