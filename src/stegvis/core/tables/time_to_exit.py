"""How long cases lasted, by sex."""

import polars as pl

from stegvis.core.calendar_months import whole_months_between
from stegvis.core.marking import _

from .classifiers import by_bands, month_bands
from .populations import EXITED
from .report_table import Unit
from .spec import TableSpec

MONTHS = whole_months_between(pl.col("started"), pl.col("exited"))
BANDS = month_bands((0, 2), (3, 5), (6, 11), (12, 17), (18, 23), (24, None))

time_to_exit = TableSpec(
    id="time_to_exit",
    title=_("Time from start to exit, by sex"),
    unit=Unit.EXITS,
    population=EXITED,
    row_label=_("Time"),
    rows=by_bands(_("Time"), MONTHS, BANDS),
    notes=(
        _("Whole calendar months. Unknown: the day of start or of exit is missing, or the exit is before the start."),
        _("Only those who have exited are here, so the times are shorter than they will be for all."),
    ),
)
