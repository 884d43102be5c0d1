"""Small datasets written by hand: a row a line, only what the test is about."""

from datetime import date

import polars as pl

from stegvis.core.frames import BY_NAME, Dataset

CASE = {"project": "p", "owner": "o", "state": "under_way"}


def frame(name, rows):
    """Build a table of the dataset from dicts; columns that are not named are empty."""
    spec = BY_NAME[name]
    return pl.DataFrame([{**dict.fromkeys(spec.columns), **row} for row in rows], schema=spec.schema)


def dataset(*, settings=None, **rows):
    """Build a dataset from lists of dicts by table."""
    return Dataset({name: frame(name, each) for name, each in rows.items()}, settings or {})


def persons(**sexes):
    return [{"person_key": key, "sex": sex} for key, sex in sexes.items()]


def case(key, person, **more):
    if "exited" in more:
        more = {"state": "exited", **more}
    return {**CASE, "case_key": key, "person_key": person, **more}


def fact(person, on, code, until=None, **more):
    return {"person_key": person, "on": on, "until": until, "code": code, **more}


def day(text):
    return date.fromisoformat(text)
