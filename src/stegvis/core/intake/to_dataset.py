"""Readings of a project's files as the dataset: keys instead of numbers, dated facts instead of columns.

Left out: personal numbers, names, exact birth dates, and protected persons, who are added to the anonymous counts.
What a row says about the start is dated the day before it and the day itself, since it was so when the person came;
what it says about the exit is dated the exit alone; what holds later is not known. The category "now" is a state in a
register, which holds until it is changed: from its day on, open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import BY_NAME, Dataset, FrameSpec
from stegvis.core.intake.household_payments import household_members, household_payments
from stegvis.core.intake.reading import Reading
from stegvis.core.intake.records import RECORDS, Kind
from stegvis.core.intake.study_key import StudyKey

_DAY = timedelta(days=1)
_SOURCES = {
    Kind.MONTHLY: "monthly_workbook",
    Kind.AF_CATEGORIES: "af_extract",
    Kind.PAYMENTS: "assistance_extract",
}


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """What the files do not say: which project and owner they are about, and the last day that they tell of."""

    project: str
    title: str
    owner: str
    as_of: date


def to_dataset(readings: Iterable[Reading], key: StudyKey, delivery: Delivery) -> Dataset:
    """Return the dataset of one owner's part in a project: a monthly workbook with any extracts that go with it."""
    readings = tuple(readings)
    people = _participants(readings)
    open_people = people.filter(~_is_protected(people))
    keys = _keys(open_people, key, delivery.project)
    facts = _facts(readings, keys, keys.select("personal_number", "person_key").unique(), delivery.as_of)
    frames = {
        "project": pl.DataFrame({"project": [delivery.project], "title": [delivery.title]}),
        "persons": _persons(keys),
        "cases": _cases(keys, delivery),
        "referrals": _referrals(keys, delivery),
        "responsibilities": _responsibilities(keys, key),
        "followups": _followups(_rows(readings, "followups"), keys),
        "anonymous_counts": _counts(_rows(readings, "anonymous_counts"), people, delivery.project),
        **{name: facts[name] for name in ("livelihoods", "occupations", "categories")},
        **_payments(_rows(readings, "payments"), keys, key),
    }
    return Dataset({name: _completed(frame, BY_NAME[name]) for name, frame in frames.items()})


def _participants(readings: tuple[Reading, ...]) -> pl.DataFrame:
    """Return every participation once: the row of the reading that comes last."""
    return _rows(readings, "participants").unique(["personal_number", "start"], keep="last", maintain_order=True)


def _rows(readings: tuple[Reading, ...], record: str) -> pl.DataFrame:
    found = [
        reading.rows[record].with_columns(source=pl.lit(_SOURCES[reading.kind]))
        for reading in readings
        if record in reading.rows
    ]
    return pl.concat(found) if found else pl.DataFrame(schema={**RECORDS[record].schema, "source": pl.String()})


def _is_protected(people: pl.DataFrame) -> pl.Series:
    marked = people.filter(pl.col("protection").is_in(codebook.load("protection").flagged("protected")))
    return people["personal_number"].is_in(marked["personal_number"].implode())


def _keys(people: pl.DataFrame, key: StudyKey, project: str) -> pl.DataFrame:
    """Return the participations with person_key and case_key."""
    rows = people.select("personal_number", "start").iter_rows()
    made = [(key.person(number), key.case(project, number, start)) for number, start in rows]
    return people.with_columns(
        person_key=pl.Series([each[0] for each in made], dtype=pl.String),
        case_key=pl.Series([each[1] for each in made], dtype=pl.String),
    )


def _persons(keys: pl.DataFrame) -> pl.DataFrame:
    """One row a person; of several participations the latest that says something counts."""
    told = ("sex", "birth_region", "arrival_year", "municipality")
    return (
        keys.sort("start")
        .group_by("person_key", maintain_order=True)
        .agg(pl.col("personal_number").first(), *(pl.col(name).drop_nulls().last() for name in told))
        .with_columns(birth_year=pl.col("personal_number").str.slice(0, 4).cast(pl.Int64))
    )


def _cases(keys: pl.DataFrame, delivery: Delivery) -> pl.DataFrame:
    return keys.with_columns(
        project=pl.lit(delivery.project),
        owner=pl.lit(delivery.owner),
        state=pl.when(pl.col("exit").is_null()).then(pl.lit("under_way")).otherwise(pl.lit("exited")),
        started=pl.col("start"),
        exited=pl.col("exit"),
        age_at_start=age_on(pl.col("start")),
    )


def age_on(day: pl.Expr) -> pl.Expr:
    """Whole years on a day, by the date in the personal number (less 60 days for a coordination number)."""
    part = [pl.col("personal_number").str.slice(*place).cast(pl.Int64) for place in ((0, 4), (4, 2), (6, 2))]
    born_day = pl.when(part[2] > 60).then(part[2] - 60).otherwise(part[2])
    before_birthday = (day.dt.month().cast(pl.Int64) * 100 + day.dt.day()) < (part[1] * 100 + born_day)
    return day.dt.year().cast(pl.Int64) - part[0] - before_birthday.cast(pl.Int64)


def _referrals(keys: pl.DataFrame, delivery: Delivery) -> pl.DataFrame:
    """A participation whose row says who referred, or when, had a referral, and it was accepted."""
    told = keys.filter(pl.col("referred").is_not_null() | pl.col("way_in").is_not_null())
    return told.with_columns(
        referral_key=pl.col("case_key"), project=pl.lit(delivery.project), decision=pl.lit("accepted")
    )


def _responsibilities(keys: pl.DataFrame, key: StudyKey) -> pl.DataFrame:
    told = keys.filter(pl.col("responsible").is_not_null())
    workers = [key.worker(name.casefold()) for name in told["responsible"]]
    return told.with_columns(worker_key=pl.Series(workers, dtype=pl.String), on=pl.col("start"), until=pl.col("exit"))


def _followups(rows: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
    """A follow-up without a start belongs to the person's last participation."""
    last = keys.sort("start").group_by("personal_number").agg(last=pl.col("start").last())
    dated = rows.join(last, on="personal_number", maintain_order="left").with_columns(
        start=pl.coalesce("start", "last")
    )
    return dated.join(keys.select("personal_number", "start", "case_key"), on=["personal_number", "start"])


def facts_by_number(reading: Reading, as_of: date) -> Mapping[str, pl.DataFrame]:
    """Return livelihoods, occupations and categories of a file for who keeps the numbers: person_key is the number."""
    rows = (frame for frame in reading.rows.values() if "personal_number" in frame.columns)
    numbers = pl.concat([frame.select("personal_number") for frame in rows]).drop_nulls().unique()
    themselves = pl.col("personal_number").alias("person_key")
    return _facts(
        (reading,), _participants((reading,)).with_columns(themselves), numbers.with_columns(themselves), as_of
    )


def _facts(
    readings: tuple[Reading, ...], keys: pl.DataFrame, persons: pl.DataFrame, as_of: date
) -> Mapping[str, pl.DataFrame]:
    """Return the dated facts, those of own sheets and extracts before those in the participants' rows."""
    extra = {"livelihoods": "share", "occupations": "hours"}
    told = {
        "livelihoods": (_at_start(keys, "livelihood_start", "share"), _at_exit(keys, "livelihood_exit", "share")),
        "occupations": (_at_start(keys, "occupation_start", "hours"), _at_exit(keys, "occupation_exit", "hours")),
        "categories": (_at_start(keys, "af_start"), _category_now(keys, as_of)),
    }
    facts = {}
    for name, columns in told.items():
        stated = _rows(readings, name).join(persons, on="personal_number", maintain_order="left")
        wanted = ["person_key", "on", "until", "code", "source", *filter(None, [extra.get(name)])]
        wanted += ["supported"] if name == "occupations" else []
        parts = [part.with_columns(supported=pl.lit(None, dtype=pl.Boolean)).select(wanted) for part in columns]
        facts[name] = pl.concat([stated.select(wanted), *parts]).unique(
            ["person_key", "on", "code"], keep="first", maintain_order=True
        )
    return facts


def _at_start(keys: pl.DataFrame, name: str, extent: str | None = None) -> pl.DataFrame:
    told = keys.filter(pl.col(name).is_not_null())
    return _dated(told, name, extent, pl.col("start") - _DAY, pl.col("start"))


def _at_exit(keys: pl.DataFrame, name: str, extent: str | None = None) -> pl.DataFrame:
    told = keys.filter(pl.col(name).is_not_null() & pl.col("exit").is_not_null())
    return _dated(told, name, extent, pl.col("exit"), pl.col("exit"))


def _category_now(keys: pl.DataFrame, as_of: date) -> pl.DataFrame:
    told = keys.filter(pl.col("af_now").is_not_null())
    return _dated(told, "af_now", None, pl.coalesce("af_now_on", pl.lit(as_of)), pl.lit(None, dtype=pl.Date))


def _dated(told: pl.DataFrame, name: str, extent: str | None, on: pl.Expr, until: pl.Expr) -> pl.DataFrame:
    more = {extent: pl.col(f"{name}_{extent}")} if extent else {}
    source = pl.lit(_SOURCES[Kind.MONTHLY])
    return told.select("person_key", on=on, until=until, code=pl.col(name), source=source, **more)


def _counts(rows: pl.DataFrame, people: pl.DataFrame, project: str) -> pl.DataFrame:
    """The anonymous counts as they were sent in, and the protected persons who stood in the rows."""
    protected = people.filter(_is_protected(people)).select(
        year=pl.col("start").dt.year().cast(pl.Int64), sex="sex", number=pl.lit(1, dtype=pl.Int64)
    )
    counted = pl.concat([rows.select("year", "sex", "number"), protected])
    return (
        counted.group_by("year", "sex")
        .agg(pl.col("number").sum())
        .sort("year", "sex")
        .with_columns(project=pl.lit(project))
    )


def _payments(rows: pl.DataFrame, keys: pl.DataFrame, key: StudyKey) -> dict[str, pl.DataFrame]:
    """Return the members of households and the payments to those that have a member here who is not protected."""
    persons = keys.select("personal_number", "person_key").unique()
    members = household_members(rows, persons, key.household)
    payments = household_payments(rows, key.household).join(members, on="household_key", how="semi")
    return {"payments": payments, "household_members": members}


def _completed(frame: pl.DataFrame, spec: FrameSpec) -> pl.DataFrame:
    """Return the columns of the dataset's table; those that files never tell are empty."""
    lacking = {name: pl.lit(None, dtype=type) for name, type in spec.schema.items() if name not in frame.columns}
    return frame.with_columns(**lacking).select(*spec.columns)
