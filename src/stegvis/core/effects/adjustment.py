"""Whom and on what the weighted and doubly robust estimates adjust: everybody comparable, on covariates and strata."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .arrays import Bools, Floats, Ints
from .collinearity import dependent, moments, products
from .covariates import MOST_LEVELS, Covariates, spread
from .formula import columns_of, parse
from .logit import Logit, fit_logit

if TYPE_CHECKING:
    from .matched import Matched


@dataclass(frozen=True, eq=False)
class Comparable:
    """The people (m of n, by `rows`) within common support and in strata with both groups, and their fit."""

    rows: Bools
    treated: Bools
    design: Covariates
    logit: Logit
    score: Floats
    whole: bool

    @property
    def estimand(self) -> str:
        """ATT when no treated person is left out."""
        return "ATT" if self.whole else "ATM"


def comparable(matched: "Matched") -> Comparable:
    """Return whom weighting compares. Exact columns that are no covariates are adjusted for, as categories."""
    rows = ~matched.outside & _in_mixed_strata(matched.strata, matched.treated & ~matched.outside, ~matched.outside)
    design = _with_exact_columns(matched, rows)
    treated = matched.treated[rows]
    same = matched.logit is not None and rows.all() and design.names == matched.covariates.design.names
    logit = (
        matched.logit if same and matched.logit is not None else fit_logit(design, treated, ridge=matched.plan.ridge)
    )
    whole = bool(treated.sum() == matched.treated.sum())
    return Comparable(rows, treated, design, logit, logit.probability(design.values), whole)


def _in_mixed_strata(strata: Ints, treated: Bools, usable: Bools) -> Bools:
    count = int(strata.max(initial=0)) + 1
    if count == 1:
        return np.ones(strata.size, dtype=np.bool_)
    ours = np.bincount(strata[treated], minlength=count) > 0
    theirs = np.bincount(strata[usable & ~treated], minlength=count) > 0
    return np.asarray((ours & theirs)[strata])


def _with_exact_columns(matched: "Matched", rows: Bools) -> Covariates:
    """Return the design with exact columns that it lacks, each level but the first, as far as they add anything."""
    design = matched.covariates.design if rows.all() else matched.covariates.design.take(rows)
    have = columns_of(parse(matched.plan.covariates, matched.frame.columns))
    lacking = [name for name in matched.plan.exact if name not in have]
    lacking = [name for name in lacking if matched.frame[name].n_unique() <= MOST_LEVELS]
    if rows.all() and not lacking:
        return design
    parts = [design]
    if lacking:
        frame = matched.frame.select(lacking) if rows.all() else matched.frame.select(lacking).filter(rows)
        parts.append(spread(frame, [f"C({name})" for name in lacking]).design)
    joined = _joined(parts)
    middle, deviation = moments(joined.values)
    sizes = (deviation**2 + middle**2) * joined.values.shape[1]
    return joined.only(~dependent(products(joined.values, middle), sizes))


def _joined(parts: list[Covariates]) -> Covariates:
    return Covariates(
        tuple(name for part in parts for name in part.names),
        np.vstack([part.values for part in parts]),
        tuple(each for part in parts for each in part.binary),
        tuple(each for part in parts for each in part.in_design),
    )
