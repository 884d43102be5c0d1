"""Edges of what so many people can show. Its numbers stand beside R's in tests/reference/test_power_r.py."""

import pytest

from stegvis.core.effects.power import Sample, detectable_mean, detectable_shares, power_of_mean, treated_needed

MANY, FEW = Sample(treated=10_000_000, controls=10_000_000), Sample(treated=2, controls=2)


def test_it_holds_for_two_people_and_for_ten_million():
    """For many: (1.960 + 0.842) · √(2/n)."""
    assert detectable_mean(MANY) == pytest.approx(2.8016 * (2 / 1e7) ** 0.5, rel=1e-4)
    assert detectable_mean(FEW) > 4


def test_what_chance_alone_shows_needs_no_effect():
    assert detectable_mean(MANY, 0.01) == 0
    assert detectable_shares(MANY, 0.25, 0.01) == (0.25, 0.25)


def test_no_effect_can_be_so_small_that_nobody_suffices():
    assert treated_needed(FEW, lambda more: power_of_mean(more, 1e-6)) is None


def test_the_number_needed_reaches_the_power_and_one_fewer_does_not():
    needed = treated_needed(FEW, lambda more: power_of_mean(more, 0.4), 0.9)
    assert power_of_mean(Sample(treated=needed, controls=needed), 0.4) >= 0.9
    assert power_of_mean(Sample(treated=needed - 1, controls=needed - 1), 0.4) < 0.9


def test_clusters_of_whole_groups_need_more():
    alone = Sample(treated=40, controls=40)
    together = Sample(treated=40, controls=40, icc=0.1, cluster_size=10)
    few, more = (treated_needed(each, lambda sample: power_of_mean(sample, 0.5)) for each in (alone, together))
    assert more > few * together.design_effect * 0.99
