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


def content_hash(dataset: Dataset) -> str:
    """Return `sha256:` and the hash of the sorted content, keys replaced as the module says."""
    labels: Labels = {}
    for _round in range(ROUNDS):
        labels = _refined(dataset, labels)
    digest = hashlib.sha256()
    for spec in SPECS:
        frame = _without_keys(dataset[spec.name], labels)
        digest.update(f"{spec.name}\n".encode())
        digest.update(frame.sort(frame.columns).write_csv().encode())
    return f"sha256:{digest.hexdigest()}"


def _refined(dataset: Dataset, labels: Labels) -> Labels:
    """Number the keys of each kind by the content of the rows they stand in."""
    seen: dict[str, list[pl.DataFrame]] = {}
    for place, spec in enumerate(SPECS):
        frame = dataset[spec.name]
        keys = [key for key in KEYS if key in frame.columns]
        if keys and frame.height:
            rows = frame.select(keys).with_columns(
                pl.Series("row", _ranks(_without_keys(frame, labels)), dtype=pl.Int64)
            )
            for key in keys:
                seen.setdefault(key, []).append(rows.select(key, pl.lit(place).alias("place"), "row").drop_nulls())
    return {key: _numbered(pl.concat(parts), key) for key, parts in seen.items()}


def _ranks(content: pl.DataFrame) -> pl.Series:
    """Return the rank of each row's content among the table's different rows."""
    different = content.unique().sort(content.columns).with_row_index("rank")
    return content.join(different, on=content.columns, how="left", nulls_equal=True, maintain_order="left")["rank"]


def _numbered(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    content = (
        rows.sort("place", "row")
        .group_by(key, maintain_order=True)
        .agg(pl.format("{}:{}", "place", "row").str.join(" ").alias("content"))
    )
    return content.select(key, pl.col("content").rank("dense").cast(pl.Int64).alias("label"))


def _without_keys(frame: pl.DataFrame, labels: Labels) -> pl.DataFrame:
    for key in KEYS:
        if key in frame.columns:
            frame = _relabelled(frame, key, labels.get(key))
    return frame


def _relabelled(frame: pl.DataFrame, key: str, labels: pl.DataFrame | None) -> pl.DataFrame:
    if labels is None:
        return frame.with_columns(pl.col(key).is_null().alias(key))
    joined = frame.join(labels, on=key, how="left", maintain_order="left")
    return joined.with_columns(pl.col("label").alias(key)).drop("label")
