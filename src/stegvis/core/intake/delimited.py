"""Tables in text files: which encoding, which separator, then the cells. Every cell stays text."""

import csv
from collections import Counter
from io import StringIO

from stegvis.core.intake import refusals
from stegvis.core.intake.limits import Limits
from stegvis.core.intake.sheets import Sheet
from stegvis.core.marking import _

SEPARATORS = (";", "\t", ",", "|")
_SAMPLE_LINES = 60
_MARKS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))


def read_delimited(data: bytes, file: str, limits: Limits) -> Sheet:
    """Read a csv or tsv file as one sheet with the file's name.

    Raises DataProblem when it is not text, is a web page, or has too many rows or columns.
    """
    text = decode(data, file)
    if text.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<?xml", "<table")):
        raise refusals.refuse(
            file,
            _("The file is a web page or XML, though its name says that it is a spreadsheet."),
            hint=_("Open it in a spreadsheet program and save it as xlsx."),
        )
    separator, text = _separator(text)
    return Sheet(file, _rows(text, separator, file, limits))


def decode(data: bytes, file: str) -> str:
    """Decode UTF-8, UTF-16 with its mark, or else Windows-1252 (which holds latin-1). Raises DataProblem."""
    for encoding, mark in _MARKS:
        if data.startswith(mark):
            return _decode_strictly(data, encoding, file)
    if b"\0" in data[:100_000]:
        raise refusals.unknown_format(file)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace").replace("\ufffd", "")


def _decode_strictly(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise refusals.refuse(
            file,
            _("The file says that it is written in {encoding}, but is not."),
            hint=_("Save it anew as CSV UTF-8."),
            encoding=encoding.removesuffix("-sig").upper(),
        ) from None


def _separator(text: str) -> tuple[str, str]:
    """Choose the separator that gives most rows the same width; return it and the text without a line `sep=`."""
    first, _newline, rest = text.partition("\n")
    stated = first.strip().strip('"')
    if stated.lower().startswith("sep=") and len(stated) == 5:
        return stated[4], rest
    sample = "\n".join(line for line in text[:200_000].splitlines()[:_SAMPLE_LINES])
    return max(SEPARATORS, key=lambda each: _fitness(sample, each)), text


def _fitness(sample: str, separator: str) -> tuple[float, int]:
    try:
        widths = Counter(len(row) for row in csv.reader(StringIO(sample), delimiter=separator) if any(row))
    except csv.Error:
        return (0.0, 0)
    wide = {width: number for width, number in widths.items() if width > 1}
    if not wide:
        return (0.0, 0)
    width, number = max(wide.items(), key=lambda item: (item[1], item[0]))
    return (number / widths.total(), width)


def _rows(text: str, separator: str, file: str, limits: Limits) -> list[list[str]]:
    rows = []
    width = 0
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            rows.append(row)
            width = max(width, len(row))
            if len(rows) > limits.rows:
                raise refusals.too_many_rows(file, None, limits.rows)
    except csv.Error:
        raise refusals.damaged(file) from None
    if width > limits.columns:
        raise refusals.too_many_columns(file, None, limits.columns)
    if width * len(rows) > limits.cells:
        raise refusals.too_many_cells(file, limits.cells)
    return [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]
