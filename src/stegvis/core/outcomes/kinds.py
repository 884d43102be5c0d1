"""The two kinds of outcome that a goal can have: something that happens, and something that holds on a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl

from stegvis.core.frames import Dataset


@dataclass(frozen=True)
class EventOutcome:
    """Something that happens once: its first day counts.

    `first_day(dataset, participations, cut_off)` returns a row per case in which it happened: case_key, on (the day;
    null when it happened on a day that is not known), as known at the cut-off. `reasons` are the reasons for exit
    that are the outcome themselves. `whither` is the outcome in a sentence: somebody goes on to …
    """

    name: str
    title: str
    whither: str
    reasons: frozenset[str]
    first_day: Callable[[Dataset, pl.DataFrame, date | None], pl.DataFrame]


@dataclass(frozen=True)
class StateOutcome:
    """Something that holds, or does not, on a day.

    `holds(dataset, asked)` returns all rows of `asked` (key, person_key, day) with the column `holds`: true, false, or
    null where it is not known. `being` is the outcome in a sentence: somebody is to …
    """

    name: str
    title: str
    being: str
    holds: Callable[[Dataset, pl.DataFrame], pl.DataFrame]
