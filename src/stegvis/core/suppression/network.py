"""The sums of a two-way table as a network, in which counts that can change together are a cycle.

Every sum is a node, and a count that stands in two sums is an edge between them. Moving one count up or down by one is
a step along its edge; a set of changes that keeps every sum is a closed walk (Kelly, Golden and Assad 1992). Finding
the cheapest takes a fraction of what a linear programme takes. Counts in three sums or more (a total that several
tables share) don't fit the picture: they stay as they are here, and the linear programme is asked where that is not
enough.
"""

from heapq import heappop, heappush

import numpy as np
from scipy.sparse import csr_array

from .reader import Goal
from .system import Mask, Numbers, System

Step = tuple[int, int, int]  # to which node, along which count, up (1) or down (-1)


class Network:
    """Finds the cheapest changes that bring one count where a goal wants it."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.ends = _ends(system.sums, ~np.isnan(system.values))
        self.steps: dict[int, list[Step]] = {}
        for count, (tail, head) in self.ends.items():
            self.steps.setdefault(tail, []).append((head, count, 1))
            self.steps.setdefault(head, []).append((tail, count, -1))

    def cheapest(self, hidden: Mask, others: Mask, goal: Goal) -> Numbers | None:
        """Return counts that meet the goal where hidden counts change for nothing and `others` at their cost."""
        if goal.count not in self.ends or not self.system.low[goal.count] <= goal.bound <= self.system.high[goal.count]:
            return None
        counts, cost = self.system.values.copy(), np.where(others, self.system.weights, np.inf)
        cost[hidden] = 0.0
        tail, head = self.ends[goal.count]
        start, end = (head, tail) if goal.up else (tail, head)
        while not goal.is_met(counts):
            path = self._path(start, end, goal.count, counts, cost)
            if path is None:
                return None
            far = min(self._room(counts, count, way) for _node, count, way in path)
            far = min(far, abs(goal.bound - counts[goal.count]))
            counts[goal.count] += far if goal.up else -far
            for _node, count, way in path:
                counts[count] += way * far
                cost[count] = 0.0
        return counts

    def _room(self, counts: Numbers, count: int, way: int) -> float:
        limit = self.system.high if way > 0 else self.system.low
        return float(way * (limit[count] - counts[count]))

    def _path(self, start: int, end: int, but: int, counts: Numbers, cost: Numbers) -> list[Step] | None:
        """Return the cheapest walk from one node to another that does not use the count `but` (Dijkstra)."""
        if start == end:
            return []
        best, queue = {start: 0.0}, [(0.0, start)]
        came: dict[int, tuple[int, Step]] = {}
        while queue:
            spent, node = heappop(queue)
            if node == end:
                return _walk(came, start, end)
            if spent > best[node]:
                continue
            for step in self.steps[node]:
                to, count, way = step
                price = spent + cost[count]
                if count != but and price < best.get(to, np.inf) and self._room(counts, count, way) >= 1:
                    best[to], came[to] = price, (node, step)
                    heappush(queue, (price, to))
        return None


def _walk(came: dict[int, tuple[int, Step]], start: int, end: int) -> list[Step]:
    path = []
    while end != start:
        end, step = came[end]
        path.append(step)
    return path


def _ends(sums: csr_array, usable: Mask) -> dict[int, tuple[int, int]]:
    """Return tail and head of each count that is an edge. The node after the last sum stands for no sum at all."""
    columns = sums.tocsc()
    entries = {
        int(count): [
            (int(columns.indices[at]), float(columns.data[at]))
            for at in range(columns.indptr[count], columns.indptr[count + 1])
        ]
        for count in np.flatnonzero(usable)
    }
    signs = _signs(entries, sums.shape[0])
    ends = {}
    for count, where in entries.items():
        directions = [(node, sign * signs[node]) for node, sign in where]
        into = [node for node, direction in directions if direction > 0]
        out_of = [node for node, direction in directions if direction < 0]
        if len(into) <= 1 and len(out_of) <= 1 and where:
            ends[count] = ((out_of or [sums.shape[0]])[0], (into or [sums.shape[0]])[0])
    return ends


def _signs(entries: dict[int, list[tuple[int, float]]], sums: int) -> list[float]:
    """Turn sums round so that each count leaves one and enters another, as far as that can be."""
    beside: dict[int, list[tuple[int, float]]] = {}
    for where in entries.values():
        if len(where) == 2:
            (one, first), (other, second) = where
            beside.setdefault(one, []).append((other, -first * second))
            beside.setdefault(other, []).append((one, -first * second))
    signs: dict[int, float] = {}
    for root in range(sums):
        waiting = [] if root in signs else [root]
        signs.setdefault(root, 1.0)
        while waiting:
            node = waiting.pop()
            for other, turn in beside.get(node, ()):
                if other not in signs:
                    signs[other] = signs[node] * turn
                    waiting.append(other)
    return [signs[node] for node in range(sums)]
