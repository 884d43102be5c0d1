"""The 59 exits of table 2, one planned row each: 38 by the end of September 2010, 21 after it.

A row says sex, reason, whole months from start to exit, and for the 38 the employment service's category at start and
on 31 January 2011, so that the rows add up to tables 2 and 3. Which row goes with which is invented: the report prints
the margins only. Work is more often followed by supported work or by no longer being registered; but no category says
that somebody works, and some who had found work are openly unemployed again by January.
"""

from dataclasses import dataclass
from typing import Any

WORK, STUDIES, TRANSFERRED, MOVED, ABROAD = "A0", "S1", "O2", "M1", "M2"
PARENTAL, INSURANCE, OTHER = "F1", "K1", "Z1"
NOT_REGISTERED = "EJ"


@dataclass(frozen=True, kw_only=True)
class PlannedExit:
    """How one participation ends.

    `extra_days` None: some days are drawn. `lead_days`: how long before the exit the job or the course began; None:
    some days are drawn. `silent`: the monthly file gave the reason, and no occupation was ever noted.
    """

    sex: str
    reason: str
    months: int
    before: str | None = None
    after: str | None = None
    extra_days: int | None = None
    lead_days: int | None = None
    silent: bool = False

    @property
    def work_or_studies(self) -> bool:
        return self.reason in (WORK, STUDIES)


def _woman(reason: str, months: int, before: str | None = None, after: str | None = None, **more: Any) -> PlannedExit:
    return PlannedExit(sex="woman", reason=reason, months=months, before=before, after=after, **more)


def _man(reason: str, months: int, before: str | None = None, after: str | None = None, **more: Any) -> PlannedExit:
    return PlannedExit(sex="man", reason=reason, months=months, before=before, after=after, **more)


BY_SEPTEMBER: tuple[PlannedExit, ...] = (
    _man(WORK, 8, "11", "33"),
    _woman(WORK, 10, "70", "33"),
    _man(WORK, 7, "11", "38"),
    _man(WORK, 13, "38", "38", lead_days=75),  # the exit came after twelve months, the job before
    _man(WORK, 9, "11", "42"),
    _woman(WORK, 6, "22", "22"),
    _man(WORK, 14, "22", "22"),
    _woman(WORK, 11, "11", "22"),
    _man(WORK, 5, "22", NOT_REGISTERED),
    _woman(WORK, 8, "11", NOT_REGISTERED, silent=True),
    _man(WORK, 15, "11", NOT_REGISTERED),
    _man(WORK, 7, "11", "11"),
    _woman(WORK, 9, "11", "11"),
    _man(WORK, 16, "11", "11", silent=True),
    _man(WORK, 10, "11", "11"),
    _woman(WORK, 12, "11", "70", extra_days=0, lead_days=0),  # on the very day: within twelve months
    _man(WORK, 13, "11", "70", lead_days=80),
    _woman(STUDIES, 6, "11", NOT_REGISTERED),
    _man(STUDIES, 9, "11", NOT_REGISTERED),
    _woman(STUDIES, 7, "81", "83"),
    _woman(STUDIES, 14, "22", "22"),
    _man(STUDIES, 11, "11", "11"),
    _woman(TRANSFERRED, 5, "11", "11"),
    _man(TRANSFERRED, 3, "11", "11"),
    _woman(TRANSFERRED, 9, "11", "11"),
    _man(TRANSFERRED, 6, "11", "14"),
    _woman(TRANSFERRED, 8, "70", "70"),
    _man(TRANSFERRED, 4, "11", "70"),
    _man(TRANSFERRED, 12, "70", "70-3"),
    _woman(TRANSFERRED, 2, NOT_REGISTERED, NOT_REGISTERED),
    _woman(MOVED, 6, "11", "11"),
    _woman(MOVED, 4, "11", NOT_REGISTERED),
    _man(MOVED, 9, "11", "70"),
    _man(ABROAD, 5, "11", NOT_REGISTERED),
    _man(ABROAD, 8, "11", NOT_REGISTERED),
    _woman(PARENTAL, 7, "11", "11"),
    _woman(OTHER, 8, "11", "11"),
    _man(OTHER, 10, "11", "11"),
)

AFTER_SEPTEMBER: tuple[PlannedExit, ...] = (
    _woman(WORK, 6),
    _woman(WORK, 9),
    _woman(WORK, 11, silent=True),
    _woman(WORK, 15),
    _man(WORK, 8),
    _man(WORK, 10),
    _man(WORK, 12, extra_days=1, lead_days=0),  # a day too late: not within twelve months
    _man(WORK, 17),
    _man(WORK, 19),
    _woman(STUDIES, 9),
    _man(STUDIES, 5),
    _man(STUDIES, 14),
    _woman(TRANSFERRED, 4),
    _woman(TRANSFERRED, 10),
    _man(TRANSFERRED, 7),
    _man(TRANSFERRED, 13),
    _woman(MOVED, 8),
    _man(ABROAD, 11),
    _man(INSURANCE, 14),
    _woman(OTHER, 9),
    _man(OTHER, 13),
)
