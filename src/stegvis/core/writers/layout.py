"""The parts of a document in the reader's language, numbered: what all printed formats share.

Everything here is plain text in its final words. A format's writer only gives it form and escapes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, groupby

from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Block, BlockKind, Chart, Table
from stegvis.core.writers.cells import cell, heading, is_numeric, is_total, notes, printed_columns
from stegvis.core.writers.document import Document, Picture
from stegvis.core.writers.prose import Piece, clean, pieces

TABLE_WORD = _("Table")
FIGURE_WORD = _("Figure")
MOST_IN_A_PARAGRAPH = 3
LEAST, ROOM_BESIDE = 4, 4  # characters that count towards a column's width
MANY_COLUMNS, MOST, MOST_OF_MANY = 7, 34, 22


@dataclass(frozen=True)
class Heading:
    id: str
    level: int
    text: str


@dataclass(frozen=True)
class Prose:
    id: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Line:
    """A computed sentence; `fingerprint` tells what it was computed from."""

    id: str
    text: str
    fingerprint: str = ""


@dataclass(frozen=True)
class Lines:
    """Sentences about the same table that stand together: a few as one paragraph, more as a list."""

    lines: tuple[Line, ...]

    @property
    def as_list(self) -> bool:
        return len(self.lines) > MOST_IN_A_PARAGRAPH

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class Prompt:
    id: str
    text: str


@dataclass(frozen=True)
class GridColumn:
    text: str
    numeric: bool


@dataclass(frozen=True)
class GridRow:
    cells: tuple[str, ...]
    total: bool


@dataclass(frozen=True)
class Grid:
    """A table as it is read: the first cell of each row is the row's heading."""

    id: str
    word: str
    number: int
    title: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    notes: tuple[str, ...]
    fingerprint: str = ""

    @property
    def widths(self) -> tuple[float, ...]:
        """Each column's share of the page's width, by its longest text and the longest word of its heading."""
        most = MOST_OF_MANY if len(self.columns) >= MANY_COLUMNS else MOST
        longest = [
            max(min(max((len(row.cells[place]) for row in self.rows), default=0), most), _longest_word(column.text))
            for place, column in enumerate(self.columns)
        ]
        weights = [max(each, LEAST) + ROOM_BESIDE for each in longest]
        weights[0] += ROOM_BESIDE  # a row's heading has its spaces, and may break where a number can't
        return tuple(weight / sum(weights) for weight in weights)


@dataclass(frozen=True)
class Figure:
    id: str
    word: str
    number: int
    title: str
    picture: Picture
    fingerprint: str = ""


Part = Heading | Prose | Lines | Prompt | Grid | Figure


def parts(document: Document, words: Words) -> tuple[Part, ...]:
    """Return the document's parts in order, tables and figures numbered from 1.

    Raises KeyError when a chart block has no picture.
    """
    return tuple(_parts(document, words))


def _parts(document: Document, words: Words) -> Iterator[Part]:
    tables, figures = count(1), count(1)
    for computed, together in groupby(document.blocks, key=_is_computed_sentence):
        if computed:
            yield Lines(tuple(_line(block, words) for block in together))
        else:
            yield from (_part(block, document, words, tables, figures) for block in together)


def _is_computed_sentence(block: Block) -> bool:
    return block.kind is BlockKind.SENTENCE and block.fingerprint is not None


def _part(block: Block, document: Document, words: Words, tables: Iterator[int], figures: Iterator[int]) -> Part:
    match block.content:
        case Table() as table:
            return grid(table, words, number=next(tables), fingerprint=block.fingerprint or "")
        case Chart() as chart:
            return _figure(block, chart, document.pictures[block.id], words, next(figures))
    if block.kind is BlockKind.TEXT:
        return Prose(block.id, pieces(str(block.content)))
    line = _line(block, words)
    if block.kind is BlockKind.HEADING:
        return Heading(block.id, block.level, line.text)
    return Prompt(block.id, line.text) if block.kind is BlockKind.PROMPT else Lines((line,))


def _line(block: Block, words: Words) -> Line:
    return Line(block.id, clean(words.text(block.content)), block.fingerprint or "")


def grid(table: Table, words: Words, *, number: int = 0, fingerprint: str = "") -> Grid:
    """Return a table in its final words, with the columns that people read."""
    shown = printed_columns(table)
    return Grid(
        id=table.id,
        word=words.text(TABLE_WORD),
        number=number,
        title=clean(words.text(table.title)),
        columns=tuple(
            GridColumn(heading(table.columns[i], words, table.title), is_numeric(table.columns[i])) for i in shown
        ),
        rows=tuple(
            GridRow(tuple(cell(row[i], table.columns[i], words) for i in shown), is_total(row)) for row in table.rows
        ),
        notes=notes(table, words),
        fingerprint=fingerprint,
    )


def _longest_word(text: str) -> int:
    return max((len(word) for word in text.split()), default=0)


def _figure(block: Block, chart: Chart, picture: Picture, words: Words, number: int) -> Figure:
    title = clean(words.text(chart.title))
    return Figure(block.id, words.text(FIGURE_WORD), number, title, picture, block.fingerprint or "")


def caption(part: Grid | Figure) -> str:
    """Return `Table 1. What it shows`, or only what it shows when the part has no number."""
    return f"{part.word} {part.number}. {part.title}" if part.number else part.title


def front(document: Document, words: Words) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return title, subtitle, and the lines under them."""
    facts = tuple((clean(words.text(label)), clean(words.value(value))) for label, value in document.facts)
    return clean(document.title), clean(words.text(document.subtitle)), facts
