"""Rows that can't stand beside what is there already: they wait to be mended, as rows with faults of their own do."""

from collections.abc import Iterable
from dataclasses import replace

import polars as pl

from stegvis.core.errors import Finding
from stegvis.core.intake import RECORDS, QuarantinedRow, Reading, Sheets
from stegvis.core.intake.suggest import find_header

PARTICIPANTS = "participants"


def with_refused(reading: Reading, findings: Iterable[Finding], sheets: Sheets) -> Reading:
    """Return the reading without the participants' rows that the findings name, which wait to be mended instead."""
    named = [_in_words(each) for each in findings if each.sheet in sheets.names and each.row]
    places = pl.DataFrame(
        [(each.sheet, each.row) for each in named], schema={"sheet": pl.String, "row": pl.Int64}, orient="row"
    )
    kept = reading.rows[PARTICIPANTS].join(places, on=["sheet", "row"], how="anti", maintain_order="left")
    return replace(
        reading,
        rows={**reading.rows, PARTICIPANTS: kept},
        findings=(*reading.findings, *named),
        quarantine=(*reading.quarantine, *(_row(each, sheets) for each in named)),
    )


def _in_words(finding: Finding) -> Finding:
    """Name the column as the workbook does."""
    record = RECORDS[PARTICIPANTS]
    return replace(finding, column=record[finding.column].heading if finding.column in record else finding.column)


def _row(finding: Finding, sheets: Sheets) -> QuarantinedRow:
    sheet = sheets[finding.sheet or ""]
    row = finding.row or 1
    return QuarantinedRow(
        PARTICIPANTS, sheet.name, row, find_header(sheet).texts, tuple(sheet.rows[row - 1]), (finding,)
    )
