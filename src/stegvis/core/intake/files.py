"""Any file that somebody sends, as sheets. What it is, is seen from its content; its name decides nothing."""

import hashlib
from pathlib import Path

from stegvis.core.errors import Finding, Severity
from stegvis.core.intake import refusals
from stegvis.core.intake.delimited import read_delimited
from stegvis.core.intake.file_names import safe_name
from stegvis.core.intake.limits import MEGABYTE, WORKBOOK, Limits
from stegvis.core.intake.packed import Packed
from stegvis.core.intake.sheets import Format, Sheet, Sheets
from stegvis.core.intake.workbooks import Progress, read_workbook
from stegvis.core.marking import _

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ENDINGS = {
    Format.XLSX: (".xlsx", ".xlsm"),
    Format.XLS: (".xls",),
    Format.ODS: (".ods",),
    Format.TEXT: (".csv", ".tsv", ".txt"),
}


def read_sheets(
    source: Path | str | bytes,
    name: str | None = None,
    *,
    limits: Limits = WORKBOOK,
    progress: Progress | None = None,
) -> Sheets:
    """Read a file (its path, or its bytes with the name it came with) of xlsx, xls, ods, csv or tsv.

    Every cell keeps its place. Empty and hidden sheets come along; a hidden one is said to be. Raises DataProblem and
    nothing else when the file is empty, damaged, locked, too large or something else than a table.
    """
    file = safe_name(name if name is not None else str(source) if not isinstance(source, bytes) else "?")
    data = source if isinstance(source, bytes) else _bytes_of(Path(source), file, limits)
    if not data.strip():
        raise refusals.empty(file)
    if len(data) > limits.file_bytes:
        raise refusals.too_heavy(file, limits.file_bytes // MEGABYTE)
    format = _format(data, file, limits)
    sheets = (
        (read_delimited(data, file, limits),)
        if format is Format.TEXT
        else read_workbook(data, file, format, limits, progress)
    )
    if not any(sheet.rows for sheet in sheets):
        raise refusals.empty(file)
    findings = (*_ending_findings(file, format), *_hidden_findings(file, sheets))
    return Sheets(file, format, sheets, hashlib.sha256(data).hexdigest(), findings)


def _bytes_of(path: Path, file: str, limits: Limits) -> bytes:
    try:
        if path.stat().st_size > limits.file_bytes:
            raise refusals.too_heavy(file, limits.file_bytes // MEGABYTE)
        return path.read_bytes()
    except OSError:
        raise refusals.refuse(file, _("The file can't be opened."), hint=_("Check its place and its name.")) from None


def _format(data: bytes, file: str, limits: Limits) -> Format:
    if data.startswith(_ZIP):
        names = set(Packed(data, file, limits).names)
        if "xl/workbook.xml" in names:
            return Format.XLSX
        if "content.xml" in names:
            return Format.ODS
        raise refusals.unknown_format(file)
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise refusals.locked(file)
        return Format.XLS
    return Format.TEXT


def _ending_findings(file: str, format: Format) -> tuple[Finding, ...]:
    if "." not in file or file.lower().endswith(_ENDINGS[format]):
        return ()
    message = _("The name of the file does not say what it is: it was read as {format}.")
    return (Finding(message=message, severity=Severity.NOTE, file=file, values=(("format", format.value),)),)


def _hidden_findings(file: str, sheets: tuple[Sheet, ...]) -> tuple[Finding, ...]:
    message = _("The sheet is hidden.")
    return tuple(
        Finding(message=message, severity=Severity.NOTE, file=file, sheet=sheet.name)
        for sheet in sheets
        if sheet.hidden and sheet.rows
    )
