from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How much is measured on: rows of a workbook, cases of a project, requests of each kind of page."""

    rows: int
    cases: int
    requests: int


QUIET = Size(rows=2_000, cases=10_000, requests=20)
FULL = Size(rows=20_000, cases=100_000, requests=100)
