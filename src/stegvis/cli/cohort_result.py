"""What `stegvis cohort` writes: the table for programs, and who was eligible when for `stegvis riskset`."""

from pathlib import Path
from typing import Any

import polars as pl

from stegvis.core.effects.cohort import Cohort
from stegvis.core.effects.register import ID, MONTH, month_text
from stegvis.core.eligibility import Criterion
from stegvis.core.language import Words
from stegvis.core.shapes import Audience, Table
from stegvis.core.writers import tables_json

from .match_result import SHOWN_FROM
from .under_protocol import SOFTWARE, mark_of, metadata_of


def as_result(table: Table, cohort: Cohort, outside: int | None, audience: Audience, words: Words) -> dict[str, Any]:
    """Return what result.json holds. For the public small counts are null there."""
    few = outside is not None and audience is Audience.PUBLIC and 0 < outside < SHOWN_FROM
    return {
        **tables_json.as_data([table], words),
        "criteria": [_criterion(each) for each in cohort.criteria],
        "left_out": [_criterion(each) for each in cohort.judged],
        "started_outside": None if few else outside,
        "audience": audience.value,
        **mark_of(None),
        "software": SOFTWARE,
    }


def write_eligible(cohort: Cohort, id: str, folder: Path) -> Path:
    """Write eligible.parquet: the identity and the month of everybody who met the criteria in it."""
    path = folder / "eligible.parquet"
    months = pl.col(MONTH).map_elements(month_text, return_dtype=pl.String)
    cohort.eligible.select(pl.col(ID).alias(id), month=months).write_parquet(path, metadata=metadata_of(None))
    return path


def _criterion(each: Criterion) -> dict[str, Any]:
    told = {"lowest": each.lowest, "highest": each.highest, "window_months": each.window_months}
    values = {"values": sorted(each.values)} if each.values else {}
    known = {name: value for name, value in told.items() if value is not None}
    return {"key": each.key, "kind": each.kind.value, **known, **values}
