"""Who is compared with whom, and what can be asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

from stegvis.core.marking import _

from . import refusals
from .arrays import Bools, Floats, Ints
from .balance import Balance, Likeness, balance_of, likeness
from .covariates import Covariates
from .detectable import Detectable, detectable_effect
from .dropped import Dropped, who_was_dropped
from .effect import Effect, estimate_effect
from .logit import Logit
from .nearest import Pairs
from .outcomes import outcome_of
from .overlap import Bin, overlap_of
from .plan import Plan, Scale

METHODS = ("matched", "regression", "aipw", "ipw")


@dataclass(frozen=True)
class Counts:
    """How many people there were, and how many of them are compared."""

    treated: int
    control: int
    matched_treated: int
    matched_control: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Matched:
    """The answer of `match`. Arrays are of the n complete rows of the data; `rows` (n) are their places there.

    `score` (n) is what was matched on, None for coarsened exact matching; `outside` (n) common support; `sets` (n)
    numbers the matched sets, −1 for nobody's, and is None with replacement; `weights` (n) are 0 for those left out.
    """

    plan: Plan
    frame: pl.DataFrame
    rows: Ints
    incomplete: int
    treated: Bools
    covariates: Covariates
    strata: Ints
    score: Floats | None
    logit: Logit | None
    outside: Bools
    pairs: Pairs
    sets: Ints | None
    weights: Floats

    @cached_property
    def n(self) -> Counts:
        """Treated and controls, and how many of each are compared (a control used twice counts once)."""
        kept = self.weights > 0
        return Counts(
            int(self.treated.sum()),
            int((~self.treated).sum()),
            int((kept & self.treated).sum()),
            int((kept & ~self.treated).sum()),
        )

    @property
    def estimand(self) -> str:
        """ATT, the effect on the treated; ATM when some of them found no match, since it then speaks of the others."""
        return "ATT" if self.n.matched_treated == self.n.treated else "ATM"

    def balance(self) -> Balance:
        """Return every covariate before and after matching, each level of a category by itself."""
        return self._balance

    @cached_property
    def _balance(self) -> Balance:
        return balance_of(self.covariates, self.treated, self.weights)

    def score_likeness(self) -> Likeness | None:
        """Return how alike the matched are in the score itself, in standard deviations of the treated's."""
        if self.score is None:
            return None
        kept, ours = self.weights > 0, self.treated
        scale = float(self.score[ours].std(ddof=1)) if ours.sum() > 1 else float("nan")
        inside, others = kept & ours, kept & ~ours
        return likeness(
            self.score[inside],
            self.score[others],
            self.weights[inside],
            self.weights[others],
            binary=False,
            scale=scale,
        )

    def overlap(self) -> tuple[Bin, ...] | None:
        """Return where the scores of everybody who can be compared lie; None without a score that is a probability."""
        if self.score is None or self.plan.scale is not Scale.PROBABILITY:
            return None
        return overlap_of(self.score, self.treated)

    def dropped(self) -> Dropped:
        """Return how many were left out and why, and how the treated among them differ from the others."""
        return who_was_dropped(self.covariates, self.treated, self.outside, self.weights, self.incomplete)

    def detectable(self, *, power: float = 0.8, level: float = 0.05) -> Detectable:
        """Return the smallest effect that these matched people can be expected to show: to be read first."""
        return detectable_effect(self.treated, self.weights, power=power, level=level)

    def effect(
        self,
        outcome: str,
        *,
        values: npt.ArrayLike | None = None,
        methods: Sequence[str] = METHODS,
        cluster: str | None = None,
        folds: int = 1,
        draws: int = 1000,
        seed: int = 1,
        level: float = 0.95,
    ) -> Effect:
        """Estimate the effect on an outcome, several ways side by side.

        Parameters
        ----------
        outcome : str
            A column of the data, or the name of `values`: numbers in the order of the data's rows (all of them).
        methods : of "matched", "regression", "aipw", "ipw", "entropy", "abadie_imbens", "set_bootstrap"
            With replacement the error of Abadie & Imbens is added; the bootstrap of sets is refused then.
        cluster : str, optional
            Column within which people are not independent; together with the matched sets two ways.
        folds : int
            For "aipw": cross-fit when more than 1.
        draws, seed : int
            For "set_bootstrap", and `seed` for the folds.

        Returns
        -------
        Effect
            With the minimal detectable effect, the estimates, what could not be estimated, and warnings.
        """
        if outcome in (*self.plan.compared, self.plan.treatment, self.plan.id):
            raise refusals.option(outcome, _("The outcome can't be what people are compared on."))
        numbers = outcome_of(self.frame, self.rows, outcome, values)
        return estimate_effect(
            self, outcome, numbers, methods=methods, cluster=cluster, folds=folds, draws=draws, seed=seed, level=level
        )

    def pair_table(self) -> pl.DataFrame:
        """Return a row for each pair: set, ids of both, score distance, and weight of the control in the set.

        Without pairs, for coarsened exact matching, it is empty: see `person_table`.
        """
        ids = self.ids()
        partners = np.bincount(self.pairs.treated, minlength=self.treated.size)
        sets = np.unique(self.pairs.treated, return_inverse=True)[1]
        score = self.score if self.score is not None else np.zeros(self.treated.size)
        return pl.DataFrame(
            {
                "set": sets.astype(np.int64) + 1,
                "treated_id": ids[self.pairs.treated],
                "control_id": ids[self.pairs.control],
                "distance": np.abs(score[self.pairs.treated] - score[self.pairs.control]),
                "weight": 1 / partners[self.pairs.treated] if self.pairs.treated.size else np.empty(0),
            }
        )

    def person_table(self) -> pl.DataFrame:
        """Return a row for each person who is compared: id, treated, weight, set (empty with replacement), score."""
        kept = np.flatnonzero(self.weights > 0)
        table = pl.DataFrame({"id": self.ids()[kept], "treated": self.treated[kept], "weight": self.weights[kept]})
        sets = None if self.sets is None else self.sets[kept] + 1
        scores = None if self.score is None else self.score[kept]
        return table.with_columns(
            pl.Series("set", sets if sets is not None else [None] * kept.size, dtype=pl.Int64),
            pl.Series("score", scores if scores is not None else [None] * kept.size, dtype=pl.Float64),
        )

    def ids(self) -> pl.Series:
        """Return what tells people apart (n): the id column, or row numbers of the data from 1."""
        return self.frame[self.plan.id] if self.plan.id else pl.Series("row", self.rows + 1)
