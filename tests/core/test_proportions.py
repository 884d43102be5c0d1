"""Wilson's and Clopper–Pearson's intervals against R, against published values, and at the ends."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stegvis.core.statistics.intervals import normal_quantile
from stegvis.core.statistics.proportions import exact, wilson

R = Path(__file__).parents[1] / "reference" / "r" / "proportions.csv"

# Newcombe (1998), Stat. Med. 17:857–872, table I: methods 3 (score) and 5 (Clopper–Pearson).
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662, 0.2527, 0.3676),
    (15, 148, 0.0624, 0.1605, 0.0578, 0.1617),
    (0, 20, 0.0000, 0.1611, 0.0000, 0.1684),
    (1, 29, 0.0061, 0.1718, 0.0009, 0.1776),
]


@pytest.mark.parametrize("row", pl.read_csv(R).rows(named=True))
def test_both_intervals_equal_r(row):
    found = wilson(row["successes"], row["n"], row["level"]), exact(row["successes"], row["n"], row["level"])
    assert (found[0].low, found[0].high) == pytest.approx((row["wilson_low"], row["wilson_high"]), abs=1e-9)
    assert (found[1].low, found[1].high) == pytest.approx((row["exact_low"], row["exact_high"]), abs=1e-9)


@pytest.mark.parametrize(("successes", "n", "wilson_low", "wilson_high", "exact_low", "exact_high"), NEWCOMBE)
def test_both_intervals_equal_newcombes_table(successes, n, wilson_low, wilson_high, exact_low, exact_high):
    score, clopper = wilson(successes, n), exact(successes, n)
    assert (round(score.low, 4), round(score.high, 4)) == (wilson_low, wilson_high)
    assert (round(clopper.low, 4), round(clopper.high, 4)) == (exact_low, exact_high)


@pytest.mark.parametrize("method", [wilson, exact])
def test_of_nobody_nothing_is_known(method):
    assert (method(0, 0).low, method(0, 0).high) == (0, 1)


@given(n=st.integers(1, 5000), data=st.data())
def test_the_intervals_hold_the_share_and_mirror_each_other(n, data):
    successes = data.draw(st.integers(0, n))
    for method in (wilson, exact):
        found, mirrored = method(successes, n), method(n - successes, n)
        assert 0 <= found.low <= successes / n <= found.high <= 1
        assert (found.low, found.high) == pytest.approx((1 - mirrored.high, 1 - mirrored.low), abs=1e-9)


@pytest.mark.parametrize(("successes", "n"), [(-1, 5), (6, 5), (0, -1)])
@pytest.mark.parametrize("method", [wilson, exact])
def test_impossible_counts_are_refused(method, successes, n):
    with pytest.raises(ValueError, match="between 0 and n"):
        method(successes, n)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_outside_0_to_1_is_refused(level):
    with pytest.raises(ValueError, match="confidence level"):
        normal_quantile(level)
    with pytest.raises(ValueError, match="confidence level"):
        exact(1, 2, level)
