"""`python -m benchmarks [--full] [PART …]`: measure, print a table, keep the numbers in var/.

Each part runs in a process of its own, so that none inherits another's memory or settings.
"""

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from . import journeys
from .measuring import Line
from .size import FULL, QUIET

PARTS = (
    "intake",
    "tables",
    "report",
    "suppression",
    "effects",
    "panels",
    "risksets",
    "pages_sqlite",
    "pages_postgres",
    "region_postgres",
)
JOURNEYS = "journeys"  # counted, not measured: a table of its own
ONLY_FULL = ("pages_postgres", "region_postgres")


def main() -> None:
    asked = _arguments()
    if asked.alone:
        _measure_here(asked.alone, full=asked.full)
        return
    parts = asked.parts or [*(part for part in PARTS if asked.full or part not in ONLY_FULL), JOURNEYS]
    lines = [line for part in parts if part != JOURNEYS for line in _measured_apart(part, full=asked.full)]
    tasks = journeys.walked() if JOURNEYS in parts else []
    if lines:
        _show(lines)
    if tasks:
        journeys.show(tasks)
    print(f"\nKept in {_keep(lines, tasks, full=asked.full)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"which of {', '.join((*PARTS, JOURNEYS))}; all, if not said"
    )
    parser.add_argument("--full", action="store_true", help="100,000 cases and PostgreSQL as well")
    parser.add_argument("--alone", choices=PARTS, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if unknown := set(asked.parts) - {*PARTS, JOURNEYS}:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return asked


def _measure_here(part: str, *, full: bool) -> None:
    module = importlib.import_module(f"benchmarks.{part}")
    for line in module.lines(FULL if full else QUIET):
        print(json.dumps(line.as_data()), flush=True)


def _measured_apart(part: str, *, full: bool) -> Iterator[Line]:
    command = [sys.executable, "-m", "benchmarks", "--alone", part, *(["--full"] if full else [])]
    print(f"Measuring {part} …", file=sys.stderr, flush=True)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for text in process.stdout or ():
            yield Line.of_data(json.loads(text))
    if process.returncode:
        raise SystemExit(f"{part} ended with status {process.returncode}")


def _show(lines: Sequence[Line]) -> None:
    table = Table(title=f"{os.cpu_count()} cores, {platform.python_implementation()} {platform.python_version()}")
    table.add_column("What", ratio=5)
    for heading in ("wall s", "user+sys s", "peak MiB"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Beside", ratio=4)
    for heading in ("wall s", "times", "aim s"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Seen", ratio=4)
    for line in lines:
        table.add_row(*_cells(line), style="red" if line.meets_its_aim is False else "")
    Console(width=None if sys.stdout.isatty() else 170).print(table)


def _cells(line: Line) -> tuple[str, ...]:
    own, beside = line.own, line.beside
    peak = "–" if own.peak is None else f"{own.peak:.0f}"
    aim = "–" if line.aim is None else f"{line.aim:g}"
    measured = (f"{own.wall:.3f}", f"{own.processor:.3f}", peak)
    return (line.what, *measured, line.peer, f"{beside.wall:.4f}", f"{line.ratio:.1f}", aim, line.note)


def _keep(lines: Sequence[Line], tasks: Sequence[dict[str, Any]], *, full: bool) -> Path:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    path = Path("var") / f"benchmarks-{commit or 'unknown'}.json"
    path.parent.mkdir(exist_ok=True)
    about = {"commit": commit, "full": full, "cores": os.cpu_count(), "python": platform.python_version()}
    told = {**about, "lines": [line.as_data() for line in lines], "journeys": list(tasks)}
    path.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return path


if __name__ == "__main__":
    main()
