"""Standardised differences by hand."""

from math import inf

import pytest

from stegvis.core.statistics.standardised_differences import of_means, of_proportions


def test_means_one_standard_deviation_apart():
    assert of_means([2, 3, 4], [1, 2, 3]) == 1


def test_the_two_variances_weigh_the_same_whatever_the_group_sizes():
    """Variances 1 (n = 3) and 16/5 (n = 6): sd = √2.1; means 3 and 0."""
    assert of_means([2, 3, 4], [2, 2, 0, 0, -2, -2]) == pytest.approx(3 / ((1 + 3.2) / 2) ** 0.5)


def test_proportions_by_hand():
    """0.5 and 0.2: 0.3 / √((0.25 + 0.16) / 2)."""
    assert of_proportions(0.5, 0.2) == pytest.approx(0.3 / 0.205**0.5)


def test_without_spread_equal_is_0_and_unequal_infinite():
    assert of_means([1, 1], [1, 1]) == 0
    assert of_proportions(0, 1) == -inf


def test_too_few_values_and_impossible_proportions_are_refused():
    with pytest.raises(ValueError, match="two values"):
        of_means([1], [1, 2])
    with pytest.raises(ValueError, match="between 0 and 1"):
        of_proportions(1.2, 0.5)
