"""A look through an ods file before it is read: how far its cells reach, and which formulas have no value.

One short element may stand for a million equal rows, so the reach is counted without writing the rows out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pyexpat import ExpatError, ParserCreate

from stegvis.core.intake import refusals
from stegvis.core.intake.limits import Limits
from stegvis.core.intake.packed import Packed
from stegvis.core.intake.sheets import Place
from stegvis.core.intake.xlsx_scan import FORMULA_ERROR

_CELLS = ("table:table-cell", "table:covered-table-cell")


@dataclass
class _Reach:
    """Where the reading stands: counted from 0, empty rows and cells only when something follows them."""

    sheet: str = ""
    row: int = -1
    column: int = 0
    repeats: int = 1
    rows: int = 0
    columns: int = 0
    cells: int = 0
    next_row: int = 0
    formula: bool = False
    broken: dict[str, dict[Place, str]] = field(default_factory=dict)


def scan(packed: Packed, limits: Limits) -> Mapping[str, Mapping[Place, str]]:
    """Return for each sheet the cells without a usable value. Raises DataProblem when a sheet is too large."""
    reach = _Reach()
    parser = ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            _close(reach, packed.file, limits)
            reach.sheet, reach.next_row = attributes.get("table:name", ""), 0
            reach.rows = reach.columns = 0
            reach.broken[reach.sheet] = {}
        elif tag == "table:table-row":
            reach.row, reach.column = reach.next_row, 0
            reach.repeats = _repeats(attributes, "table:number-rows-repeated")
            reach.next_row += reach.repeats
        elif tag in _CELLS:
            _cell(reach, attributes)

    def text(words: str) -> None:
        if reach.formula and words.startswith(("#", "Err:")):
            reach.broken[reach.sheet][reach.row, reach.column - 1] = FORMULA_ERROR

    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    try:
        parser.Parse(packed.read("content.xml"), True)
    except (ExpatError, LookupError, ValueError):  # LookupError: an encoding that nobody knows
        raise refusals.damaged(packed.file) from None
    _close(reach, packed.file, limits)
    return reach.broken


def _cell(reach: _Reach, attributes: dict[str, str]) -> None:
    reach.column += _repeats(attributes, "table:number-columns-repeated")
    reach.formula = "table:formula" in attributes
    if "office:value-type" in attributes or reach.formula:
        reach.rows = max(reach.rows, reach.row + reach.repeats)
        reach.columns = max(reach.columns, reach.column)
    if attributes.get("calcext:value-type") == "error":
        reach.broken[reach.sheet][reach.row, reach.column - 1] = FORMULA_ERROR


def _close(reach: _Reach, file: str, limits: Limits) -> None:
    if reach.rows > limits.rows:
        raise refusals.too_many_rows(file, reach.sheet, limits.rows)
    if reach.columns > limits.columns:
        raise refusals.too_many_columns(file, reach.sheet, limits.columns)
    reach.cells += reach.rows * reach.columns
    if reach.cells > limits.cells:
        raise refusals.too_many_cells(file, limits.cells)
    if len(reach.broken) > limits.sheets:
        raise refusals.too_many_sheets(file, limits.sheets)


def _repeats(attributes: dict[str, str], name: str) -> int:
    """Return how many times an element stands; at least once, whatever the file says."""
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isdigit() and len(text) < 10 else 1
