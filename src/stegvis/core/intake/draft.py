"""Rows of one record on their way from a sheet: values and the flaws found so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from stegvis.core.errors import Finding, Severity
from stegvis.core.intake.cells import Flaw
from stegvis.core.intake.fields import Record
from stegvis.core.intake.headings import Headings
from stegvis.core.intake.reading import QuarantinedRow
from stegvis.core.intake.sheets import Sheet

Place = tuple[str, int]


@dataclass
class Draft:
    """The rows of one record from all its sheets. `columns` gives each field its heading, sheet by sheet."""

    file: str
    record: Record
    frame: pl.DataFrame
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    refused: set[Place] = field(default_factory=set)

    def add(self, sheet: str, row: int, name: str | None, flaw: Flaw) -> None:
        """Note a flaw of one field (or of the row, when `name` is None)."""
        heading = self.columns.get(sheet, {}).get(name, self.record[name].heading) if name else None
        self.findings.append(
            Finding(
                message=flaw.message,
                severity=flaw.severity,
                file=self.file,
                sheet=sheet,
                row=row,
                column=heading,
                expected=flaw.expected,
                hint=flaw.hint,
                values=flaw.values,
            )
        )
        if flaw.severity is Severity.ERROR:
            self.refused.add((sheet, row))

    def add_where(self, rows: pl.DataFrame, name: str | None, flaw: Flaw, **from_row: str) -> None:
        """Note a flaw for each of `rows`; `from_row` takes values of the message from columns of the row."""
        for row in rows.iter_rows(named=True):
            values = (*flaw.values, *((key, row[column]) for key, column in from_row.items()))
            changed = Flaw(flaw.message, flaw.expected, flaw.hint, flaw.severity, values)
            self.add(row["sheet"], row["row"], name, changed)

    def usable(self) -> pl.DataFrame:
        """Return the rows that have no error so far."""
        if not self.refused:
            return self.frame
        refused = pl.DataFrame(list(self.refused), schema={"sheet": pl.String, "row": pl.Int64}, orient="row")
        return self.frame.join(refused, on=["sheet", "row"], how="anti", maintain_order="left")

    def keep(self, kept: pl.DataFrame, without: Iterable[str] = ()) -> None:
        """Go on with some of the rows only; flaws of the others are forgotten, and those of the fields `without`."""
        places = set(zip(kept["sheet"], kept["row"], strict=True))
        left_out = {(sheet, names.get(field)) for sheet, names in self.columns.items() for field in without}
        self.frame = kept
        self.findings = [
            each
            for each in self.findings
            if (each.sheet, each.row) in places and (each.sheet, each.column) not in left_out
        ]
        errors = (each for each in self.findings if each.severity is Severity.ERROR)
        self.refused = {(each.sheet or "", each.row or 0) for each in errors}

    def quarantine(self, sheets: Mapping[str, tuple[Sheet, Headings]]) -> list[QuarantinedRow]:
        """Return the refused rows as they stood in the file."""
        by_place: dict[Place, list[Finding]] = {place: [] for place in self.refused}
        for finding in self.findings:
            place = (finding.sheet or "", finding.row or 0)
            if place in by_place:
                by_place[place].append(finding)
        return [self._refused_row(*place, *sheets[place[0]], by_place[place]) for place in sorted(by_place)]

    def _refused_row(
        self, name: str, row: int, sheet: Sheet, headings: Headings, findings: Sequence[Finding]
    ) -> QuarantinedRow:
        return QuarantinedRow(
            self.record.name, name, row, headings.texts, tuple(sheet.rows[row - 1]), tuple(_unique(findings))
        )


def _unique(findings: Iterable[Finding]) -> list[Finding]:
    return list(dict.fromkeys(findings))
