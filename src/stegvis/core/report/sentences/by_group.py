"""Work or studies at exit by group: each group's share with its interval, without ranking the groups."""

from stegvis.core.marking import _
from stegvis.core.report.sentences.numbers import IS_HIDDEN, any_hidden, points, rows, sentence
from stegvis.core.shapes import Sentence, Table

SHARE = _("{label}: {number} of {total} exits to work or studies ({share}, 95% interval {low}–{high}).")


def says(table: Table) -> tuple[Sentence, ...]:
    """Say each group's share of exits to work or studies; groups without exits are left out."""
    return tuple(_group(row) for row in rows(table) if row["share"] is not None)


def _group(row: dict[str, object]) -> Sentence:
    if any_hidden(*(row[key] for key in ("work_or_study", "total", "share", "low", "high"))):
        return sentence(IS_HIDDEN, label=row["label"])
    bounds = {key: points(row[key]) for key in ("low", "high")}
    number, total, share = row["work_or_study"], row["total"], row["share"]
    return sentence(SHARE, label=row["label"], number=number, total=total, share=share, **bounds)
