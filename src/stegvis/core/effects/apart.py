"""How few people an outcome's figures may tell of."""

import numpy as np

from .arrays import Bools, Floats


def fewest_apart(outcome: Floats, treated: Bools, kept: Bools) -> int:
    """Return the fewest people, above zero, who have another outcome than most of their group; 0 where nobody has.

    The groups are treated and controls, all of them (n) and those who are compared. Of an outcome that is 0 or 1 it is
    the smallest count that could be worked out of a difference of shares.
    """
    groups = (outcome[side & chosen] for side in (treated, ~treated) for chosen in (kept, np.ones_like(kept)))
    apart = [group.size - int(np.unique(group, return_counts=True)[1].max()) for group in groups if group.size]
    return min((each for each in apart if each), default=0)
