"""The dataset's content hash: the same content gives the same hash, whatever keys a study gave its persons.

Keys (person, case, household, referral, worker, deviation) are made anew for each study, so they can't be part of it.
Leaving them out altogether would lose who belongs with whom. Instead each key is replaced by a number that depends on
its content alone: the rows it stands in, and then the numbers of the keys beside it (colour refinement; Weisfeiler and
Leman 1968). Two exports of one project with different study secrets hash the same; a payment moved from one household
to another changes the hash. Not told apart: rearrangements among keys that no column and no neighbour tells apart.
Names of projects, goals and owners are content. Settings (`report.yaml`) are not part of it.
"""

import hashlib
from collections.abc import Mapping

import polars as pl

from stegvis.core.frames import SPECS, Dataset

KEYS = ("person_key", "case_key", "household_key", "referral_key", "worker_key", "deviation_key")
ROUNDS = 3  # payment → household → person → case → follow-up: no table is further from another than three keys

Labels = Mapping[str, pl.DataFrame]
Rows = Mapping[str, pl.DataFrame]


def content_hash(dataset: Dataset) -> str:
    """Return `sha256:` and the hash of the sorted content, keys replaced as the module says."""
    rows = {spec.name: _keys_and_content(dataset[spec.name]) for spec in SPECS}
    labels: Labels = {}
    for _round in range(ROUNDS):
        labels = _refined(rows, labels)
    digest = hashlib.sha256()
    for spec in SPECS:
        frame = _relabelled(dataset[spec.name], labels)
        digest.update(f"{spec.name}\n".encode())
        digest.update(frame.sort(frame.columns).write_csv().encode())
    return f"sha256:{digest.hexdigest()}"


def _keys_and_content(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the table's keys, and the rank of each row's other columns among the table's rows."""
    keys = [key for key in KEYS if key in frame.columns]
    return frame.select(*keys, _rank(*(name for name in frame.columns if name not in keys)).alias("content"))


def _refined(rows: Rows, labels: Labels) -> Labels:
    """Number the keys of each kind by the content of the rows they stand in."""
    seen: dict[str, list[pl.DataFrame]] = {}
    for place, frame in enumerate(rows.values()):
        keys = [name for name in frame.columns if name in KEYS]
        ranks = _relabelled(frame, labels).select(_rank(*frame.columns).alias("row"))
        for key in keys:
            seen.setdefault(key, []).append(frame.select(key, pl.lit(place).alias("place"), ranks["row"]).drop_nulls())
    return {key: _numbered(pl.concat(parts), key) for key, parts in seen.items()}


def _numbered(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    stands_in = rows.sort("place", "row").group_by(key, maintain_order=True).agg("place", "row")
    return stands_in.select(key, _rank("place", "row").alias("label"))


def _rank(*columns: str) -> pl.Expr:
    return pl.struct(*columns).rank("dense").cast(pl.Int64) if columns else pl.lit(1, pl.Int64)


def _relabelled(frame: pl.DataFrame, labels: Labels) -> pl.DataFrame:
    """Put each key's number in its place; before the first round, whether there is a key at all."""
    for key in (name for name in frame.columns if name in KEYS):
        if key in labels:
            joined = frame.join(labels[key], on=key, how="left", maintain_order="left")
            frame = joined.with_columns(pl.col("label").alias(key)).drop("label")
        else:
            frame = frame.with_columns(pl.col(key).is_not_null().cast(pl.Int64))
    return frame
