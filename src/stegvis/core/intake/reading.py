"""What came of reading a file: rows that can be used, findings, and rows that wait to be mended."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from stegvis.core.errors import Finding, Severity
from stegvis.core.intake.records import Kind
from stegvis.core.intake.sheets import Cell


@dataclass(frozen=True)
class QuarantinedRow:
    """A row that can't be used, as it stood in the file (under `headings`), with what is to be mended."""

    record: str
    sheet: str
    row: int
    headings: tuple[str, ...]
    cells: tuple[Cell, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Known:
    """Who is known beforehand: twelve-digit numbers, and names to compare with where there are any."""

    numbers: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """A file that has been read. Nothing of it has been saved.

    `rows`: record name → valid rows, with the columns sheet and row (as the person sees them) before the fields.
    `unmatched`: in an extract, the sheet and row of those about persons that are not known; nothing else is kept of
    them. `sha256` is of the file's bytes.
    """

    kind: Kind
    file: str
    sha256: str
    rows: Mapping[str, pl.DataFrame]
    findings: tuple[Finding, ...]
    quarantine: tuple[QuarantinedRow, ...] = ()
    unmatched: tuple[tuple[str, int], ...] = ()

    @property
    def valid(self) -> int:
        return sum(frame.height for frame in self.rows.values())

    def count(self, severity: Severity) -> int:
        """Return how many findings are of this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def content_hash(self) -> str:
        """A hash of the valid rows that does not change with their order, their sheet, or the file around them."""
        digest = hashlib.sha256(self.kind.encode())
        for name in sorted(self.rows):
            frame = self.rows[name].drop("sheet", "row")
            lines = frame.select(line=pl.struct(pl.all()).struct.json_encode())["line"]
            digest.update(f"\x1e{name}\x1e".encode())
            digest.update("\x1e".join(sorted(lines.to_list())).encode())
        return digest.hexdigest()
