"""The inner loops of nearest-neighbour matching on a score, written so that Python and numba run the same text.

Controls lie sorted by stratum, score and input row. A treated person looks to the right of her place for the next free
control, and to the left for the previous one; a control that is used points past itself, and paths are shortened as
they are walked, so that k matches each take near-constant time after the sort (Tarjan 1975, J. ACM 22:215–225).
Equal distances go to the earlier input row. Only plain loops and indexing stand here: the arguments are lists in
Python and arrays in numba.
"""

from typing import Any


def pair_without_replacement(
    order: Any, low: Any, high: Any, place: Any, own: Any, scores: Any, runs: Any, rows: Any,
    caliper: Any, ratio: Any, after: Any, before: Any, out: Any,
) -> None:  # fmt: skip
    """Fill `out` (treated · ratio) with sorted places of controls, in rounds: each gets one before any gets two.

    `low`, `high`: the bounds of each treated person's stratum; `place`: where her score would stand; `runs`: the first
    place with the same score. `after` and `before` start as 0 … n + 1; before[i] is about place i − 1.
    """
    for turn in range(ratio):
        for person in order:
            if turn > 0 and out[person * ratio + turn - 1] < 0:
                continue
            right = place[person]
            while after[right] != right:
                after[right] = after[after[right]]
                right = after[right]
            left = place[person]
            while before[left] != left:
                before[left] = before[before[left]]
                left = before[left]
            left -= 1
            best = -1
            distance = caliper
            if right < high[person]:
                gap = scores[right] - own[person]
                if gap <= distance:
                    best = right
                    distance = gap
            if left >= low[person]:
                gap = own[person] - scores[left]
                if gap <= distance:
                    first = runs[left]
                    while after[first] != first:
                        after[first] = after[after[first]]
                        first = after[first]
                    if best < 0 or gap < distance or rows[first] < rows[best]:
                        best = first
            if best >= 0:
                out[person * ratio + turn] = best
                after[best] = best + 1
                before[best + 1] = best


def pair_with_replacement(
    order: Any, low: Any, high: Any, place: Any, own: Any, scores: Any, runs: Any, rows: Any,
    caliper: Any, ratio: Any, ends: Any, out: Any,
) -> None:  # fmt: skip
    """Fill `out` (treated · ratio) with the nearest controls of each treated person, who may share them.

    `ends` is the place after the last one with the same score; the rest as without replacement.
    """
    for person in order:
        right = place[person]
        left = -1
        end = -1
        if place[person] > low[person]:
            left = runs[place[person] - 1]
            end = ends[left]
        for turn in range(ratio):
            best = -1
            distance = caliper
            if right < high[person]:
                gap = scores[right] - own[person]
                if gap <= distance:
                    best = right
                    distance = gap
            if left >= 0:
                gap = own[person] - scores[left]
                if gap <= distance and (best < 0 or gap < distance or rows[left] < rows[best]):
                    best = left
            if best < 0:
                break
            out[person * ratio + turn] = best
            if best == right:
                right += 1
            else:
                left += 1
                if left == end:
                    start = runs[left - 1]
                    left = -1
                    if start > low[person]:
                        left = runs[start - 1]
                        end = ends[left]
