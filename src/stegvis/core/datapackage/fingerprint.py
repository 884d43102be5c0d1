"""The dataset's content hash: the same content gives the same hash, whatever keys a study gave its persons.

Keys (person, case, household, referral, worker, deviation) are made anew for each study, so they can't be part of it.
Leaving them out altogether would lose who belongs with whom. Instead each key is replaced by a number that depends on
its content alone: the rows it stands in, and then the numbers of the keys beside it (colour refinement; Weisfeiler and
Leman 1968). Two exports of one project with different study secrets hash the same; a payment moved from one household
to another changes the hash. Not told apart: rearrangements among keys that no column and no neighbour tells apart.
Names of projects, goals and owners are content. Settings (`report.yaml`) are not part of it.

Rows and keys are compared as whole columns of numbers, not one by one: a project may have millions of payments.
"""

import hashlib
from collections.abc import Iterable, Mapping
from functools import reduce

import numpy as np
import polars as pl

from stegvis.core.frames import SPECS, Dataset

KEYS = ("person_key", "case_key", "household_key", "referral_key", "worker_key", "deviation_key")
ROUNDS = 3  # payment → household → person → case → follow-up: no table is further from another than three keys
ADDED_LATER: Mapping[str, tuple[str, ...]] = {"deviations": ("rests_on", "municipality")}
"""Columns that earlier versions lacked: while empty they are left out, so that what was hashed then hashes the same."""
MOST = 2**62  # so many different rows can be told apart by one number

Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
Table = Mapping[str, Numbers]
"""A table's columns: the rank of each value in its column, or a number for each key; 0 where there is none."""
Labels = Mapping[str, Numbers]
"""By kind of key: the label of the key with each number, and 0 for none."""


def content_hash(dataset: Dataset) -> str:
    """Return `sha256:` and the hash of the sorted content, keys replaced as the module says."""
    frames = {spec.name: _as_before(spec.name, dataset[spec.name]) for spec in SPECS}
    tables = {name: _in_numbers(frame) for name, frame in _with_numbered_keys(frames).items()}
    rows = [_keys_and_content(table) for table in tables.values()]
    labels: Labels = {}
    for _round in range(ROUNDS):
        labels = _refined(rows, labels)
    digest = hashlib.sha256()
    for name, table in tables.items():
        digest.update(f"{name}\n".encode())
        digest.update(_sorted(frames[name], _relabelled(table, labels)).write_csv().encode())
    return f"sha256:{digest.hexdigest()}"


def _as_before(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Leave out columns that came later and say nothing."""
    return frame.drop(each for each in ADDED_LATER.get(name, ()) if frame[each].is_null().all())


def _with_numbered_keys(frames: Mapping[str, pl.DataFrame]) -> Mapping[str, pl.DataFrame]:
    """Put a number from 1 in each key's place, the same in every table. Which number a key gets plays no part."""
    tables = dict(frames)
    for key in KEYS:
        holders = [name for name, frame in tables.items() if key in frame.columns]
        known = pl.Enum(pl.concat([tables[name][key] for name in holders]).drop_nulls().unique())
        number = pl.col(key).cast(known).to_physical().cast(pl.Int64) + 1
        tables |= {name: tables[name].with_columns(number) for name in holders}
    return tables


def _in_numbers(frame: pl.DataFrame) -> Table:
    numbers = {each.name: each if each.name in KEYS else _ranked(each) for each in frame.iter_columns()}
    return {name: each.fill_null(0).to_numpy() for name, each in numbers.items()}


def _ranked(values: pl.Series) -> pl.Series:
    if values.dtype == pl.String:  # few texts stand in many rows: the texts are sorted, not the rows
        values = values.cast(pl.Enum(values.drop_nulls().unique().sort())).to_physical()
    return values.rank("dense").cast(pl.Int64)


def _keys_and_content(table: Table) -> Table:
    """Return the table's keys, and the rank of each row's other columns among the table's rows."""
    keys = {key: table[key] for key in KEYS if key in table}
    others = [numbers for name, numbers in table.items() if name not in KEYS]
    return keys | ({"content": _rank(others)} if others else {})


def _rank(columns: Iterable[Numbers]) -> Numbers:
    """Return each row's place from 1 among the different rows, sorted by the columns in their order."""
    return _dense(reduce(_beside, columns))


def _beside(before: Numbers, column: Numbers) -> Numbers:
    """Return numbers that sort rows by what came before, and then by this column."""
    if not len(column):
        return column
    width = int(column.max()) + 1
    return (before if int(before.max()) * width < MOST else _dense(before)) * width + column


def _dense(numbers: Numbers) -> Numbers:
    return np.unique(numbers, return_inverse=True)[1] + 1


def _refined(rows: Iterable[Table], labels: Labels) -> Labels:
    """Number the keys of each kind by the content of the rows they stand in."""
    seen: dict[str, list[tuple[Numbers, Numbers, Numbers]]] = {}
    for place, table in enumerate(rows, 1):
        ranks = _rank(_relabelled(table, labels).values())
        for key in (name for name in table if name in KEYS):
            held = table[key] > 0
            seen.setdefault(key, []).append((table[key][held], np.full(held.sum(), place), ranks[held]))
    return {key: _labels(*map(np.concatenate, zip(*parts, strict=True))) for key, parts in seen.items()}


def _labels(keys: Numbers, places: Numbers, ranks: Numbers) -> Numbers:
    """Return the label of each key: its rank by the tables that it stands in, and then by its rows there.

    Both lists are compared as bytes, the great end first; a list comes before a longer one that begins like it.
    """
    order = np.argsort(_beside(_beside(keys, places), ranks), kind="stable")
    counts = np.bincount(keys)[1:]
    ends = np.cumsum(counts)
    tables, rows = places[order].astype("u1").tobytes(), ranks[order].astype(">u4").tobytes()
    lists = [
        b"%b\0%b" % (tables[start:end], rows[start * 4 : end * 4])
        for start, end in zip((ends - counts).tolist(), ends.tolist(), strict=True)
    ]
    label = {each: place for place, each in enumerate(sorted(set(lists)), 1)}
    return np.array([0, *(label[each] for each in lists)], dtype=np.int64)


def _relabelled(table: Table, labels: Labels) -> Table:
    """Put each key's label in its place; before the first round, whether there is a key at all."""

    def labelled(key: str, numbers: Numbers) -> Numbers:
        return labels[key][numbers] if key in labels else (numbers > 0).astype(np.int64)

    return {name: labelled(name, numbers) if name in KEYS else numbers for name, numbers in table.items()}


def _sorted(frame: pl.DataFrame, relabelled: Table) -> pl.DataFrame:
    """Return the table's rows sorted by all columns, labels instead of keys."""
    labels = {key: pl.Series(relabelled[key]).replace(0, None) for key in KEYS if key in relabelled}
    return frame.with_columns(**labels)[np.argsort(reduce(_beside, relabelled.values()), kind="stable")]
