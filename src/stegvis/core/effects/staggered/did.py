"""From a table to effects: what the columns are, who is compared, and the way that needs the least of people."""

from collections.abc import Sequence

import polars as pl

from stegvis.core.marking import _

from .. import refusals
from ..arrays import Floats
from .cells import Base, Cell, Control, cells_of
from .effects import GroupTimeEffects
from .estimating import Adjustment, by_means, by_person, known_of
from .influence import Influence, within_clusters
from .moments import moments_of
from .panel import columns_asked, moments_in, panel_in
from .people import Columns, Panel, People
from .scattered import Incomplete


def did(
    data: pl.DataFrame | pl.LazyFrame,
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
    cluster: str | None = None,
) -> GroupTimeEffects:
    """Estimate the effect on each cohort in each period, when people are treated at different times.

    Parameters
    ----------
    data : polars.DataFrame or LazyFrame
        A row for each person and period (a long panel). Of a file whose rows lie person by person and in order, as
        ``polars.scan_parquet`` gives it, no more than a part is in memory at a time.
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
    incomplete : "refuse", "drop" or "pairs"
        What happens to people who lack a period or an outcome: refused; left out; or each comparison has those who are
        known in both of its periods.
    cluster : str, optional
        Column within which people are not independent, the same for a person in every period.

    Returns
    -------
    GroupTimeEffects
        Immutable; ask it for ``.att_gt()``, ``.pretrend()`` and ``.aggregate()``.

    References
    ----------
    Callaway & Sant'Anna (2021), J. Econometrics 225:200–230. Sant'Anna & Zhao (2020), J. Econometrics 219:101–122.
    """
    if anticipation < 0:
        raise refusals.option("anticipation", _("The number is not possible."), expected=_("0 or more"))
    against, since, how, rule = Control(control), Base(base), Adjustment(method), Incomplete(incomplete)
    source = data.lazy()
    columns = columns_asked(
        source, id=id, time=time, cohort=cohort, outcome=outcome, covariates=covariates, cluster=cluster
    )
    summed = moments_in(source, columns) if not covariates and cluster is None else None
    if summed is not None:
        people, moments = summed
        cells = _cells(people, columns, against, since, anticipation)
        return GroupTimeEffects(people, cells, *by_means(moments, cells), anticipation)
    panel = panel_in(source, columns, covariates, rule)
    cells = known_of(panel, _cells(panel.people, columns, against, since, anticipation))
    if panel.covariates is not None or not panel.complete:
        return GroupTimeEffects(panel.people, cells, *by_person(panel, cells, how), anticipation)
    return GroupTimeEffects(panel.people, cells, *_by_means(panel, cells), anticipation)


def _cells(people: People, columns: Columns, control: Control, base: Base, anticipation: int) -> tuple[Cell, ...]:
    cells = cells_of(people, control, base, anticipation)
    if any(not cell.is_reference for cell in cells):
        return cells
    expected = _("a period before treatment, and people who are treated later or never")
    raise refusals.column(columns.cohort, _("There is nobody to compare with."), expected=expected)


def _by_means(panel: Panel, cells: tuple[Cell, ...]) -> tuple[Floats, Influence]:
    cohort, cluster = panel.people.cohort, panel.people.cluster
    effects, influence = by_means(moments_of(cohort, panel.outcome), cells)
    if cluster is None:
        return effects, influence
    return effects, within_clusters(influence, cohort, cluster, panel.outcome)
