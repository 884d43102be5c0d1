"""Codes that are in no list, or did not hold on their day."""

from collections.abc import Iterator, Mapping

import polars as pl

from stegvis.core import codebook
from stegvis.core.codebook import CodeList
from stegvis.core.errors import Finding, Severity
from stegvis.core.frames import SPECS, Dataset, Field, FrameSpec
from stegvis.core.marking import _

from .faults import Fault, found, numbered

DAYS = ("on", "month", "referred", "started", "due")  # the first of these that a table has dates its codes
OWN_DAYS = {("cases", "exit_reason"): "exited", ("referrals", "decision"): "decided"}


def look(dataset: Dataset) -> Iterator[Finding]:
    for spec in SPECS:
        frame = numbered(dataset[spec.name])
        for field in spec.fields:
            if field.codes:
                codes = codebook.load(field.codes)
                faults = [_unknown(field, codes), *out_of_time(field.name, _day_of(spec, field), codes)]
                yield from found(spec.name, frame, *faults)


def _unknown(field: Field, codes: CodeList) -> Fault:
    return Fault(
        column=field.name,
        message=_("The code is not in its list."),
        when=~pl.col(field.name).is_in(codes.codes),
        expected=_("a code of the codebook's list for this column"),
    )


def out_of_time(column: str, day: str | None, codes: CodeList) -> Iterator[Fault]:
    """Yield the fault of a code that did not hold on the row's `day`; none where no code of the list is dated."""
    froms = {code.code: code.valid_from for code in codes if code.valid_from}
    untils = {code.code: code.valid_until for code in codes if code.valid_until}
    if day is None or not (froms or untils):
        return
    too_early = pl.col(day) < _looked_up(column, froms)
    too_late = pl.col(day) > _looked_up(column, untils)
    yield Fault(
        column=column,
        message=_("The code did not hold on that day."),
        when=too_early.fill_null(False) | too_late.fill_null(False),
        expected=_("a code that held on the row's day"),
        severity=Severity.WARNING,
    )


def _day_of(spec: FrameSpec, field: Field) -> str | None:
    if (spec.name, field.name) in OWN_DAYS:
        return OWN_DAYS[spec.name, field.name]
    return next((day for day in DAYS if day in spec.columns), None)


def _looked_up(column: str, days: Mapping[str, object]) -> pl.Expr:
    return pl.col(column).replace_strict(days, default=None, return_dtype=pl.Date) if days else pl.lit(None, pl.Date)
