"""The demo's folder: whether its data is whole, half-made, or somebody's that is no demo at all."""

from enum import Enum
from pathlib import Path

DATABASE = "stegvis.sqlite3"
UNFINISHED, COMPLETE = "demo.unfinished", "demo.complete"


class Data(Enum):
    NONE = "none"
    COMPLETE = "complete"
    HALF_MADE = "half-made"
    FOREIGN = "foreign"


def data_in(folder: Path) -> Data:
    """Say what lies in the folder. A database beside which no mark of the demo stands is not the demo's."""
    if (folder / UNFINISHED).exists():
        return Data.HALF_MADE
    if not (folder / DATABASE).exists():
        return Data.NONE
    return Data.COMPLETE if (folder / COMPLETE).exists() else Data.FOREIGN


def begin(folder: Path) -> None:
    """Mark the folder before the first row, and take away what a start that was broken off has left."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / UNFINISHED).touch()
    (folder / COMPLETE).unlink(missing_ok=True)
    for left in folder.glob(f"{DATABASE}*"):
        left.unlink()


def complete(folder: Path) -> None:
    """Mark the data as whole."""
    (folder / UNFINISHED).rename(folder / COMPLETE)
