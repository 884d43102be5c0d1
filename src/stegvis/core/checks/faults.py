"""A fault: rows of a table where a condition holds, told as findings."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from stegvis.core.errors import Finding, Severity
from stegvis.core.marking import _

MOST = 100
HEADING_ROWS = 1
ROW = "_row"  # the row's place in its table, kept through joins and filters


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong where `when` holds, in which column, and what was expected there."""

    column: str
    message: str
    when: pl.Expr
    expected: str | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR


def numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the table with each row's number as its file shows it."""
    return frame.with_row_index(ROW, offset=HEADING_ROWS + 1)


def found(file: str, frame: pl.DataFrame, *faults: Fault) -> Iterator[Finding]:
    """Yield a finding for each row of the numbered `frame` that has a fault; null conditions are no fault."""
    for fault in faults:
        rows = frame.filter(fault.when)[ROW].sort()
        for row in rows.head(MOST):
            yield _finding(file, fault, row=row)
        if len(rows) > MOST:
            yield _finding(
                file,
                fault,
                message=_("{number} more rows like these."),
                values=(("number", len(rows) - MOST),),
            )


def _finding(
    file: str,
    fault: Fault,
    *,
    row: int | None = None,
    message: str | None = None,
    values: tuple[tuple[str, object], ...] = (),
) -> Finding:
    return Finding(
        message=message or fault.message,
        severity=fault.severity,
        file=file,
        row=row,
        column=fault.column,
        expected=fault.expected,
        hint=fault.hint,
        values=values,
    )
