"""Who is compared: each person's cohort, and what is known of the panel that she comes from."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..arrays import Floats, Ints
from ..covariates import Covariates
from .attrition import Attrition
from .cohorts import NEVER


@dataclass(frozen=True)
class Columns:
    """What the columns of a long table are: `constant` ones may not change within a person."""

    id: str
    time: str
    cohort: str
    outcome: str
    covariates: tuple[str, ...] = ()
    cluster: str | None = None

    @property
    def constant(self) -> tuple[str, ...]:
        others = [self.cohort, *self.covariates] + ([self.cluster] if self.cluster else [])
        return tuple(dict.fromkeys(others))

    @property
    def all(self) -> list[str]:
        return list(dict.fromkeys([self.id, self.time, self.outcome, *self.constant]))


@dataclass(frozen=True, eq=False)
class People:
    """n people in T `times`: `cohort` (n) is the first treated time, or NEVER; `cluster` (n) a code, where asked for.

    `incomplete` people lack a period or an outcome, told of in `attrition`, and `left_out` of them are not among the n;
    `always` were treated from the first period on, so nobody knows what they would have had, and were left out.
    """

    times: Ints
    cohort: Ints
    incomplete: int
    always: int
    left_out: int = 0
    cluster: Ints | None = None
    attrition: Attrition | None = None

    @cached_property
    def cohorts(self) -> Ints:
        """The treated cohorts, rising."""
        return np.unique(self.cohort[self.cohort != NEVER])

    @cached_property
    def some_never(self) -> bool:
        """Whether somebody is never treated."""
        return bool((self.cohort == NEVER).any())

    @cached_property
    def clusters(self) -> int | None:
        """How many clusters errors rest on; None where each person is her own."""
        return None if self.cluster is None else int(np.unique(self.cluster).size)


@dataclass(frozen=True, eq=False)
class Panel:
    """People with their `outcome` (n × T; NaN where nobody knows it) and what was so before, if it was asked for."""

    people: People
    outcome: Floats
    covariates: Covariates | None

    @cached_property
    def complete(self) -> bool:
        """Whether every outcome is known."""
        return bool(np.isfinite(self.outcome.sum()))
