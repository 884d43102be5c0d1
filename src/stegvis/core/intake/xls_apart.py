"""Reads a workbook of the old format (.xls) in a process of its own, with a bound on its memory.

What a damaged one says of its own size can make the reader ask for hundreds of gigabytes, at which a process is ended
on the spot: no error that could be caught. So it is the small process that ends, and the file is refused.

It gets the file on standard input, and its name and limits as arguments; it answers with JSON.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.intake import refusals
from stegvis.core.intake.limits import Limits
from stegvis.core.intake.sheets import Cell, Sheet

MEMORY = 2 * 1024**3
"""Bytes on top of what the process has when it begins; a sheet of all the cells that the format holds fits in it."""
SECONDS = 120
REFUSED = 3
START = f"import sys; from {__name__} import main; sys.exit(main(*sys.argv[1:]))"


def read(data: bytes, file: str, limits: Limits) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook. Raises DataProblem, also when the process that reads it is ended."""
    command = [sys.executable, "-c", START, file, str(limits.rows), str(limits.columns), str(limits.sheets)]
    path = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    try:
        done = subprocess.run(command, input=data, capture_output=True, env=path, timeout=SECONDS)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise refusals.damaged(file) from None
    if done.returncode == REFUSED:
        raise DataProblem(*(_finding(each) for each in json.loads(done.stdout)))
    if done.returncode != 0:
        raise refusals.damaged(file)
    return tuple(_sheet(each) for each in json.loads(done.stdout))


def _sheet(told: dict[str, Any]) -> Sheet:
    rows = [[_cell(cell) for cell in row] for row in told["rows"]]
    merged = tuple(((a, b), (c, d)) for (a, b), (c, d) in told["merged"])
    return Sheet(told["name"], rows, told["hidden"], merged)


_READERS: Mapping[str, Callable[[Any], Cell]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda seconds: timedelta(seconds=seconds),
}


def _cell(told: Any) -> Cell:
    if isinstance(told, list):
        kind, value = told
        return _READERS[kind](value)
    cell: Cell = told
    return cell


def _told(cell: Cell) -> object:
    if isinstance(cell, timedelta):
        return ["timedelta", cell.total_seconds()]
    if isinstance(cell, date | time):  # a datetime is a date
        return [type(cell).__name__, cell.isoformat()]
    return cell


def _finding(told: dict[str, Any]) -> Finding:
    return Finding(**{**told, "values": tuple((name, value) for name, value in told["values"])})


def main(file: str, rows: str, columns: str, sheets: str) -> int:
    """Read from standard input, write JSON: the sheets, or, with exit code 3, why the file is refused."""
    from stegvis.core.intake.workbooks import read_book

    _bound_memory()
    limits = Limits(rows=int(rows), columns=int(columns), sheets=int(sheets))
    try:
        found = read_book(sys.stdin.buffer.read(), file, limits)
    except DataProblem as problem:
        refused = [
            {"message": each.message, "file": each.file, "sheet": each.sheet, "hint": each.hint, "values": each.values}
            for each in problem.findings
        ]
        json.dump(refused, sys.stdout)
        return REFUSED
    told = [
        {
            "name": each.name,
            "hidden": each.hidden,
            "merged": each.merged,
            "rows": [[_told(cell) for cell in row] for row in each.rows],
        }
        for each in found
    ]
    json.dump(told, sys.stdout)
    return 0


def _bound_memory() -> None:
    """Bound the process where the system can: elsewhere it is still a process of its own that ends."""
    if sys.platform == "win32":
        return
    import resource

    pages = Path("/proc/self/statm")
    has = int(pages.read_text().split()[0]) * resource.getpagesize() if pages.exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (has + MEMORY, has + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
