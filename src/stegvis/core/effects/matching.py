"""Matching: a table and choices in, who is compared with whom out."""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from stegvis.core.marking import _

from . import refusals, set_weights
from .arrays import Bools, Floats, Ints
from .conditioned import Conditions, pair_mahalanobis, pair_under_conditions, whiten
from .covariates import Covariates, Missing, complete_rows, spread
from .formula import treatment_of
from .logit import Logit, fit_logit
from .matched import Matched
from .nearest import Engine, Order, Pairs, no_pairs, order_of, pair_nearest, sort_controls
from .plan import Method, Plan, Scale
from .strata import coarsened_strata, strata_of
from .support import Discard, outside_support


def match(
    data: pl.DataFrame,
    covariates: str | Sequence[str],
    *,
    treatment: str | None = None,
    id: str | None = None,
    exact: Sequence[str] = (),
    ratio: int = 1,
    replace: bool = False,
    caliper: float | None = None,
    calipers: Mapping[str, float] | None = None,
    std_caliper: bool = True,
    order: str = "largest",
    method: str = "nearest",
    discard: str = "none",
    score: str | None = None,
    scale: str = "probability",
    ridge: float = 0.0,
    missing: str = "refuse",
    seed: int = 1,
    engine: str = "auto",
) -> Matched:
    """Match treated people with controls who had the same chance of being treated.

    Parameters
    ----------
    data : polars.DataFrame, n rows
        A row for each person. It is not changed.
    covariates : list of str, or str
        Columns, or a formula: ``"took_part ~ age + C(municipality) + I(age^2)"``.
    treatment : str
        Column of 0 and 1, or of false and true; not needed when the formula names it.
    id : str, optional
        Column that tells persons apart; row numbers when not named.
    exact : list of str
        Columns in which treated and control must agree.
    ratio : int
        Controls for each treated person, given in rounds: each gets one before anybody gets two.
    replace : bool
        Whether a control may serve several treated people.
    caliper : float, optional
        The farthest that scores may lie apart, in standard deviations of the score, or in its units with
        ``std_caliper=False``. `calipers` are the same for single columns.
    order : "largest", "smallest", "random" or "data"
        In which order treated people choose. Ties go to the earlier input row, here and among controls.
    method : "nearest", "cem" or "mahalanobis"
        Nearest score; coarsened exact matching; nearest covariates within the score caliper.
    discard : "none", "treated", "control" or "both"
        Who is left out since nobody of the other group has so low or so high a score.
    score : str, optional
        A column to match on instead of a logit of the covariates; `scale` is then not used.
    scale : "probability" or "linear"
        Match on the probability of treatment or on its log odds.
    missing : "refuse", "drop" or "indicator"
        What happens to missing covariates.
    seed : int
        For ``order="random"`` alone.

    Returns
    -------
    Matched
        Immutable; ask it for ``.balance()`` and then ``.effect(outcome)``.

    Raises
    ------
    DataProblem
        With every column that lacks values, is constant, collinear or no covariate; with strata or choices that leave
        nobody to compare.

    References
    ----------
    Rosenbaum & Rubin (1983), Biometrika 70:41–55. Ho, Imai, King & Stuart (2011), J. Stat. Softw. 42(8), whose package
    MatchIt (4.7.2) the defaults are taken from.
    """
    named = treatment_of(covariates) if isinstance(covariates, str) else None
    plan = Plan(
        treatment=treatment or named or _unnamed(),
        covariates=covariates if isinstance(covariates, str) else tuple(covariates),
        id=id,
        exact=tuple(exact),
        ratio=ratio,
        replace=replace,
        caliper=caliper,
        calipers=dict(calipers or {}),
        std_caliper=std_caliper,
        order=Order(order),
        method=Method(method),
        discard=Discard(discard),
        score=score,
        scale=Scale(scale),
        ridge=ridge,
        missing=Missing(missing),
        seed=seed,
        engine=Engine(engine),
    )
    return match_by(plan, data)


def match_by(plan: Plan, data: pl.DataFrame) -> Matched:
    """Match by a plan. See `match`."""
    complete = complete_rows(data, plan.covariates, plan.missing)
    rows = np.flatnonzero(complete)
    frame = data if complete.all() else data.filter(complete)
    treated = _treatment(frame, plan.treatment)
    covariates = spread(frame, plan.covariates, plan.missing)
    strata = strata_of(frame, plan.exact)
    if plan.method is Method.CEM:
        return _by_strata(plan, frame, rows, data.height - rows.size, treated, covariates, strata)
    score, logit = _score(plan, frame, covariates, treated)
    outside = outside_support(score, treated, plan.discard)
    pairs = _pairs(plan, frame, covariates, treated, strata, score, outside)
    if not pairs.treated.size:
        raise refusals.option(
            "match", _("Nobody could be matched."), expected=_("a wider caliper or fewer exact columns")
        )
    return Matched(
        plan=plan,
        frame=frame,
        rows=rows,
        incomplete=data.height - rows.size,
        treated=treated,
        covariates=covariates,
        strata=strata,
        score=score,
        logit=logit,
        outside=outside,
        pairs=pairs,
        sets=None if plan.replace else _sets(pairs, treated.size),
        weights=set_weights.of_pairs(pairs, treated.size),
    )


def _unnamed() -> str:
    raise refusals.option("treatment", _("No treatment is named."), expected=_("the name of a column"))


def _treatment(frame: pl.DataFrame, name: str) -> Bools:
    """Return who is treated (n). Raises DataProblem naming the first row that is neither 0 nor 1."""
    if name not in frame.columns:
        raise refusals.no_such_column([name], frame.columns)
    column = frame[name]
    if not (column.dtype == pl.Boolean or column.dtype.is_numeric()):
        raise refusals.column(name, _("The treatment is not numbers."), expected=_("0 or 1 in every row"))
    values = column.cast(pl.Float64).fill_null(np.nan).to_numpy()
    right = (values == 0) | (values == 1)
    if not right.all():
        message = _("The treatment is neither 0 nor 1 in {count} rows; this is the first.")
        row = int(np.argmin(right)) + 1
        raise refusals.column(name, message, row=row, expected=_("0 or 1 in every row"), count=int((~right).sum()))
    treated = np.asarray(values == 1)
    if treated.all() or not treated.any():
        raise refusals.column(name, _("There are only treated or only untreated people."), expected=_("both"))
    return treated


def _score(plan: Plan, frame: pl.DataFrame, covariates: Covariates, treated: Bools) -> tuple[Floats, Logit | None]:
    if plan.score is None:
        logit = fit_logit(covariates.design, treated, ridge=plan.ridge)
        design = covariates.design.values
        return (logit.probability(design) if plan.scale is Scale.PROBABILITY else logit.linear(design)), logit
    if plan.score not in frame.columns:
        raise refusals.no_such_column([plan.score], frame.columns)
    column = frame[plan.score]
    if not column.dtype.is_numeric():
        raise refusals.column(plan.score, _("The score is not numbers."), expected=_("a number in every row"))
    score = column.cast(pl.Float64).fill_null(np.nan).to_numpy()
    if not np.isfinite(score).all():
        raise refusals.missing_values([(plan.score, int((~np.isfinite(score)).sum()))])
    return score, None


def _pairs(
    plan: Plan, frame: pl.DataFrame, covariates: Covariates, treated: Bools, strata: Ints, score: Floats, outside: Bools
) -> Pairs:
    controls = sort_controls(score, treated, strata, ~outside)
    if not controls.treated.size or not controls.rows.size:
        return no_pairs()
    order = order_of(controls.own, plan.order, plan.seed)
    unit = float(score[~outside].std(ddof=1)) if plan.std_caliper else 1.0
    caliper = None if plan.caliper is None else plan.caliper * unit
    conditions = _conditions(plan, frame, outside)
    common = {"ratio": plan.ratio, "caliper": caliper, "replace": plan.replace}
    if plan.method is Method.MAHALANOBIS:
        whitened = whiten(covariates.design.values, treated)
        return pair_mahalanobis(controls, order, whitened, conditions=conditions, **common)  # type: ignore[arg-type]
    if conditions is not None:
        return pair_under_conditions(controls, order, conditions, **common)  # type: ignore[arg-type]
    return pair_nearest(controls, order, engine=plan.engine, **common)  # type: ignore[arg-type]


def _conditions(plan: Plan, frame: pl.DataFrame, outside: Bools) -> Conditions | None:
    """Return the calipers of single columns, in units of the column."""
    if not plan.calipers:
        return None
    if unknown := [name for name in plan.calipers if name not in frame.columns]:
        raise refusals.no_such_column(unknown, frame.columns)
    if words := [name for name in plan.calipers if not frame[name].dtype.is_numeric()]:
        raise refusals.column(words[0], _("A caliper needs numbers."), expected=_("a column of numbers"))
    values = np.stack([frame[name].cast(pl.Float64).fill_null(np.nan).to_numpy() for name in plan.calipers])
    if np.isnan(values).any():
        counts = zip(plan.calipers, np.isnan(values).sum(axis=1), strict=True)
        raise refusals.missing_values([(name, int(count)) for name, count in counts if count])
    widths = np.array(list(plan.calipers.values()))
    if plan.std_caliper:
        widths = widths * values[:, ~outside].std(axis=1, ddof=1)
    return Conditions(values, widths)


def _sets(pairs: Pairs, size: int) -> Ints:
    """Number the matched sets (n; −1 for who is in none) in the order of their treated people's rows."""
    sets = np.full(size, -1, dtype=np.int64)
    ours, numbers = np.unique(pairs.treated, return_inverse=True)
    sets[ours] = np.arange(ours.size)
    sets[pairs.control] = numbers
    return sets


def _by_strata(
    plan: Plan, frame: pl.DataFrame, rows: Ints, incomplete: int, treated: Bools, covariates: Covariates, strata: Ints
) -> Matched:
    """Keep the strata that hold both treated and controls, numbered in their order."""
    codes = coarsened_strata(covariates.values, covariates.binary, strata)
    count = int(codes.max()) + 1
    both = (np.bincount(codes[treated], minlength=count) > 0) & (np.bincount(codes[~treated], minlength=count) > 0)
    if not both.any():
        raise refusals.option("match", _("Nobody could be matched."), expected=_("fewer covariates, or coarser ones"))
    sets = np.where(both[codes], (np.cumsum(both) - 1)[codes], -1)
    return Matched(
        plan=plan,
        frame=frame,
        rows=rows,
        incomplete=incomplete,
        treated=treated,
        covariates=covariates,
        strata=strata,
        score=None,
        logit=None,
        outside=np.zeros(treated.size, dtype=np.bool_),
        pairs=no_pairs(),
        sets=sets,
        weights=set_weights.of_strata(sets, treated),
    )
