"""Staggered difference-in-differences: the effect of each cohort in each period, and what they come to together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from stegvis.core.marking import _
from stegvis.core.statistics.intervals import Interval, normal_quantile

from .. import refusals
from ..arrays import Floats
from .cells import Base, Cell, Control, cells_of
from .estimating import Adjustment, by_covariates, by_means
from .influence import Influence, moments_of
from .mixing import Mixer, Mixture
from .panel import Panel, panel_of


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
    """The answer of `did`. `cells`, `effects` (J) and their influence; `panel` is what they were told from."""

    panel: Panel
    cells: tuple[Cell, ...]
    effects: Floats
    influence: Influence

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
        simple, dynamic, group, calendar = (self._told(each) for each in four)
        event, critical = self._events(events, by_event, draws, seed, level)
        return Aggregates(simple, dynamic, group, calendar, event, critical)

    @cached_property
    def _mixer(self) -> Mixer:
        cohorts, sizes = np.unique(self.panel.cohort, return_counts=True)
        return Mixer(self.cells, self.effects, cohorts, sizes / sizes.sum())

    def _told(self, mixture: Mixture) -> Aggregate:
        variance = self.influence.covariance(mixture.weights[:, None], mixture.constants[:, None])
        return Aggregate(float(mixture.weights @ self.effects), float(np.sqrt(variance[0, 0])))

    def _events(
        self, events: Sequence[int], mixtures: Sequence[Mixture], draws: int, seed: int, level: float
    ) -> tuple[tuple[EventEffect, ...], float]:
        weights = np.stack([each.weights for each in mixtures], axis=1)
        covariance = self.influence.covariance(weights, np.stack([each.constants for each in mixtures], axis=1))
        atts, errors = weights.T @ self.effects, np.sqrt(np.diag(covariance))
        references = {cell.time - cell.cohort for cell in self.cells if cell.is_reference}
        critical = _critical(covariance, draws, seed, level)
        told = tuple(
            EventEffect(
                e, float(att), float(se), float(att - critical * se), float(att + critical * se), e in references
            )
            for e, att, se in zip(events, atts, errors, strict=True)
        )
        return told, critical


def did(
    data: pl.DataFrame,
    *,
    id: str,
    time: str,
    cohort: str,
    outcome: str,
    covariates: str | Sequence[str] = (),
    control: str = "never",
    method: str = "dr",
    base: str = "varying",
    anticipation: int = 0,
    incomplete: str = "refuse",
) -> GroupTimeEffects:
    """Estimate the effect on each cohort in each period, when people are treated at different times.

    Parameters
    ----------
    data : polars.DataFrame
        A row for each person and period (a long panel).
    id, time, cohort, outcome : str
        Columns. Periods are whole numbers; the cohort is the first treated period, 0 or empty for never.
    covariates : list of str, or a formula
        What was so before anybody was treated: constant over time.
    control : "never" or "notyet"
        Whom a cohort is compared with.
    method : "dr", "or" or "ipw"
        How covariates are adjusted for; without covariates the three are the same.
    base : "varying" or "universal"
        What a period before treatment is compared with.
    anticipation : int
        How many periods before treatment an effect may begin.
    incomplete : "refuse" or "drop"
        What happens to people who lack a period or an outcome.

    Returns
    -------
    GroupTimeEffects
        Immutable; ask it for ``.att_gt()`` and ``.aggregate()``.

    References
    ----------
    Callaway & Sant'Anna (2021), J. Econometrics 225:200–230. Sant'Anna & Zhao (2020), J. Econometrics 219:101–122.
    """
    if anticipation < 0:
        raise refusals.option("anticipation", _("The number is not possible."), expected=_("0 or more"))
    panel = panel_of(
        data, id=id, time=time, cohort=cohort, outcome=outcome, covariates=covariates, incomplete=incomplete
    )
    cells = cells_of(panel, Control(control), Base(base), anticipation)
    if not any(not cell.is_reference for cell in cells):
        expected = _("a period before treatment, and people who are treated later or never")
        raise refusals.column(cohort, _("There is nobody to compare with."), expected=expected)
    if panel.covariates is None:
        effects, influence = by_means(moments_of(panel), cells)
        return GroupTimeEffects(panel, cells, effects, influence)
    adjusted, by_person = by_covariates(panel, cells, Adjustment(method))
    return GroupTimeEffects(panel, cells, adjusted, by_person)


def _critical(covariance: Floats, draws: int, seed: int, level: float) -> float:
    """Return what the greatest |t| of all estimates stays under at the level; never less than one estimate's."""
    errors = np.sqrt(np.diag(covariance))
    known = errors > 0
    if not known.any():
        return normal_quantile(level)
    correlation = covariance[np.ix_(known, known)] / np.outer(errors[known], errors[known])
    sizes, directions = np.linalg.eigh(correlation)
    root = directions * np.sqrt(np.maximum(sizes, 0))
    normal = np.random.default_rng(seed).standard_normal((draws, int(known.sum())))
    greatest = np.abs(normal @ root.T).max(axis=1)
    return max(float(np.quantile(greatest, level)), normal_quantile(level))
