"""Which other cells must be hidden, so that the small ones can't be worked out."""

from collections.abc import Iterable

import numpy as np

from .reader import Goal, Reader
from .rule import Rule
from .system import Mask, Numbers, System

MOST_REVIEWED = 25  # complements that are looked at again, the dearest first


def hidden_counts(system: System, rule: Rule) -> Mask:
    """Return which counts must not be shown: the small ones, and the others from which they could be worked out."""
    return _Search(system, rule).run()


def _goals(system: System, rule: Rule, hidden: Mask) -> Iterable[Goal]:
    """Yield what a reader must be able to think of each small count, and of each whose value nobody here knows."""
    for count in np.flatnonzero(hidden):
        value = system.values[count]
        if np.isnan(value) or rule.is_small(value):
            if not value >= rule.largest_hidden:
                yield Goal(int(count), rule.largest_hidden, up=True)
            if not value <= 1:
                yield Goal(int(count), 1, up=False)


class _Search:
    """Hides more and more until every goal can be met, then shows again what turned out not to be needed."""

    def __init__(self, system: System, rule: Rule) -> None:
        self.system, self.reader = system, Reader(system)
        small = (system.values >= 1) & (system.values < rule.smallest_shown)
        in_no_table = ~system.printed & ~system.known
        self.first = (small | np.isnan(system.values) | in_no_table) & ~system.known
        self.hidden = self.first.copy()
        self.met: dict[Goal, Numbers] = {}
        self.open = self._within_reach(list(_goals(system, rule, self.hidden)))

    def _within_reach(self, goals: list[Goal]) -> list[Goal]:
        """Drop goals about tables that have nothing to do with those about to be shown."""
        new = frozenset().union(*(t for t, p in zip(self.system.tables, self.system.printed, strict=True) if p), ())
        return [goal for goal in goals if self.system.tables[goal.count] & new]

    def run(self) -> Mask:
        self._sweep()
        for goal in sorted(self.open, key=lambda each: -self._distance(each)):
            if goal in self.open:
                self._reach(goal)
        self._review()
        return self.hidden

    def _distance(self, goal: Goal) -> float:
        value = self.system.values[goal.count]
        return 0.0 if np.isnan(value) else abs(goal.bound - value)

    def _sweep(self) -> None:
        """Meet as many goals at a time as can be, without hiding more."""
        for up in (True, False):
            while batch := [goal for goal in self.open if goal.up is up]:
                if not self._note(self.reader.think(self.hidden, batch)):
                    break

    def _note(self, counts: Numbers | None) -> bool:
        reached = [] if counts is None else [goal for goal in self.open if goal.is_met(counts)]
        for goal in reached:
            self.met[goal] = counts  # type: ignore[assignment]
        self.open = [goal for goal in self.open if goal not in self.met]
        return bool(reached)

    def _reach(self, goal: Goal) -> None:
        """Hide what it takes to meet the goal: in its own tables if that is enough, else anywhere.

        Where what was shown before makes that impossible, another count than the true one is enough; where it gives
        the count away, nothing can be done.
        """
        may = self.system.printed & ~self.hidden & ~self.system.known
        for wanted in (goal, *self._weaker(goal)):
            for others in (may & self._own_tables(goal), may):
                counts = self.reader.cheapest(self.hidden, others, wanted)
                if counts is not None:
                    self.hidden |= others & (counts != self.system.values)
                    self.open = [wanted if each == goal else each for each in self.open]
                    self._note(counts)
                    return
        self.open.remove(goal)

    def _weaker(self, goal: Goal) -> Iterable[Goal]:
        value = self.system.values[goal.count]
        if not np.isnan(value) and abs(goal.bound - value) > 1:
            yield Goal(goal.count, int(value) + (1 if goal.up else -1), up=goal.up)

    def _own_tables(self, goal: Goal) -> Mask:
        own = self.system.tables[goal.count]
        return np.array([bool(own & tables) for tables in self.system.tables])

    def _review(self) -> None:
        complements = np.flatnonzero(self.hidden & ~self.first)
        dearest = sorted(complements, key=lambda count: (-self.system.weights[count], count))
        for count in dearest[:MOST_REVIEWED]:
            self._show_again(int(count))

    def _show_again(self, count: int) -> None:
        """Show a complement again if every goal can be met without it."""
        needing = [goal for goal, counts in self.met.items() if counts[count] != self.system.values[count]]
        before = dict(self.met)
        self.hidden[count] = False
        self.met = {goal: counts for goal, counts in self.met.items() if goal not in set(needing)}
        self.open = needing
        self._sweep()
        if self.open:
            self.hidden[count], self.met, self.open = True, before, []
