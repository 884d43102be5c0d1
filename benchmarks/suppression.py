"""Protecting all tables of a project for the public, beside counting the same tables."""

from collections.abc import Iterator

from stegvis import demo
from stegvis.core import tables
from stegvis.core.frames import Dataset
from stegvis.core.report.public import for_public
from stegvis.core.tables import Settings
from stegvis.demo.scale import many_cases

from .measuring import Line, compare
from .size import Size

COUNTED = "counting the same tables"


def lines(size: Size) -> Iterator[Line]:
    yield _protected("the 2011 project", demo.utrikesfodda().dataset())
    yield _protected("3,500 cases", many_cases(3_500))
    yield _protected(f"{size.cases:,} cases", many_cases(size.cases))


def _protected(name: str, data: Dataset) -> Line:
    settings = Settings.from_dataset(data)
    counted = tables.count_all(data, settings)
    shown = for_public(counted)
    return compare(
        f"protect {len(shown)} tables of {name}, against what was shown before",
        lambda: for_public(counted, shown_before=shown),
        COUNTED,
        lambda: tables.count_all(data, settings),
    )
