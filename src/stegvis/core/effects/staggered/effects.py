"""Staggered difference-in-differences: the effect of each cohort in each period, and what they come to together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from stegvis.core.marking import _
from stegvis.core.shapes import Sentence
from stegvis.core.statistics.intervals import Interval, normal_quantile

from .. import refusals
from ..arrays import Floats
from ..few_clusters import few_clusters
from .band import critical_value
from .cells import Cell
from .influence import Influence
from .mixing import Mixer, Mixture
from .people import People
from .pretrend import Pretrend, pretrend_of


@dataclass(frozen=True)
class CohortEffect:
    """The effect on a cohort in a period; `is_reference` where it is 0 by definition."""

    cohort: int
    time: int
    att: float
    se: float
    is_reference: bool = False


@dataclass(frozen=True)
class Aggregate:
    """One number for all, with its standard error."""

    att: float
    se: float

    @property
    def interval(self) -> Interval:
        half = normal_quantile(0.95) * self.se
        return Interval(self.att - half, self.att + half)


@dataclass(frozen=True)
class EventEffect:
    """The effect `e` periods after treatment began, with a band that holds for all e at once."""

    e: int
    att: float
    se: float
    band_low: float
    band_high: float
    is_reference: bool = False


@dataclass(frozen=True)
class Aggregates:
    """Simple: all cells after treatment by size. Dynamic, group, calendar: means of those over e, cohorts, periods."""

    simple: Aggregate
    dynamic: Aggregate
    group: Aggregate
    calendar: Aggregate
    event: tuple[EventEffect, ...]
    critical: float


@dataclass(frozen=True, eq=False)
class GroupTimeEffects:
    """The answer of `did`. `cells`, `effects` (J) and their influence; `people` are those that they were told from."""

    people: People
    cells: tuple[Cell, ...]
    effects: Floats
    influence: Influence
    anticipation: int = 0

    def pretrend(self) -> Pretrend | None:
        """Return the joint test that no effect before treatment differs from 0; None where there is none to look at."""
        return self._pretrend

    @property
    def warnings(self) -> tuple[Sentence, ...]:
        """What is to be read with the errors."""
        return few_clusters(self.people.clusters)

    def att_gt(self) -> tuple[CohortEffect, ...]:
        """Return each cohort's effect in each period."""
        errors = np.sqrt(self.influence.variances())
        return tuple(
            CohortEffect(cell.cohort, cell.time, float(effect), float(error), cell.is_reference)
            for cell, effect, error in zip(self.cells, self.effects, errors, strict=True)
        )

    def aggregate(self, *, draws: int = 10_000, seed: int = 1, level: float = 0.95) -> Aggregates:
        """Weigh the effects together, four ways and by time since treatment.

        The band of the event study is that of a multiplier bootstrap with normal multipliers: `draws` from the normal
        distribution with the estimates' covariance, by `seed`; its critical value bounds the greatest t at `level`.
        """
        mixer, after = self._mixer, self._mixer.after()
        if not after.any():
            raise refusals.option("cohort", _("No cohort is treated while it has controls."))
        events = np.unique(mixer.column("event")).tolist()
        by_event = [mixer.by_size(mixer.column("event") == e) for e in events]
        times = np.unique(mixer.column("time")[after]).tolist()
        by_time = [mixer.by_size(after & (mixer.column("time") == time)) for time in times]
        groups = np.unique(mixer.column("cohort")[after]).tolist()
        later = [each for e, each in zip(events, by_event, strict=True) if e >= 0]
        four = [mixer.by_size(after), mixer.evenly(later), mixer.of_groups(groups), mixer.evenly(by_time)]
        atts, covariance = self._mixed([*four, *by_event])
        errors = np.sqrt(np.diag(covariance))
        simple, dynamic, group, calendar = (
            Aggregate(float(att), float(se)) for att, se in zip(atts[:4], errors[:4], strict=True)
        )
        critical = critical_value(covariance[4:, 4:], draws, seed, level)
        told = self._events(events, atts[4:], errors[4:], critical)
        return Aggregates(simple, dynamic, group, calendar, told, critical)

    @cached_property
    def _pretrend(self) -> Pretrend | None:
        before = np.array(
            [place for place, cell in enumerate(self.cells) if cell.is_lead(self.anticipation)], dtype=int
        )
        return pretrend_of(self.effects[before], self.influence.covariance_of(before)) if before.size else None

    @cached_property
    def _mixer(self) -> Mixer:
        cohorts, sizes = np.unique(self.people.cohort, return_counts=True)
        return Mixer(self.cells, self.effects, cohorts, sizes / sizes.sum())

    def _mixed(self, mixtures: Sequence[Mixture]) -> tuple[Floats, Floats]:
        """Return the effects (E) and their covariance (E × E)."""
        weights = np.stack([each.weights for each in mixtures], axis=1)
        constants = np.stack([each.constants for each in mixtures], axis=1)
        return weights.T @ self.effects, self.influence.covariance(weights, constants)

    def _events(self, events: Sequence[int], atts: Floats, errors: Floats, critical: float) -> tuple[EventEffect, ...]:
        references = {cell.time - cell.cohort for cell in self.cells if cell.is_reference}
        return tuple(
            EventEffect(
                e, float(att), float(se), float(att - critical * se), float(att + critical * se), e in references
            )
            for e, att, se in zip(events, atts, errors, strict=True)
        )
