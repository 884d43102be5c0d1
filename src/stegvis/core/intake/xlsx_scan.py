"""A look through an xlsx file before it is read: how far its cells reach, and which formulas have no value.

The reader makes a full rectangle of each sheet, so one cell far away would fill the memory; and it gives an empty cell
for a formula that has an error or was never computed.
"""

import itertools
import posixpath
import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError  # only types; parsing is defusedxml's

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from stegvis.core.intake import refusals
from stegvis.core.intake.limits import Limits
from stegvis.core.intake.packed import Packed
from stegvis.core.intake.sheets import Place
from stegvis.core.marking import _

FORMULA_ERROR = _("The formula gives an error instead of a value.")
FORMULA_UNCOMPUTED = _("The formula has not been computed.")

# Nearly every program writes `<c r="B7"`; only a file with a cell written otherwise is searched the slow way.
_ODD = re.compile(rb'<c(?! r="|ol)')
_PREFIXED = re.compile(rb":c\s")
_FAR = re.compile(rb'<c r="(?:[A-Za-z]{2}|[A-Za-z]?[0-9]{6})')
_COLUMN = re.compile(rb'<c r="([A-Za-z]+)')
_FAR_ROW = re.compile(rb'<c r="[A-Za-z]+([0-9]{6,})')
_ROW = re.compile(rb'<c r="[A-Za-z]+([0-9]+)')
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]*)([0-9]+)[\"']")
_FORMULA = re.compile(rb"<f[\s/>]")
_PREFIXED_FORMULA = re.compile(rb":f[\s/>]")
_ERROR = re.compile(rb"\"e\"")
_QUOTED_ERROR = re.compile(rb"'e'")
_CELL_START = re.compile(rb"<(?:\w+:)?c\s[^<>]*>")
_CELL_END = re.compile(rb"</(?:\w+:)?c>")
_VALUE = re.compile(rb"<(?:\w+:)?v[^<>]*>[^<]")
_LONGEST_START, _LONGEST_FORMULA = 400, 40_000
_ERROR_TYPE = re.compile(rb"\st\s*=\s*[\"']e[\"']")
_TEXT_TYPE = re.compile(rb"\st\s*=\s*[\"'](?:str|inlineStr)[\"']")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def scan(packed: Packed, limits: Limits) -> Mapping[str, Mapping[Place, str]]:
    """Return for each sheet the cells without a usable value. Raises DataProblem when a sheet is too large."""
    sheets = _sheet_members(packed)
    if len(sheets) > limits.sheets:
        raise refusals.too_many_sheets(packed.file, limits.sheets)
    found = {}
    cells = 0
    for name, content in packed.xml():
        sheet = sheets.get(name)
        if sheet is not None or "worksheets/" in name:
            cells += _reach(content, packed.file, sheet, limits)
            found[sheet or name] = _broken(content)
    if cells > limits.cells:
        raise refusals.too_many_cells(packed.file, limits.cells)
    return found


def _sheet_members(packed: Packed) -> dict[str, str]:
    """Return the name of the sheet that each member of the archive holds."""
    relations = {
        each.get("Id"): each.get("Target", "")
        for each in _parse(packed, "xl/_rels/workbook.xml.rels")
        if each.get("Id")
    }
    members = {}
    for element in _parse(packed, "xl/workbook.xml").iter():
        if element.tag.rpartition("}")[2] == "sheet":
            target = relations.get(element.get(_RELATION) or element.get(_STRICT_RELATION), "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            members[path] = element.get("name", "")
    return members


def _parse(packed: Packed, name: str) -> Element:
    try:
        return fromstring(packed.read(name))
    except (ParseError, DefusedXmlException, LookupError, ValueError):  # LookupError: an encoding nobody knows
        raise refusals.damaged(packed.file) from None


def _reach(content: bytes, file: str, sheet: str | None, limits: Limits) -> int:
    """Return at most how many cells the rectangle has that the sheet spans; exact only where it matters."""
    rows, columns = _far_corner(content, limits)
    if rows > limits.rows:
        raise refusals.too_many_rows(file, sheet, limits.rows)
    if columns > limits.columns:
        raise refusals.too_many_columns(file, sheet, limits.columns)
    return rows * columns


def _far_corner(content: bytes, limits: Limits) -> tuple[int, int]:
    """Return the last row and column that hold a cell; the rows that are written where nothing stands far away."""
    if _ODD.search(content) or _PREFIXED.search(content):
        found = _REFERENCE.findall(content)
        rows = [int(row[:9]) for _letters, row in found]
        return max(rows, default=0), max((_number(letters.upper()) for letters, _digits in found), default=0)
    written = content.count(b"<row")
    if not _FAR.search(content):
        return min(written, 99_999), 26
    columns = max((_number(letters.upper()) for letters in set(_COLUMN.findall(content))), default=0)
    far = _FAR_ROW.findall(content)
    if not far and columns * 99_999 > limits.cells:
        far = _ROW.findall(content)
    return max((int(row[:9]) for row in far), default=written), columns


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number


def _broken(content: bytes) -> dict[Place, str]:
    broken: dict[Place, str] = {}
    for formula in (_PREFIXED_FORMULA if b":c " in content else _FORMULA).finditer(content):
        start = _start_of_cell(content, formula.start())
        end = _CELL_END.search(content, formula.end(), formula.end() + _LONGEST_FORMULA)
        value = _VALUE.search(content, formula.end(), end.start() if end else formula.end())
        if not value and not _TEXT_TYPE.search(start):
            _note(broken, start, FORMULA_UNCOMPUTED)
    for error in itertools.chain(_ERROR.finditer(content), _QUOTED_ERROR.finditer(content)):
        start = _start_of_cell(content, error.end() + _LONGEST_START, error.end())
        if _ERROR_TYPE.search(start):
            _note(broken, start, FORMULA_ERROR)
    return broken


def _start_of_cell(content: bytes, before: int, holding: int | None = None) -> bytes:
    """Return the start tag of the cell that stands last before a place (and holds `holding`)."""
    starts = _CELL_START.finditer(content, max((holding or before) - _LONGEST_START, 0), before)
    found = [start for start in starts if holding is None or start.start() < holding <= start.end()]
    return found[-1][0] if found else b""


def _note(broken: dict[Place, str], start: bytes, message: str) -> None:
    reference = _REFERENCE.search(start)
    if reference:
        broken[int(reference[2][:9]) - 1, _number(reference[1].upper()) - 1] = message
