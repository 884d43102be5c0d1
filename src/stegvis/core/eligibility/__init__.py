"""Who fits a target group, why, and why not yet: criteria on tables of people, for one case or a whole register."""

from .assessing import assess, overall
from .criteria import Criterion, Facts, Kind, Verdict
from .judging import UnknownKind
from .shifting import Shift, shift

__all__ = ["Criterion", "Facts", "Kind", "Shift", "UnknownKind", "Verdict", "assess", "overall", "shift"]
