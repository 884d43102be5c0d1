"""What several tables need is computed once for each dataset, and forgotten with it.

A dataset never changes: what was computed from it holds for as long as it lives.
"""

import weakref
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from stegvis.core.frames import Dataset

Found = TypeVar("Found")
_kept: dict[int, dict[Hashable, object]] = {}


def kept(dataset: Dataset, key: Hashable, compute: Callable[[], Found]) -> Found:
    """Return what `compute` gives for `dataset`, computed at most once for each `key`."""
    number = id(dataset)
    if number not in _kept:
        _kept[number] = {}
        weakref.finalize(dataset, _kept.pop, number, None)
    found = _kept[number]
    if key not in found:
        found[key] = compute()
    return cast(Found, found[key])
