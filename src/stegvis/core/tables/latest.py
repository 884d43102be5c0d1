"""The latest day that a dataset knows something of: its cut-off when nobody has stated one."""

from datetime import date

import polars as pl

from stegvis.core.frames import Dataset

# Days when something had happened. `until` and `due` are left out: they may lie ahead.
HAPPENED = {
    "cases": ("referred", "started", "exited"),
    "referrals": ("referred", "decided"),
    "livelihoods": ("on",),
    "occupations": ("on",),
    "categories": ("on",),
    "payments": ("month",),
    "activities": ("on",),
    "followups": ("done",),
    "answers": ("answered",),
    "deviations": ("on",),
}


def latest_day(dataset: Dataset) -> date | None:
    """Return the latest day in the dataset on which something had happened; None when it holds no day at all.

    A payment counts with the last day of its month. Planned days (`due`, `until`) are left out.
    """
    days = [_latest(dataset[frame], column) for frame, columns in HAPPENED.items() for column in columns]
    known = [day for day in days if day]
    return max(known) if known else None


def _latest(frame: pl.DataFrame, column: str) -> date | None:
    day = pl.col(column).dt.month_end() if column == "month" else pl.col(column)
    found = frame.select(day.max()).item()
    return found if isinstance(found, date) else None
