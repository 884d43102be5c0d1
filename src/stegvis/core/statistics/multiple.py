"""p-values of several outcomes, corrected for their being several.

Holm (1979), Scand. J. Statist. 6:65–70: the chance that any of them is a false finding. Benjamini & Hochberg (1995),
JRSS B 57:289–300: the expected share of false findings among the findings.
"""

from collections.abc import Sequence

import numpy as np


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Return Holm's adjusted p-values in the same order. One that there is not counts in the number of tests."""
    order, known = _rising(p_values)
    size = len(p_values)
    steps = np.array([(size - place) * p for place, p in enumerate(known)])
    return _placed(order, np.minimum(np.maximum.accumulate(steps), 1.0), size)


def benjamini_hochberg(p_values: Sequence[float | None]) -> list[float | None]:
    """Return Benjamini and Hochberg's adjusted p-values in the same order. One that there is not counts as 1."""
    order, known = _rising(p_values)
    size = len(p_values)
    steps = np.array([size / place * p for place, p in enumerate(known, start=1)])
    lowest = np.minimum.accumulate(steps[::-1])[::-1] if steps.size else steps
    return _placed(order, np.minimum(lowest, 1.0), size)


def _rising(p_values: Sequence[float | None]) -> tuple[list[int], list[float]]:
    known = [(p, place) for place, p in enumerate(p_values) if p is not None and not np.isnan(p)]
    rising = sorted(known)
    return [place for _p, place in rising], [p for p, _place in rising]


def _placed(order: Sequence[int], adjusted: np.ndarray, size: int) -> list[float | None]:
    found: list[float | None] = [None] * size
    for place, p in zip(order, adjusted.tolist(), strict=True):
        found[place] = p
    return found
