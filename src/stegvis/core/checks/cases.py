"""A case's state against its start and exit, and cases of one person against each other."""

from collections.abc import Iterator

import polars as pl

from stegvis.core import codebook
from stegvis.core.errors import Finding, Severity
from stegvis.core.frames import Dataset
from stegvis.core.marking import _

from .faults import Fault, found, numbered
from .spans import overlaps_earlier

STARTED = codebook.load("case_states").flagged("started")
OPEN = codebook.load("case_states").flagged("open")
OVER = tuple(code for code in STARTED if code not in OPEN)
WRONG = codebook.load("exits").flagged("excluded")

_over = pl.col("state").is_in(OVER)
_never_started = ~pl.col("state").is_in(STARTED)
_wrong = pl.col("exit_reason").is_in(WRONG).fill_null(False)

FAULTS = (
    Fault(
        column="exited",
        message=_("The case is exited and has no day of exit."),
        when=_over & pl.col("exited").is_null(),
        expected=_("the day of exit"),
        hint=_("Without it, nothing that depends on time can be computed for the case."),
        severity=Severity.WARNING,
    ),
    Fault(
        column="exit_reason",
        message=_("The case is exited and has no reason."),
        when=_over & pl.col("exit_reason").is_null(),
        expected=_("a code of the list exits"),
        severity=Severity.WARNING,
    ),
    Fault(
        column="state",
        message=_("The case has an exit, but its state says that it is not exited."),
        when=~_over & (pl.col("exited").is_not_null() | pl.col("exit_reason").is_not_null()),
        expected=", ".join(OVER),
    ),
    Fault(
        column="started",
        message=_("The case has been under way and has no day of start."),
        when=pl.col("state").is_in(STARTED) & pl.col("started").is_null(),
        expected=_("the day when the case went under way"),
        severity=Severity.WARNING,
    ),
    Fault(
        column="state",
        message=_("The case has a day of start, but its state says that it never started."),
        when=_never_started & pl.col("started").is_not_null(),
        expected=", ".join(STARTED),
    ),
    Fault(
        column="exit_reason",
        message=_("The case was registered by mistake and is left out of every table."),
        when=_wrong,
        severity=Severity.NOTE,
    ),
)
SAME_START = Fault(
    column="started",
    message=_("The same person has another case in the project from the same day."),
    when=~pl.struct("person_key", "project", "started").is_first_distinct(),
    hint=_("Remove one of them, or mark it as a wrong registration."),
)
OVERLAP = Fault(
    column="started",
    message=_("The case overlaps another case of the same person in the project."),
    when=pl.col("overlaps") & pl.struct("person_key", "project", "started").is_first_distinct(),
    expected=_("a start after the earlier case's exit"),
)


def look(dataset: Dataset) -> Iterator[Finding]:
    cases = numbered(dataset["cases"])
    yield from found("cases", cases, *FAULTS)
    real = cases.filter(~_wrong, pl.col("started").is_not_null(), pl.col("person_key").is_not_null())
    spans = overlaps_earlier(real, by=("person_key", "project"), start="started", end="exited")
    yield from found("cases", spans, SAME_START, OVERLAP)
