"""What a reader who knows the sums can work out: the counts that fit everything published."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse import csr_array, hstack

from stegvis.core.shapes import Table

from .system import Address, Mask, Numbers, Places, System, build

MOST_NODES = 500  # of the search tree; what is not found by then counts as out of reach
ROUNDING = 1e-6
INFEASIBLE = 2  # what scipy.optimize.milp calls it


@dataclass(frozen=True)
class Goal:
    """A count that a reader should be able to think at least (`up`) or at most `bound`."""

    count: int
    bound: int
    up: bool

    def is_met(self, counts: Numbers) -> bool:
        return bool(counts[self.count] >= self.bound if self.up else counts[self.count] <= self.bound)


@dataclass(frozen=True)
class Reader:
    """Asks for counts (whole, from 0) that agree with the sums and with everything that is not `hidden`."""

    system: System

    def think(self, hidden: Mask, goals: Sequence[Goal]) -> Numbers | None:
        """Return counts that meet as many of the goals (all up, or all down) as far as can be at once.

        None when the search was too long. Raises ValueError when no counts at all fit what is published.
        """
        at, want, up = np.flatnonzero(hidden), len(goals), goals[0].up
        matrix, right = self._sums(hidden, at)
        reached = hstack([_picked(at, goals), -csr_array(np.eye(want))])
        aims = np.array([goal.bound for goal in goals], float)
        low, high = (np.zeros(want), aims) if up else (aims, np.full(want, np.inf))
        result = _solved(
            np.concatenate([np.zeros(len(at)), np.full(want, -1.0 if up else 1.0)]),
            len(at),
            Bounds(np.concatenate([self.system.low[at], low]), np.concatenate([self.system.high[at], high])),
            [
                LinearConstraint(hstack([matrix, csr_array((matrix.shape[0], want))]), right, right),
                LinearConstraint(reached, 0 if up else -np.inf, np.inf if up else 0),
            ],
        )
        if result.status == INFEASIBLE:
            raise ValueError("no counts fit these tables together")
        return None if result.x is None else self._completed(at, result.x)

    def cheapest(self, hidden: Mask, others: Mask, goal: Goal) -> Numbers | None:
        """Return counts that meet the goal where also `others` may change, at the least cost for those."""
        at, more = np.flatnonzero(hidden), np.flatnonzero(others)
        matrix, right = self._sums(hidden, at, more)
        cost = np.concatenate([np.zeros(len(at)), self.system.weights[more], self.system.weights[more]])
        now, least, most = self.system.values, self.system.low, self.system.high
        low = np.concatenate([least[at], np.zeros(2 * len(more))])
        high = np.concatenate([most[at], (most - now)[more], (now - least)[more]])
        goal_at = int(np.flatnonzero(at == goal.count)[0])
        if not low[goal_at] <= goal.bound <= high[goal_at]:
            return None
        (low if goal.up else high)[goal_at] = goal.bound
        found = _solved(cost, len(cost), Bounds(low, high), [LinearConstraint(matrix, right, right)]).x
        if found is None:
            return None
        counts = self._completed(at, found)
        counts[more] += np.rint(found[len(at) : len(at) + len(more)] - found[len(at) + len(more) :])
        return counts

    def _sums(self, hidden: Mask, at: Places, more: Places | None = None) -> tuple[csr_array, Numbers]:
        sums = self.system.sums
        columns = sums[:, at]
        right = -(sums @ np.where(hidden, 0.0, self.system.values))
        if more is not None:
            columns = hstack([columns, sums[:, more], -sums[:, more]]).tocsr()
        used = np.diff(columns.indptr) > 0
        return columns[used], right[used]

    def _completed(self, at: Places, found: Numbers) -> Numbers:
        counts = self.system.values.copy()
        counts[at] = np.rint(found[: len(at)])
        return counts


def _picked(at: Places, goals: Sequence[Goal]) -> csr_array:
    place = {int(count): number for number, count in enumerate(at)}
    columns = [place[goal.count] for goal in goals]
    return csr_array((np.ones(len(goals)), (range(len(goals)), columns)), shape=(len(goals), len(at)))


def _solved(cost: Numbers, whole: int, bounds: Bounds, constraints: list[LinearConstraint]) -> OptimizeResult:
    """Solve in any numbers first: the sums of one table have whole solutions by themselves, and that is quicker."""
    limits = [each for each in constraints if each.A.shape[0]]
    relaxed = milp(cost, bounds=bounds, constraints=limits)
    if relaxed.x is None or np.all(np.abs(relaxed.x - np.rint(relaxed.x)) < ROUNDING):
        return relaxed
    integral = np.arange(len(cost)) < whole
    return milp(cost, integrality=integral, bounds=bounds, constraints=limits, options={"node_limit": MOST_NODES})


def intervals(tables: Sequence[Table], shown_before: Sequence[Table] = ()) -> dict[Address, tuple[int, int | None]]:
    """Return the smallest and largest count that each hidden cell can have, for a reader of the tables as they are.

    The audit of a finished publication: cells by table, row and column number; None where there is no largest.
    """
    system = build(tables, shown_before)
    reader, hidden = Reader(system), np.isnan(system.values)
    top = int(np.nansum(system.values)) + 1
    return {
        address: (_extreme(reader, hidden, Goal(count, 0, up=False)), _largest(reader, hidden, count, top))
        for address, count in system.cells.items()
        if hidden[count]
    }


def _largest(reader: Reader, hidden: Mask, count: int, top: int) -> int | None:
    found = _extreme(reader, hidden, Goal(count, top, up=True))
    return None if found >= top else found


def _extreme(reader: Reader, hidden: Mask, goal: Goal) -> int:
    counts = reader.think(hidden, [goal])
    if counts is None:
        raise ValueError("no counts fit these tables together")
    return int(counts[goal.count])
