"""Twelve tasks of a case worker in a real browser: pages, clicks, keystrokes, and time by the keystroke-level model.

The counting and the model are in tests/journeys/timed/hands.py; the tasks are the tests beside it.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

TASKS = Path("tests/journeys/timed")
KEPT_IN = "STEGVIS_JOURNEYS"
ON_THE_PATH = (
    "refer",
    "check the target group",
    "take a consent",
    "map",
    "call a meeting",
    "write the minutes",
    "make a plan",
    "follow up the plan",
    "exit",
    "12-month follow-up",
    "report a deviation",
    "monthly report",
)
INTAKE = ("check the target group", "take a consent", "map")


def walked() -> list[dict[str, Any]]:
    """Do every task once and return what was counted. Raises CalledProcessError when a task can not be done."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "journeys.jsonl"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(TASKS)]
        subprocess.run(command, env={**os.environ, KEPT_IN: str(kept)}, check=True, stdout=sys.stderr)
        tasks = [json.loads(line) for line in kept.read_text("utf-8").splitlines()]
    return sorted(tasks, key=lambda each: ON_THE_PATH.index(each["task"]))


def show(tasks: Sequence[dict[str, Any]]) -> None:
    table = Table(title="Tasks at the screen, minutes and seconds by the keystroke-level model")
    table.add_column("Task")
    for heading in ("pages", "clicks", "keys", "of them text", "time", "aim"):
        table.add_column(heading, justify="right")
    for each in tasks:
        counted = (str(each[name]) for name in ("pages", "clicks", "keys", "typed"))
        table.add_row(each["task"], *counted, _clock(each["seconds"]), _clock(each["aim"]))
    intake = sum(each["seconds"] for each in tasks if each["task"] in INTAKE)
    table.add_row("intake: " + ", ".join(INTAKE), "", "", "", "", _clock(intake), _clock(600))
    Console(width=None if sys.stdout.isatty() else 120).print(table)


def _clock(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds // 60:.0f}:{seconds % 60:02.0f}"
