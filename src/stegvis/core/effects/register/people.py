"""A row for each person: when she began to take part, when she was there, and what was always so of her."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from .. import refusals
from ..extract_file import located_in
from .days import month_number
from .engine import ROW, ibis, identity, open_extract
from .extracts import ID, MONTH
from .windows import GONE, SINCE

if TYPE_CHECKING:
    from ibis.backends import BaseBackend

ENTRY, CAUSE = "entry", "cause"
RESERVED = (ID, MONTH, ENTRY, SINCE, GONE, CAUSE, ROW)


def people_of(
    backend: "BaseBackend",
    path: Path,
    *,
    id: str,
    entry: str | None = None,
    since: str | None = None,
    gone: str | None = None,
    cause: str | None = None,
    others: Mapping[str, str | None] | None = None,
    constants: Sequence[str] = (),
) -> pl.DataFrame:
    """Read a row for each person: ID, ENTRY, SINCE, GONE (months), CAUSE (text), and `constants` as they are.

    `entry`: month in which she began to take part, empty or 0 for never. `since`: first month in which she was there
    (empty: always). `gone`: first month in which she was not any more (empty: still there), and its `cause`. `others`
    are names of more months, and their columns.

    Raises DataProblem at missing or repeated identities, impossible months, who entered before she was there or when
    she was gone, and constants that bear a name of ours.
    """
    if taken := [name for name in constants if name in RESERVED and name not in (entry, since, gone)]:
        raise refusals.option(taken[0], _("The name is needed for something else."), expected=_("another name"))
    months = {ENTRY: entry, SINCE: since, GONE: gone, **(others or {})}
    named = [name for name in (id, *months.values(), cause, *constants) if name]
    opened = open_extract(backend, path, named, as_text=[each for each in (id, cause) if each])
    columns: dict[str, Any] = {ID: identity(opened[id])}
    for name, column in months.items():
        columns[name] = ibis().null("int64") if column is None else month_number(opened[column])
        columns[f"{name} written"] = False if column is None else _is_written(opened[column])
    columns[CAUSE] = ibis().null("string") if cause is None else opened[cause].cast("string")
    kept = {name: opened[name] for name in constants}
    found: pl.DataFrame = backend.to_polars(opened.select(**columns, **{ROW: opened[ROW]}, **kept))
    with located_in(path):
        people = found.sort(ROW)
        _check(people, id, months)
    return people.select(ID, ENTRY, SINCE, GONE, CAUSE, *(others or {}), *constants)


def _is_written(column: Any) -> Any:
    """Tell what stands there from nothing; 0 is nothing."""
    text = column.cast("string").strip()
    return column.notnull() & text.notin(["", "0", "0.0"])


def _check(people: pl.DataFrame, id: str, months: dict[str, str | None]) -> None:
    _refuse(people, pl.col(ID).is_null(), id, _("The identity is missing in {count} rows; this is the first."))
    twice = ~pl.col(ID).is_first_distinct()
    _refuse(people, twice, id, _("{count} people stand more than once; this is the first such row."))
    for name, column in months.items():
        wrong = pl.col(f"{name} written") & pl.col(name).is_null()
        _refuse(people, wrong, column, _("{count} rows have no such month or day; this is the first."))
    early, late = pl.col(ENTRY) < pl.col(SINCE), pl.col(ENTRY) >= pl.col(GONE)
    _refuse(people, early, months[ENTRY], _("{count} people entered before they were there; this is the first."))
    _refuse(people, late, months[ENTRY], _("{count} people entered when they were gone; this is the first."))


def _refuse(people: pl.DataFrame, wrong: pl.Expr, column: str | None, message: str) -> None:
    rows = people.filter(wrong)[ROW]
    if len(rows):
        values = (("count", len(rows)),)
        raise DataProblem(Finding(message=message, column=column, row=int(rows[0]), values=values))
