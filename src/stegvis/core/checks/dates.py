"""Days that can't be: out of order, before birth, after the cut-off, or in no century of ours."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from stegvis.core.errors import Finding, Severity
from stegvis.core.frames import SPECS, Dataset, FrameSpec, Type
from stegvis.core.marking import _

from .faults import Fault, found, numbered

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 1, 1)
ORDER = {
    "cases": (("referred", "started"), ("started", "exited")),
    "referrals": (("referred", "decided"),),
    "project": (("starts", "ends"),),
}
PLANNED = {"until", "due", "ends", "starts"}  # may lie after the cut-off
OLDEST_AGE = 110


def look(dataset: Dataset) -> Iterator[Finding]:
    cut_off = dataset.settings.get("cut_off")
    for spec in SPECS:
        faults = [*_out_of_order(spec), *_out_of_range(spec), *_after(spec, cut_off)]
        yield from found(spec.name, numbered(dataset[spec.name]), *faults)
    yield from _births(dataset)


def _out_of_order(spec: FrameSpec) -> Iterator[Fault]:
    facts = (("on", "until"),) if {"on", "until"} <= set(spec.columns) else ()
    for first, last in (*ORDER.get(spec.name, ()), *facts):
        yield Fault(
            column=last,
            message=_("The day is before the one it should follow."),
            when=pl.col(last) < pl.col(first),
            expected=f"≥ {first}",
        )


def _out_of_range(spec: FrameSpec) -> Iterator[Fault]:
    for name in _days(spec):
        yield Fault(
            column=name,
            message=_("The day can't be right."),
            when=~pl.col(name).is_between(EARLIEST, LATEST),
            expected=_("a day between 1900 and 2100"),
        )


def _after(spec: FrameSpec, cut_off: object) -> Iterator[Fault]:
    if not isinstance(cut_off, date):
        return
    for name in _days(spec):
        if name not in PLANNED:
            yield Fault(
                column=name,
                message=_("The day is after the cut-off."),
                when=pl.col(name) > cut_off,
                expected=f"≤ {cut_off.isoformat()}",
                severity=Severity.WARNING,
            )


def _days(spec: FrameSpec) -> Iterator[str]:
    return (field.name for field in spec.fields if field.type is Type.DAY)


def _births(dataset: Dataset) -> Iterator[Finding]:
    born = dataset["persons"].select("person_key", "birth_year", "arrival_year").unique("person_key")
    yield from found("persons", numbered(dataset["persons"]), *PERSON_FAULTS)
    for spec in SPECS:
        days = [name for name in ("started", "on") if name in spec.columns]
        if "person_key" in spec.columns and spec.name != "persons" and days:
            frame = numbered(dataset[spec.name]).join(born, on="person_key", how="left")
            yield from found(spec.name, frame, *(_before_birth(day) for day in days))
            if spec.name == "cases":
                yield from found(spec.name, frame, AGE_FAULT, TOO_OLD)


def _before_birth(day: str) -> Fault:
    return Fault(
        column=day,
        message=_("The day is before the person's year of birth."),
        when=pl.col(day).dt.year() < pl.col("birth_year"),
    )


_AGE = pl.col("started").dt.year() - pl.col("birth_year")

AGE_FAULT = Fault(
    column="age_at_start",
    message=_("The age does not agree with the year of birth and the day of start."),
    when=~(_AGE - pl.col("age_at_start")).is_in([0, 1]),
    expected=_("whole years at the day of start"),
)
TOO_OLD = Fault(
    column="started",
    message=_("The person would be older than people get."),
    when=_AGE > OLDEST_AGE,
    hint=_("Look at the year of birth."),
)
PERSON_FAULTS = (
    Fault(
        column="arrival_year",
        message=_("The year of arrival is before the year of birth."),
        when=pl.col("arrival_year") < pl.col("birth_year"),
    ),
    Fault(
        column="birth_year",
        message=_("The year can't be right."),
        when=~pl.col("birth_year").is_between(EARLIEST.year, LATEST.year),
        expected=_("a year between 1900 and 2100"),
    ),
    Fault(
        column="arrival_year",
        message=_("Somebody born in Sweden has a year of arrival."),
        when=(pl.col("birth_region") == "sweden") & pl.col("arrival_year").is_not_null(),
        severity=Severity.WARNING,
    ),
)
