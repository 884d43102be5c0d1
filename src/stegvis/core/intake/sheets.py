"""A spreadsheet or text file as sheets of typed cells, where every cell stands where the person sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

Cell = str | int | float | bool | date | datetime | time | timedelta
Place = tuple[int, int]

EMPTY: Cell = ""


class Format(StrEnum):
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


class CellKind(StrEnum):
    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    TIME = "time"


@dataclass(frozen=True)
class Sheet:
    """One sheet. `rows[0][0]` is the cell A1; an empty cell is the empty text; rows are equally long.

    `broken` names the cells (row and column from 0) whose formula has no value or an error for a value, with the
    message id that says so. `merged` are merged areas as (first row, first column), (last row, last column).
    In a file of text every cell is text: a personal number keeps the zeros that it begins with.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    merged: tuple[tuple[Place, Place], ...] = ()
    broken: Mapping[Place, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def column(self, index: int, first_row: int = 0) -> list[Cell]:
        """Return the cells of one column from `first_row` down; empty cells where the sheet is narrower."""
        if index >= self.width:
            return [EMPTY] * max(len(self.rows) - first_row, 0)
        return [row[index] for row in self.rows[first_row:]]


@dataclass(frozen=True)
class Sheets:
    """A file that has been read. `sha256` is of its bytes; `findings` are about the file as a whole."""

    file: str
    format: Format
    sheets: tuple[Sheet, ...]
    sha256: str
    findings: tuple[Finding, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(sheet.name for sheet in self.sheets)

    def __getitem__(self, name: str) -> Sheet:
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise DataProblem(
            Finding(message=_("The sheet is missing."), file=self.file, sheet=name, hint=_("Choose another sheet."))
        )


def kind_of(cell: Cell) -> CellKind:
    """Say what a cell holds."""
    if isinstance(cell, str):
        return CellKind.TEXT if cell.strip() else CellKind.EMPTY
    if isinstance(cell, bool):
        return CellKind.YES_NO
    if isinstance(cell, int | float):
        return CellKind.NUMBER
    return CellKind.DATE if isinstance(cell, date) else CellKind.TIME


def letter(column: int) -> str:
    """Return the letters of a column counted from 0, as a spreadsheet shows them: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
