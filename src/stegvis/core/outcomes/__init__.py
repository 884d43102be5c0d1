"""What a project wants to reach, one outcome per file. A goal names its outcome by these names.

A new outcome is a new file and a line in `ALL`.
"""

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from .kinds import EventOutcome, StateOutcome
from .self_support import self_support
from .work_or_study import work_or_study
from .work_or_study_status import work_or_study_status

__all__ = ["ALL", "EventOutcome", "StateOutcome", "by_name"]

ALL: tuple[EventOutcome | StateOutcome, ...] = (work_or_study, work_or_study_status, self_support)


def by_name(name: str) -> EventOutcome | StateOutcome:
    """Return the outcome with this name. Raises DataProblem when there is none."""
    for each in ALL:
        if each.name == name:
            return each
    raise DataProblem(
        Finding(
            message=_("The outcome is not known."),
            file="goals",
            column="outcome",
            expected=_("one of these: {known}"),
            values=(("known", ", ".join(each.name for each in ALL)),),
        )
    )
