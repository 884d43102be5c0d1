"""Reading the cells that a sentence needs."""

from collections.abc import Iterator

from stegvis.core.marking import _
from stegvis.core.shapes import HIDDEN, Kind, Sentence, Table

TOTAL = "total"
IS_HIDDEN = _("{label}: the number is hidden, so that nobody can be recognised.")
SOME_HIDDEN = _("Some of the numbers are hidden, so that nobody can be recognised.")


def any_hidden(*values: object) -> bool:
    return any(value is HIDDEN for value in values)


def number(table: Table, code: str, column: str) -> object:
    """Return the cell; None when the table has no such row or column."""
    try:
        return table.cell(code, column)
    except KeyError:
        return None


def points(share: object) -> object:
    """Return a bound as per cent, to stand in an interval that has written the sign already."""
    return float(share) * 100 if isinstance(share, float) else share


def rows(table: Table) -> Iterator[dict[str, object]]:
    """Return the rows without the total, by column key."""
    keys = [column.key for column in table.columns]
    return (dict(zip(keys, row, strict=True)) for row in table.rows if row[0] != TOTAL)


def hides_counts(table: Table) -> bool:
    counts = [place for place, column in enumerate(table.columns) if column.kind is Kind.COUNT]
    return any(row[place] is HIDDEN for row in table.rows for place in counts)


def largest(table: Table, column: str) -> dict[str, object] | None:
    """Return the row with most in `column`; None when a hidden cell might have more, all are 0, or two tie."""
    found = list(rows(table))
    cells = [row[column] for row in found]
    whole = [cell for cell in cells if isinstance(cell, int)]
    if len(whole) < len(cells) or not whole or max(whole) == 0 or whole.count(max(whole)) > 1:
        return None
    return found[whole.index(max(whole))]


def share_of(part: object, whole: object) -> float | None:
    return part / whole if isinstance(part, int) and isinstance(whole, int) and whole else None


def sentence(text: str, **values: object) -> Sentence:
    return Sentence(text, values)
