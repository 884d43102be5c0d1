"""What `stegvis riskset` writes: the files of `stegvis match`, with the risk sets, who was lost, and both estimates."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl

from stegvis.core.effects.register import ID, MONTH, month_text
from stegvis.core.effects.risksets import ENTRANT, Followed, Lost, RiskSets
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Column, Kind, Table
from stegvis.core.suppression import KnownPart, protect
from stegvis.core.writers import tables_json

from . import match_result
from .match_result import SHOWN_FROM, without_nan
from .under_protocol import metadata_of

KEPT, CENSORED = "kept", "censored"


def as_result(sets: RiskSets, followed: Sequence[Followed], words: Words, seconds: float) -> dict[str, Any]:
    """Return what result.json holds: small counts are hidden there, as for the public."""
    kept = match_result.as_result(sets.matched, [each.kept for each in followed], None, seconds)
    censored = match_result.as_result(sets.matched, [each.censored for each in followed], None, seconds)
    result: dict[str, Any] = without_nan(
        {
            **kept,
            "estimates": [
                *({**each, "later_participants": KEPT} for each in kept["estimates"]),
                *({**each, "later_participants": CENSORED} for each in censored["estimates"]),
            ],
            "left_out": [
                *({**each, "later_participants": KEPT} for each in kept["left_out"]),
                *({**each, "later_participants": CENSORED} for each in censored["left_out"]),
            ],
            "risk_sets": tables_json.as_data(protected(table_of_sets(sets)), words)["risk_sets"],
            "entered": _shown(sets.entered),
            "not_candidates": {"ineligible": _shown(sets.ineligible), "unknown": _shown(sets.unknown_entrants)},
            "lost": [_lost(each.outcome.name, lost) for each in followed for lost in each.lost],
            "entered_later": [{"outcome": each.outcome.name, "rows": _shown(each.entered_later)} for each in followed],
            "settings": {
                **kept["settings"],
                "features": [str(each) for each in sets.features],
                "outcomes": [str(each.outcome) for each in followed],
            },
        }
    )
    return result


def write_pairs(sets: RiskSets, folder: Path) -> list[Path]:
    """Write pairs.parquet and people.parquet as `stegvis match` does, with the month of the risk set."""
    matched = sets.matched
    month = _texts(sets.rows[MONTH])
    kept = pl.Series(matched.weights > 0)
    tables = {
        "pairs": matched.pair_table().with_columns(month=month.gather(matched.pairs.treated)),
        "people": matched.person_table().with_columns(month=month.filter(kept)),
    }
    paths = [folder / f"{name}.parquet" for name in tables]
    for path, table in zip(paths, tables.values(), strict=True):
        table.write_parquet(path, metadata=metadata_of(None))
    return paths


def table_of_sets(sets: RiskSets) -> Table:
    """Return a row for each entry month: candidates, entrants, and entrants who found a match."""
    rows = sets.rows.with_columns(matched=pl.Series((sets.matched.weights > 0) & sets.matched.treated))
    own = rows.group_by(MONTH).agg(pl.len(), pl.col(ENTRANT).sum(), pl.col("matched").sum()).sort(MONTH)
    cells = [(month_text(month), month_text(month), *counts) for month, *counts in own.iter_rows()]
    total = ("total", _("Total"), *(own[name].sum() for name in ("len", ENTRANT, "matched")))
    return Table(
        id="risk_sets",
        title=_("Who could have entered, and who did"),
        columns=(
            Column("code", _("Month"), Kind.CODE),
            Column("label", _("Month"), Kind.LABEL),
            Column("at_risk", _("Candidates")),
            Column("entrants", _("Entered")),
            Column("matched", _("Of them matched")),
        ),
        rows=(*cells, total),
        unit="persons",
        columns_add_up=False,
        notes=(_("A person is a candidate in each month in which she could have entered; the total counts months."),),
    )


def protected(table: Table) -> tuple[Table, ...]:
    """Return the risk sets as anybody may see them: who is in one column and not in the next is counted as well."""
    parts = [
        KnownPart((table.id, row[0], whole), (table.id, row[0], part))
        for row in table.rows
        for whole, part in (("at_risk", "entrants"), ("entrants", "matched"))
    ]
    return protect([table], parts=parts)


def people_in(sets: RiskSets) -> int:
    """Return how many people are in any risk set."""
    return sets.rows[ID].n_unique()


def _texts(months: pl.Series) -> pl.Series:
    """Return months as 2010-12, each worked out once."""
    known = {month: month_text(month) for month in months.unique().to_list()}
    return months.replace_strict(known, return_dtype=pl.String)


def _shown(count: int) -> int | None:
    return None if 0 < count < SHOWN_FROM else count


def _lost(outcome: str, lost: Lost) -> dict[str, Any]:
    return {"outcome": outcome, "treated": lost.treated, "reason": lost.reason, "rows": _shown(lost.rows)}
