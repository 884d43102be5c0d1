"""One count at a time, for whoever may ask again and again with another question."""

from .rule import Rule


def coarse(count: int, rule: Rule) -> int | None:
    """Return a count rounded to a whole number of the smallest shown, zero as zero, and None for one that is small.

    A reader who moves a limit one step at a time and looks at the difference sees steps of that size and not the single
    person in between. What is hidden and what is rounded can't be worked out from the other counts beside it, since
    those are rounded each for itself.
    """
    if rule.is_small(count):
        return None
    step = rule.smallest_shown
    return step * ((count + step // 2) // step)
