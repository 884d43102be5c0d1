"""Protected persons in figures that are not their owner's own: counted by year of start and sex, and nothing else."""

import polars as pl

from stegvis.core.frames import BY_NAME

OF_A_PERSON = ("persons", "cases", "referrals", "livelihoods", "occupations", "categories", "household_members")
OF_A_CASE = ("followups", "responsibilities")


def count_protected(frames: dict[str, pl.DataFrame], people: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return the tables without protected persons; those who have started are in the anonymous counts instead.

    A person whom any owner knows as protected is protected. The payments of her household go with her.
    """
    protected = people.filter(pl.col("protected")).select("person_key").unique()
    if protected.is_empty():
        return frames
    hidden = frames["cases"].join(protected, on="person_key", how="semi")
    counts = pl.concat([frames["anonymous_counts"], _counted(hidden, frames["persons"])])
    kept = {
        **{name: frames[name].join(protected, on="person_key", how="anti") for name in OF_A_PERSON},
        **{name: frames[name].join(hidden, on="case_key", how="anti") for name in OF_A_CASE},
        "payments": _without_households(frames, protected),
        "anonymous_counts": counts.group_by("project", "year", "sex").agg(pl.col("number").sum()),
    }
    return {**frames, **kept}


def _counted(cases: pl.DataFrame, persons: pl.DataFrame) -> pl.DataFrame:
    started = cases.drop_nulls("started").join(persons.select("person_key", "sex"), on="person_key")
    by_year = started.group_by("project", pl.col("started").dt.year().cast(pl.Int64).alias("year"), "sex")
    return by_year.agg(pl.len().cast(pl.Int64).alias("number")).select(BY_NAME["anonymous_counts"].columns)


def _without_households(frames: dict[str, pl.DataFrame], protected: pl.DataFrame) -> pl.DataFrame:
    theirs = frames["household_members"].join(protected, on="person_key", how="semi")
    return frames["payments"].join(theirs, on="household_key", how="anti")
