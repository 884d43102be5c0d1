"""Which other cells must be hidden, so that the small ones can't be worked out."""

from collections.abc import Iterable

import numpy as np

from .network import Network
from .reader import Goal, Reader
from .rule import Rule
from .system import Mask, Numbers, System


def hidden_counts(system: System, rule: Rule) -> Mask:
    """Return which counts must not be shown: the small ones, and the others from which they could be worked out."""
    return _Search(system, rule).run()


def _goals(system: System, rule: Rule) -> Iterable[Goal]:
    """Yield what a reader must be able to think.

    Of a small count (or a difference that is one) that it is any small count; the same of each count whose value nobody
    here knows, because an earlier publication hid it.
    """
    new = frozenset().union(*(t for t, printed in zip(system.tables, system.printed, strict=True) if printed))
    for count in map(int, np.flatnonzero(~system.known)):
        value = system.values[count]
        if rule.is_small(value) or (np.isnan(value) and system.tables[count] & new):
            yield from _any_between(count, value, 1, rule.largest_hidden)
    for count, before in system.earlier:
        value = system.values[count]
        if not system.known[count] and rule.is_small(abs(value - before)):
            near, far = (1, rule.largest_hidden) if value > before else (-rule.largest_hidden, -1)
            yield from _any_between(count, value, max(before + near, 0), before + far)


def _any_between(count: int, value: float, low: int, high: int) -> Iterable[Goal]:
    if not value >= high:
        yield Goal(count, high, up=True)
    if not value <= low:
        yield Goal(count, low, up=False)


def _hidden_anyway(system: System, rule: Rule) -> Mask:
    small = (system.values >= 1) & (system.values < rule.smallest_shown)
    for count, before in system.earlier:
        small[count] |= rule.is_small(abs(system.values[count] - before))
    in_no_table = ~system.printed & ~system.known
    hidden: Mask = (small | np.isnan(system.values) | in_no_table) & ~system.known
    return hidden


class _Search:
    """Hides more and more until every goal can be met, then shows again what turned out not to be needed."""

    def __init__(self, system: System, rule: Rule) -> None:
        self.system, self.reader, self.network = system, Reader(system), Network(system)
        self.first = _hidden_anyway(system, rule)
        self.hidden = self.first.copy()
        self.met: dict[Goal, Numbers] = {}
        self.open = dict.fromkeys(_goals(system, rule))

    def run(self) -> Mask:
        for up in (True, False):
            self._sweep(up)
        for goal in sorted(self.open, key=lambda each: -self._distance(each)):
            if goal in self.open:
                self._reach(goal)
        self._review()
        return self.hidden

    def _distance(self, goal: Goal) -> float:
        value = self.system.values[goal.count]
        return 0.0 if np.isnan(value) else abs(goal.bound - value)

    def _sweep(self, up: bool) -> None:
        """Meet as many goals at a time as can be, without hiding more."""
        while batch := [goal for goal in self.open if goal.up is up]:
            counts = self.reader.think(self.hidden, batch)
            if counts is None or 2 * self._note(counts) < len(batch):
                return

    def _note(self, counts: Numbers) -> int:
        """Remember which goals these counts meet."""
        reached = [goal for goal in self.open if goal.is_met(counts)]
        for goal in reached:
            self.met[goal] = counts
            del self.open[goal]
        return len(reached)

    def _reach(self, goal: Goal) -> None:
        """Hide what it takes to meet the goal.

        Where what was shown before makes that impossible, another count than the true one is enough; where it gives
        the count away, nothing can be done.
        """
        may = self.system.printed & ~self.hidden & ~self.system.known
        for wanted in (goal, *self._weaker(goal)):
            counts = self.network.cheapest(self.hidden, may, wanted)
            if counts is None:
                counts = self.reader.cheapest(self.hidden, may, wanted)
            if counts is not None:
                self.hidden |= may & (counts != self.system.values)
                del self.open[goal]
                self.open[wanted] = None
                self._note(counts)
                return
        del self.open[goal]

    def _weaker(self, goal: Goal) -> Iterable[Goal]:
        value = self.system.values[goal.count]
        if not np.isnan(value) and abs(goal.bound - value) > 1:
            yield Goal(goal.count, int(value) + (1 if goal.up else -1), up=goal.up)

    def _review(self) -> None:
        complements = np.flatnonzero(self.hidden & ~self.first)
        for count in sorted(complements, key=lambda each: (-self.system.weights[each], each)):
            self._show_again(int(count))

    def _show_again(self, count: int) -> None:
        """Show a complement again if every goal can be met without it."""
        nothing = np.zeros_like(self.hidden)
        self.hidden[count] = False
        needing = [goal for goal, counts in self.met.items() if counts[count] != self.system.values[count]]
        instead: dict[Goal, Numbers] = {}
        for goal in needing:
            counts = self.network.cheapest(self.hidden, nothing, goal)
            if counts is None:
                self.hidden[count] = True
                return
            instead[goal] = counts
        self.met |= instead
