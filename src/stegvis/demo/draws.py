"""Draws that come out the same on every machine and in every version of Python: nothing here is for secrets."""

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import TypeVar

Item = TypeVar("Item")


class Draws:
    """A stream of draws from a seed. Two streams with the same seed give the same draws in the same order."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._count = 0

    def below(self, limit: int) -> int:
        """Draw a whole number from 0 up to, not including, `limit`."""
        self._count += 1
        digest = sha256(f"{self._seed}:{self._count}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % limit

    def between(self, least: int, most: int) -> int:
        """Draw a whole number from `least` to `most`, both included."""
        return least + self.below(most - least + 1)

    def chance(self, per_cent: int) -> bool:
        return self.below(100) < per_cent

    def one_of(self, items: Sequence[Item]) -> Item:
        return items[self.below(len(items))]

    def day(self, first: date, last: date) -> date:
        """Draw a working day between two days, both included; the last one when no working day lies between."""
        days = [first + timedelta(each) for each in range((last - first).days + 1)]
        working = [day for day in days if day.weekday() < 5]
        return self.one_of(working) if working else last

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """Return the items in a drawn order (Fisher–Yates)."""
        order = list(items)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order
