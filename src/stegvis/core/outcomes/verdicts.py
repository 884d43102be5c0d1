"""What a share says about a threshold. A description of these cases, with the uncertainty of so few of them."""

from enum import StrEnum

from stegvis.core.statistics.intervals import Interval


class Verdict(StrEnum):
    """Whether a goal's threshold is reached, as far as one line can tell."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NOT_SO_FAR = "not_so_far"
    OPEN = "open"


def verdict(threshold: float, known: Interval, best: Interval) -> Verdict:
    """Compare a threshold with the interval of what is known, and with that of the best case.

    Reached: the whole interval of what is known lies at the threshold or above. Not reached: the interval lies below
    it even in the best case, where every unknown outcome is a success. Not reached so far: what is known lies below,
    but the unknown could still change it. Otherwise it can't be told.
    """
    if known.low >= threshold:
        return Verdict.REACHED
    if best.high < threshold:
        return Verdict.NOT_REACHED
    return Verdict.NOT_SO_FAR if known.high < threshold else Verdict.OPEN
