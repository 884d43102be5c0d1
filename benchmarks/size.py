from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How much is measured on: rows of a workbook, cases of a project, requests of each kind of page.

    `persons` and `open_cases` are those of a whole region's database, of ten boards; `registers` people of extracts;
    `panels` people and months of panels.
    """

    rows: int
    cases: int
    requests: int
    persons: int
    open_cases: int
    registers: tuple[int, ...]
    panels: tuple[tuple[int, int], ...]


QUIET = Size(
    rows=2_000,
    cases=10_000,
    requests=20,
    persons=20_000,
    open_cases=2_000,
    registers=(10_000, 100_000),
    panels=((10_000, 24),),
)
FULL = Size(
    rows=20_000,
    cases=100_000,
    requests=100,
    persons=1_000_000,
    open_cases=100_000,
    registers=(10_000, 100_000, 1_000_000, 10_000_000),
    panels=((100_000, 60), (1_000_000, 120)),
)
