"""The columns that a matching needs out of an extract, and no outcome."""

from pathlib import Path

import polars as pl

from stegvis.core.effects import Plan, refusals
from stegvis.core.effects.extract_file import read_extract
from stegvis.core.effects.formula import columns_of, parse
from stegvis.core.marking import _


def read_before(extract: Path, plan: Plan, cluster: str | None) -> pl.DataFrame:
    """Read what the matching needs, and no outcome."""
    others = [plan.id, plan.treatment, *plan.exact, *plan.calipers, cluster]
    needed = columns_of(parse(plan.covariates))
    frame = read_extract(extract, [name for name in (*others, *needed) if name], as_text=[plan.id] if plan.id else [])
    if plan.id:
        _require_one_row_each(frame[plan.id])
    return frame


def _require_one_row_each(ids: pl.Series) -> None:
    """Refuse missing and repeated identities, naming the row and never the identity."""
    if ids.null_count():
        raise refusals.column(ids.name, _("The identity is missing."), row=int(ids.is_null().arg_max() or 0) + 1)
    if not ids.is_unique().all():
        row = int((~ids.is_first_distinct()).arg_max() or 0) + 1
        message = _("The identity has been on an earlier row.")
        raise refusals.column(ids.name, message, row=row, expected=_("one row for each person"))
