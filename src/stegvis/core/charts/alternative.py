"""What a chart says to somebody who does not see it."""

from stegvis.core.charts.reading import drawn_rows, mark, row_label
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Chart, Kind, Table

MOST_ROWS = 12
NOT_READ_OUT = (Kind.CODE, Kind.LABEL, Kind.TEXT)


def alternative_text(chart: Chart, words: Words) -> str:
    """Return the chart's title, its sentence and the values of its table.

    Of more than twelve rows the first, the last and ten evenly spread between them are read out, and the text says so.
    """
    rows = drawn_rows(chart.table)
    chosen = _spread(rows)
    spoken = "; ".join(_row(chart.table, row, words) for row in chosen)
    parts = [f"{words.text(chart.title)}.", words.text(chart.sentence), f"{spoken}." if spoken else ""]
    if len(chosen) < len(rows):
        parts.append(words.text(_("The table has every value.")))
    return " ".join(part for part in parts if part)


def _spread(rows: tuple[tuple[object, ...], ...]) -> tuple[tuple[object, ...], ...]:
    if len(rows) <= MOST_ROWS:
        return rows
    return tuple(rows[round(place * (len(rows) - 1) / (MOST_ROWS - 1))] for place in range(MOST_ROWS))


def _row(table: Table, row: tuple[object, ...], words: Words) -> str:
    cells = [
        (c.label, mark(cell, words)) for c, cell in zip(table.columns, row, strict=True) if c.kind not in NOT_READ_OUT
    ]
    spoken = (
        [f"{words.text(label)} {cell}" for label, cell in cells] if len(cells) > 1 else [cell for _label, cell in cells]
    )
    return f"{row_label(table, row, words)}: {', '.join(spoken)}"
