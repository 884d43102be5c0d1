"""Keys: missing, standing twice, or referring to nothing; and rows that stand twice."""

from collections.abc import Iterator

import polars as pl

from stegvis.core.errors import Finding, Severity
from stegvis.core.frames import BY_NAME, SPECS, Dataset, FrameSpec
from stegvis.core.marking import _

from .faults import Fault, found, numbered


def look(dataset: Dataset) -> Iterator[Finding]:
    for spec in SPECS:
        frame = numbered(dataset[spec.name])
        yield from found(spec.name, frame, *_missing(spec), *_twice(spec), *_loose(spec, dataset))
    yield from found("payments", numbered(dataset["payments"]), _household_of_nobody(dataset))


def _missing(spec: FrameSpec) -> Iterator[Fault]:
    for field in spec.fields:
        if field.required:
            yield Fault(
                column=field.name,
                message=_("A value is missing."),
                when=pl.col(field.name).is_null(),
                expected=field.about,
            )


def _twice(spec: FrameSpec) -> Iterator[Fault]:
    if spec.key:
        again = pl.struct(spec.key).is_duplicated() & ~pl.struct(spec.key).is_first_distinct()
        yield Fault(
            column=spec.key[0],
            message=_("The key stands twice."),
            when=again & pl.col(spec.key[0]).is_not_null(),
            expected=_("a key of its own for each row"),
        )
    elif spec.name != "payments":  # a payment that stands twice is told of there
        yield Fault(
            column=spec.fields[0].name,
            message=_("The row stands twice."),
            when=~pl.struct(spec.columns).is_first_distinct(),
            hint=_("Remove one of them if they are the same event."),
            severity=Severity.WARNING,
        )


def _loose(spec: FrameSpec, dataset: Dataset) -> Iterator[Fault]:
    for field in spec.fields:
        if field.refers_to:
            target = BY_NAME[field.refers_to]
            known = dataset[target.name][target.key[0]].drop_nulls().unique()
            yield Fault(
                column=field.name,
                message=_("The key refers to nothing."),
                when=~pl.col(field.name).is_in(known.implode()),
                expected=target.row,
            )


def _household_of_nobody(dataset: Dataset) -> Fault:
    known = dataset["household_members"]["household_key"].drop_nulls().unique()
    return Fault(
        column="household_key",
        message=_("No person belongs to this household."),
        when=~pl.col("household_key").is_in(known.implode()),
        expected=_("a household that stands in household_members"),
        severity=Severity.WARNING,
    )
