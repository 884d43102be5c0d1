"""Dated facts of a person against each other, and follow-ups against themselves."""

from collections.abc import Iterator

import polars as pl

from stegvis.core.errors import Finding, Severity
from stegvis.core.frames import Dataset
from stegvis.core.marking import _

from .faults import Fault, found, numbered
from .spans import overlaps_earlier, running_sum

WHOLE = 100

SHARE = Fault(
    column="share",
    message=_("The share can't be right."),
    when=~pl.col("share").is_between(0, WHOLE),
    expected=_("0–100 per cent"),
)
TOO_MUCH = Fault(
    column="share",
    message=_("The person's sources of livelihood add up to more than the whole."),
    when=pl.col("together") > WHOLE,
    expected=_("at most 100 per cent at a time"),
    hint=_("A source may lack its last day."),
    severity=Severity.WARNING,
)
TWO_CATEGORIES = Fault(
    column="on",
    message=_("The person has several categories at once."),
    when=pl.col("overlaps"),
    expected=_("one category at a time"),
    hint=_("The earlier one may lack its last day."),
    severity=Severity.WARNING,
)
HOURS = Fault(
    column="hours",
    message=_("The hours can't be right."),
    when=~pl.col("hours").is_between(0, 168),
    expected=_("hours a week"),
)
FOLLOWUPS = (
    Fault(
        column="done",
        message=_("The follow-up is done and has no day."),
        when=(pl.col("status") == "done") & pl.col("done").is_null(),
        expected=_("the day when it was done"),
        severity=Severity.WARNING,
    ),
    Fault(
        column="status",
        message=_("The follow-up has a day when it was done, but its status is another."),
        when=(pl.col("status") == "planned") & pl.col("done").is_not_null(),
    ),
)
BEFORE_EXIT = Fault(
    column="done",
    message=_("The follow-up was done before the exit."),
    when=pl.col("done") < pl.col("exited"),
)


def look(dataset: Dataset) -> Iterator[Finding]:
    livelihoods = numbered(dataset["livelihoods"])
    together = running_sum(livelihoods, by="person_key", start="on", end="until", value="share")
    yield from found("livelihoods", livelihoods, SHARE)
    yield from found("livelihoods", together, TOO_MUCH)
    categories = numbered(dataset["categories"])
    spans = overlaps_earlier(categories, by=("person_key",), start="on", end="until")
    yield from found("categories", spans, TWO_CATEGORIES)
    for name in ("occupations", "activities"):
        yield from found(name, numbered(dataset[name]), HOURS)
    yield from _followups(dataset)


def _followups(dataset: Dataset) -> Iterator[Finding]:
    exits = dataset["cases"].select("case_key", "exited").unique("case_key")
    followups = numbered(dataset["followups"]).join(exits, on="case_key", how="left")
    yield from found("followups", followups, *FOLLOWUPS, BEFORE_EXIT)
