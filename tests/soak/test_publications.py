"""Thousands of random publications, attacked by whoever tries every table that could be behind what was shown."""

import random

import pytest

from stegvis.core.shapes import HIDDEN, Period
from stegvis.core.suppression import Rule, protect
from tests.core.test_suppression_oracle import SMALLEST, grid, is_safe, published, thinkable, with_totals

pytestmark = pytest.mark.soak

RULE = Rule(smallest_shown=SMALLEST)
PROJECTS, MONTHS = 1_500, 3
NEWCOMERS = (0, 0, 0, 1, 1, 2, 3, 6)


def a_first_month(draw: random.Random) -> list[list[int]]:
    return [[draw.choice((0, 0, 1, 2, 3, 4, 7)) for _column in range(2)] for _row in range(draw.choice((2, 3)))]


def a_month_later(counts: list[list[int]], draw: random.Random) -> list[list[int]]:
    return [[count + draw.choice(NEWCOMERS) for count in row] for row in counts]


def published_months(draw: random.Random) -> list[tuple[object, object]]:
    """Return each month's exact and shown table; each was protected against all that was shown before it."""
    counts, months = a_first_month(draw), []
    for _month in range(MONTHS):
        table = grid("t", counts, period=Period())
        (shown,) = protect([table], rule=RULE, shown_before=[earlier for _exact, earlier in months])
        months.append((table, shown))
        counts = a_month_later(counts, draw)
    return months


@pytest.mark.parametrize("part", range(4))
def test_no_small_count_and_no_small_difference_can_be_worked_out_of_months_of_publications(part):
    small = attacked = 0
    for seed in range(part, PROJECTS, 4):
        months = published_months(random.Random(seed))
        for place, (exact, shown) in enumerate(months):
            values = thinkable(shown, exact)
            attacked += 1
            small += counts_stay_unknown(exact, shown, values)
            for _earlier, shown_then in months[:place]:
                small += differences_stay_unknown(exact, shown, shown_then, values)
    assert attacked == PROJECTS // 4 * MONTHS
    assert small > attacked  # the random projects are ones in which there is something to find


def counts_stay_unknown(exact, shown, values) -> int:
    """Check each small count of a month; return how many there were."""
    found = 0
    for row, line in enumerate(with_totals([list(line[1:-1]) for line in exact.rows[:-1]])):
        for column, value in enumerate(line):
            if 1 <= value < SMALLEST:
                found += 1
                assert shown.rows[row][column + 1] is HIDDEN
                assert is_safe(values[row, column])
    return found


def differences_stay_unknown(exact, shown, shown_then, values) -> int:
    """Check each small difference from a count shown before; return how many there were."""
    found = 0
    for row, line in enumerate(published(exact)):
        for column, value in enumerate(line):
            old = published(shown_then)[row][column]
            if old is not HIDDEN and 1 <= value - old < SMALLEST:
                found += 1
                assert shown.rows[row][column + 1] is HIDDEN
                assert is_safe({each - old for each in values[row, column] if each >= old})
    return found
