"""Risk-set matching: whoever enters in a month is matched with people who could have entered in it and did not.

All risk sets are put under each other and matched at once, month being a column in which both must agree. So the
propensity score is the chance of entering in a month given what was known up to the month before, fitted to all months
together with a smooth course over them (Lu 2005, Biometrics 61:721–728): a project of a hundred people has three
entrants a month, too few for a score of each month's own. A person may be in many risk sets, so errors are clustered on
people.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from stegvis.core.marking import _

from .. import refusals
from ..matched import Matched
from ..matching import match_by
from ..plan import Plan
from ..register import CAUSE, ENTRY, GONE, ID, MONTH, SINCE, Feature, Months, read_features, require_before
from .candidates import ENTRANT, Candidates, candidates

ENTRY_MONTH = "entry_month"
"""Months from the first entry month on: what the score's course over time is of, and both must agree in."""
MOST_POWERS = 2
OURS = (ID, MONTH, ENTRY, SINCE, GONE, CAUSE, ENTRANT, ENTRY_MONTH)
OWN_COLUMNS = 5
"""So many columns of people are not constants."""


@dataclass(frozen=True, eq=False, kw_only=True)
class RiskSets:
    """The answer of `match_risk_sets`. `matched` are all risk sets under each other; `rows` who they are, in its order.

    `entered`, `ineligible`: see `Candidates`; of the others `unknown_entrants` and `unknown_others` (person-months)
    were left out since a feature of theirs is not known.
    """

    matched: Matched
    rows: pl.DataFrame
    extracts: tuple[Months, ...]
    features: tuple[Feature, ...]
    first: int
    entered: int
    ineligible: int
    unknown_entrants: int
    unknown_others: int


def match_risk_sets(
    people: pl.DataFrame,
    extracts: Sequence[Months],
    features: Sequence[Feature],
    plan: Plan,
    *,
    first: int,
    last: int,
    eligible: pl.DataFrame | None = None,
) -> RiskSets:
    """Match the entrants of each month from `first` to `last` with controls of the same month.

    Parameters
    ----------
    people : polars.DataFrame
        Of `people_of`: a row for each person. Its constants can be covariates and exact columns.
    extracts, features
        What features are computed from; they are of months before the index month alone.
    plan : Plan
        As for `match`; see `rolling_plan`.
    first, last : int
        Months as numbers (`month_of`).
    eligible : polars.DataFrame, optional
        ID and MONTH: who was eligible when.

    Raises
    ------
    DataProblem
        As `match`, and when nobody entered or a feature is of the index month or later.
    """
    require_before(features)
    _refuse_our_names([*people.columns[OWN_COLUMNS:], *(each.name for each in features)])
    found = candidates(people, first=first, last=last, eligible=eligible)
    stacked = _with_features(found, extracts, features)
    known = _known(stacked, features)
    rows = known.filter(pl.col(ENTRANT).any().over(MONTH))
    if not rows.height:
        raise refusals.option(
            ENTRANT, _("Of nobody who entered all features are known."), expected=_("shorter windows, or more months")
        )
    start = int(rows[MONTH].min())  # type: ignore[arg-type]
    rows = rows.with_columns((pl.col(MONTH) - start).alias(ENTRY_MONTH))
    lost = stacked.height - known.height
    lost_entrants = int(stacked[ENTRANT].sum()) - int(known[ENTRANT].sum())
    matched = match_by(_over_time(plan, rows[MONTH].n_unique()), rows)
    return RiskSets(
        matched=matched,
        rows=rows[matched.rows] if matched.rows.size < rows.height else rows,
        extracts=tuple(extracts),
        features=tuple(features),
        first=start,
        entered=found.entered,
        ineligible=found.ineligible,
        unknown_entrants=lost_entrants,
        unknown_others=lost - lost_entrants,
    )


def rolling_plan(plan: Plan) -> Plan:
    """Return a plan for risk sets: the treatment is to enter, and both must agree in the month.

    Raises DataProblem at a formula or a score, which would leave time out.
    """
    if isinstance(plan.covariates, str):
        raise refusals.option("covariates", _("Risk sets take a list of covariates."), expected=_("a,b,C(c)"))
    if plan.score is not None:
        raise refusals.option("score", _("Risk sets have a score of their own."))
    return replace(plan, treatment=ENTRANT, id=ID, exact=(ENTRY_MONTH, *plan.exact))


def _over_time(plan: Plan, months: int) -> Plan:
    """Add the course over time to the covariates: a line, and a curve where there are three months or more."""
    powers = (ENTRY_MONTH, f"I({ENTRY_MONTH}^2)")[: min(MOST_POWERS, months - 1)]
    return replace(plan, covariates=(*plan.covariates, *powers))


def _with_features(found: Candidates, extracts: Sequence[Months], features: Sequence[Feature]) -> pl.DataFrame:
    if not features:
        return found.frame
    return found.frame.hstack(read_features(found.frame.select(ID, MONTH, SINCE, GONE), extracts, features))


def _known(stacked: pl.DataFrame, features: Sequence[Feature]) -> pl.DataFrame:
    return stacked.drop_nulls([each.name for each in features]) if features else stacked


def _refuse_our_names(names: Sequence[str]) -> None:
    """Refuse names of constants and features that are ours, or that stand twice."""
    if taken := [name for place, name in enumerate(names) if name in OURS or name in names[:place]]:
        raise refusals.option(taken[0], _("The name is needed for something else."), expected=_("another name"))
