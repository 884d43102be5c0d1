"""A table as a page shows it: words in cells, and a way to the people behind a count where there is one."""

from collections.abc import Callable
from dataclasses import dataclass

from stegvis.core.language import Words
from stegvis.core.shapes import HIDDEN, Kind, Table
from stegvis.core.writers.cells import cell, heading, is_numeric, is_total, notes, printed_columns

Link = Callable[[str, str, str], str]
"""Takes table, code and column, and gives the address of the people behind that cell, or nothing."""


@dataclass(frozen=True)
class Cell:
    text: str
    numeric: bool = False
    hidden: bool = False
    url: str = ""


@dataclass(frozen=True)
class Row:
    head: Cell
    cells: tuple[Cell, ...]
    total: bool


@dataclass(frozen=True)
class Grid:
    """`about` says whom the table is about, when, until when and what is counted; `notes` the rest."""

    id: str
    title: str
    columns: tuple[Cell, ...]
    rows: tuple[Row, ...]
    about: str
    notes: tuple[str, ...]


def no_link(_table: str, _code: str, _column: str) -> str:
    return ""


def grid_of(table: Table, words: Words, *, link: Link = no_link) -> Grid:
    """Return the table in the reader's words. A count above 0 has a link where `link` gives one."""
    places = printed_columns(table)
    about, *rest = notes(table, words)
    return Grid(
        id=table.id,
        title=words.text(table.title),
        columns=tuple(
            Cell(heading(table.columns[at], words, table.title), is_numeric(table.columns[at])) for at in places
        ),
        rows=tuple(_row(table, row, places, words, link) for row in table.rows),
        about=about,
        notes=tuple(rest),
    )


def _row(table: Table, row: tuple[object, ...], places: tuple[int, ...], words: Words, link: Link) -> Row:
    head, *cells = (_cell(table, row, at, words, link) for at in places)
    return Row(head, tuple(cells), is_total(row))


def _cell(table: Table, row: tuple[object, ...], at: int, words: Words, link: Link) -> Cell:
    column, value = table.columns[at], row[at]
    opens = column.kind is Kind.COUNT and isinstance(value, int) and value > 0
    url = link(table.id, str(row[0]), column.key) if opens else ""
    return Cell(cell(value, column, words), is_numeric(column), value is HIDDEN, url)
