"""The effect without each covariate in turn: how much a finding hangs on one of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import polars as pl

from stegvis.core.errors import CannotCompute, DataProblem

from ..estimate import Estimate
from ..formula import columns_of, parse
from ..matched import Matched
from ..matching import match_by
from ..plan import Plan

Estimating = Callable[[Matched], Sequence[Estimate]]


@dataclass(frozen=True)
class Without:
    """What was found without a covariate: the estimates, or why there are none."""

    covariate: str
    matched_treated: int
    estimates: tuple[Estimate, ...]
    why: CannotCompute | DataProblem | None = None


def leave_one_out(plan: Plan, data: pl.DataFrame, estimating: Estimating) -> tuple[Without, ...]:
    """Match again without each covariate, on the same data, and estimate. Exact columns stay. One covariate: empty."""
    found = []
    for name in columns_of(parse(plan.covariates)):
        if lesser := without(plan, name):
            found.append(_without(name, lesser, data, estimating))
    return tuple(found)


def without(plan: Plan, covariate: str) -> Plan | None:
    """Return the plan without the terms that hold a covariate; None when none is left."""
    if isinstance(plan.covariates, str):
        parts = [each.strip() for each in plan.covariates.split("~")[-1].split("+")]
        left = [each for each in parts if covariate not in columns_of(parse(each))]
        return replace(plan, covariates=" + ".join(left)) if left else None
    kept = tuple(each for each in plan.covariates if covariate not in columns_of(parse((each,))))
    return replace(plan, covariates=kept) if kept else None


def _without(name: str, plan: Plan, data: pl.DataFrame, estimating: Estimating) -> Without:
    try:
        matched = match_by(plan, data)
        return Without(name, matched.n.matched_treated, tuple(estimating(matched)))
    except (CannotCompute, DataProblem) as why:
        return Without(name, 0, (), why)
