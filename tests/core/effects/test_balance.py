"""Balance by hand."""

from math import isnan, sqrt

import numpy as np
import pytest

from stegvis.core.effects import Covariates, Verdict
from stegvis.core.effects.balance import balance_of, distances_of_distributions
from tests.core.effects.people import few, matched

TREATED = np.array([True, True, True, False, False, False, False])
NUMBERS = np.array([1.0, 2.0, 6.0, 1.0, 2.0, 3.0, 10.0])
SHARE = np.array([1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0])


def both():
    covariates = Covariates(("n", "s"), np.array([NUMBERS, SHARE]), (False, True), (True, True))
    return balance_of(covariates, TREATED, np.array([1, 1, 1, 2, 1, 0, 0.0]))


def test_before_by_hand():
    """Treated 1, 2, 6: mean 3, variance 7. Controls 1, 2, 3, 10: mean 4, variance 50/3."""
    row = both()["n"].before
    assert row.smd == pytest.approx((3 - 4) / sqrt(7))
    assert row.variance_ratio == pytest.approx(7 / (50 / 3))


def test_after_the_spread_is_still_the_treated_before():
    """Controls 1, 1, 2 by weight: mean 4/3; Σw(x − m)²/(1 − Σw²) = (2/9) / (4/9)."""
    row = both()["n"].after
    assert row.smd == pytest.approx((3 - 4 / 3) / sqrt(7))
    assert row.variance_ratio == pytest.approx(7 / 0.5)


def test_distribution_functions_by_hand():
    """At 1, 2, 3, 6, 10 the treated have 1/3, 2/3, 2/3, 1, 1 and the controls 1/4, 2/4, 3/4, 3/4, 1."""
    apart = [1 / 12, 1 / 6, 1 / 12, 1 / 4, 0]
    row = both()["n"].before
    assert (row.ecdf_mean, row.ecdf_max) == pytest.approx((sum(apart) / 5, max(apart)))


def test_an_indicator_has_the_difference_of_shares_and_no_variance_ratio():
    row = both()["s"].before
    share = 2 / 3
    assert row.smd == pytest.approx((share - 1 / 4) / sqrt(share * (1 - share)))
    assert row.ecdf_mean == row.ecdf_max == pytest.approx(share - 1 / 4)
    assert isnan(row.variance_ratio)


def test_distributions_against_counting_at_every_value():
    draw = np.random.default_rng(5)
    for _turn in range(100):
        ours, theirs = draw.integers(0, 6, 7).astype(float), draw.integers(0, 8, 11).astype(float)
        one, other = draw.random(7), draw.random(11)
        values = np.unique(np.r_[ours, theirs])
        counted = [
            abs((one * (ours <= at)).sum() / one.sum() - (other * (theirs <= at)).sum() / other.sum()) for at in values
        ]
        assert sorted(distances_of_distributions(ours, theirs, one, other)) == pytest.approx(sorted(counted))


def test_a_tenth_warns_and_a_quarter_fails():
    x = few().balance()["x"]  # means 2 and 2.5, standard deviation of the treated √2
    assert x.after.smd == pytest.approx(-0.5 / sqrt(2))
    assert (x.verdict, few().balance().judged(Verdict.FAILS)) == (Verdict.FAILS, ("x",))


def test_matching_makes_the_register_alike():
    rows = matched(ratio=1, caliper=0.2).balance()
    assert max(abs(row.before.smd) for row in rows) > 0.25
    assert max(abs(row.after.smd) for row in rows) < 0.15
