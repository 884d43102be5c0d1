"""One line of goal attainment: a share with its numerator, its denominator and its interval."""

from dataclasses import dataclass
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


@dataclass(frozen=True, kw_only=True)
class Line:
    """A share of a goal. `cannot` tells why there is none; then the other values are None and the keys empty.

    `numerator_keys`, `denominator_keys`, `unknown_keys` are the cases behind the counts, sorted. Unknown outcomes stand
    in the denominator, not in the numerator; `worst` counts none of them as success, `best` all of them. The incidence
    has no worst and best case: there, the numerator is the events seen within the window, the denominator the cases
    that the curve starts from, and the share is not their quotient.
    """

    code: Code
    numerator_keys: tuple[str, ...] = ()
    denominator_keys: tuple[str, ...] = ()
    unknown_keys: tuple[str, ...] | None = None
    share: float | None = None
    interval: Interval | None = None
    worst: float | None = None
    best: float | None = None
    verdict: Verdict | None = None
    cannot: CannotCompute | None = None

    @property
    def label(self) -> str:
        return LABELS[self.code]

    @property
    def numerator(self) -> int | None:
        return None if self.cannot else len(self.numerator_keys)

    @property
    def denominator(self) -> int | None:
        return None if self.cannot else len(self.denominator_keys)

    @property
    def unknown(self) -> int | None:
        return None if self.cannot or self.unknown_keys is None else len(self.unknown_keys)


def share_line(code: Code, cases: pl.DataFrame, threshold: float | None) -> Line:
    """Make a line of `cases`: case_key, and the yes-no columns success and unknown, which exclude each other.

    The interval is Wilson's, on the share with unknown outcomes in the denominator. Raises CannotCompute without cases.
    """
    if cases.is_empty():
        raise CannotCompute(NO_CASES)
    n, successes = cases.height, int(cases["success"].sum())
    most = successes + int(cases["unknown"].sum())
    interval = wilson(successes, n)
    return Line(
        code=code,
        numerator_keys=keys(cases.filter("success")),
        denominator_keys=keys(cases),
        unknown_keys=keys(cases.filter("unknown")),
        share=successes / n,
        interval=interval,
        worst=successes / n,
        best=most / n,
        verdict=None if threshold is None else verdict(threshold, interval, wilson(most, n)),
    )


def keys(cases: pl.DataFrame) -> tuple[str, ...]:
    return tuple(cases["case_key"].sort())
