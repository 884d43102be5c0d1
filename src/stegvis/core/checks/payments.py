"""Payments to households: negative, twice, or not dated by their month."""

from collections.abc import Iterator

import polars as pl

from stegvis.core.errors import Finding, Severity
from stegvis.core.frames import Dataset
from stegvis.core.marking import _

from .faults import Fault, found, numbered

FAULTS = (
    Fault(
        column="amount",
        message=_("The payment is negative."),
        when=pl.col("amount") < 0,
        expected=_("kronor paid out"),
        hint=_("A repayment lowers the sums; leave it only if that is meant."),
        severity=Severity.WARNING,
    ),
    Fault(
        column="amount",
        message=_("The amount is not a number."),
        when=~pl.col("amount").is_finite(),
        expected=_("kronor paid out"),
    ),
    Fault(
        column="month",
        message=_("The household has the same kind of payment twice in the month."),
        when=~pl.struct("household_key", pl.col("month").dt.truncate("1mo"), "kind").is_first_distinct(),
        expected=_("one row for each household, month and kind"),
        severity=Severity.WARNING,
    ),
    Fault(
        column="month",
        message=_("The month is not given by its first day."),
        when=pl.col("month").dt.day() != 1,
        expected=_("the first day of the month"),
        severity=Severity.WARNING,
    ),
)


def look(dataset: Dataset) -> Iterator[Finding]:
    yield from found("payments", numbered(dataset["payments"]), *FAULTS)
