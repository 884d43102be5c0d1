"""One line of goal attainment: a share with its numerator, its denominator and its interval."""

from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl

from stegvis.core.errors import CannotCompute
from stegvis.core.marking import _
from stegvis.core.statistics.intervals import Interval
from stegvis.core.statistics.proportions import wilson

from .verdicts import Verdict, verdict

NO_CASES = _("There are no cases to count.")


class Code(StrEnum):
    """The lines, in the order in which they always stand."""

    OF_STARTED = "of_started"
    OF_EXITS = "of_exits"
    INCIDENCE = "incidence"
    EXITS_WITHOUT_TRANSFERS = "exits_without_transfers"
    WINDOW = "window"


LABELS: dict[Code, str] = {
    Code.OF_STARTED: _("Of all started, at least so far"),
    Code.OF_EXITS: _("Of exits"),
    Code.INCIDENCE: _("Cumulative incidence at the window (Aalen–Johansen)"),
    Code.EXITS_WITHOUT_TRANSFERS: _("Of exits without moved and transferred (sensitivity only)"),
    Code.WINDOW: _("Within the window, of those started at least the window before the cut-off"),
}


NOBODY = pl.DataFrame(schema={"case_key": pl.String(), "success": pl.Boolean(), "unknown": pl.Boolean()})


@dataclass(frozen=True, kw_only=True)
class Line:
    """A share of a goal. `cannot` tells why there is none; then the other values are None and nobody stands behind it.

    `cases` are those behind the counts: case_key, and the yes-no columns success and unknown, which exclude each other.
    Unknown outcomes stand in the denominator, not in the numerator; `worst` counts none of them as success, `best` all
    of them. The incidence has no worst and best case: there, the numerator is the events seen within the window, the
    denominator the cases that the curve starts from, and the share is not their quotient.
    """

    code: Code
    numerator: int | None = None
    denominator: int | None = None
    unknown: int | None = None
    share: float | None = None
    interval: Interval | None = None
    worst: float | None = None
    best: float | None = None
    verdict: Verdict | None = None
    cannot: CannotCompute | None = None
    cases: pl.DataFrame = field(default_factory=lambda: NOBODY, repr=False, compare=False)

    @property
    def label(self) -> str:
        return LABELS[self.code]

    @property
    def numerator_keys(self) -> tuple[str, ...]:
        """The cases with success, sorted."""
        return _keys(self.cases.filter("success"))

    @property
    def denominator_keys(self) -> tuple[str, ...]:
        """All cases of the line, sorted."""
        return _keys(self.cases)

    @property
    def unknown_keys(self) -> tuple[str, ...]:
        """The cases whose outcome is unknown, sorted."""
        return _keys(self.cases.filter("unknown"))


def share_line(code: Code, cases: pl.DataFrame, threshold: float | None) -> Line:
    """Make a line of `cases`: case_key, success, unknown.

    The interval is Wilson's, on the share with unknown outcomes in the denominator. Raises CannotCompute without cases.
    """
    if cases.is_empty():
        raise CannotCompute(NO_CASES)
    n, successes, unknown = cases.height, int(cases["success"].sum()), int(cases["unknown"].sum())
    interval = wilson(successes, n)
    return Line(
        code=code,
        numerator=successes,
        denominator=n,
        unknown=unknown,
        share=successes / n,
        interval=interval,
        worst=successes / n,
        best=(successes + unknown) / n,
        verdict=None if threshold is None else verdict(threshold, interval, wilson(successes + unknown, n)),
        cases=cases.select("case_key", "success", "unknown"),
    )


def _keys(cases: pl.DataFrame) -> tuple[str, ...]:
    return tuple(cases["case_key"].sort())
