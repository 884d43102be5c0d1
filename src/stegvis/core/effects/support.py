"""Common support: whom the other group has somebody comparable to, by the range of their scores."""

from enum import StrEnum

import numpy as np

from .arrays import Bools, Floats


class Discard(StrEnum):
    """Whose scores may not lie outside the other group's range. The names and rules are MatchIt's."""

    NONE = "none"
    TREATED = "treated"
    CONTROL = "control"
    BOTH = "both"


def outside_support(score: Floats, treated: Bools, rule: Discard) -> Bools:
    """Return who (n) lies outside common support under the rule. Dehejia & Wahba (1999), JASA 94:1053–1062."""
    if rule is Discard.NONE:
        return np.zeros(score.size, dtype=np.bool_)
    ours, theirs = score[treated], score[~treated]
    beyond_treated = (score < ours.min()) | (score > ours.max())
    beyond_control = (score < theirs.min()) | (score > theirs.max())
    if rule is Discard.TREATED:
        return np.asarray(beyond_control & treated)
    if rule is Discard.CONTROL:
        return np.asarray(beyond_treated & ~treated)
    return np.asarray(beyond_control | beyond_treated)
