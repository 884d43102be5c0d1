"""Clusters in the minimal detectable effect: by hand, and against the errors that they end in."""

import numpy as np
import pytest

from stegvis.core.effects.clustering import design_effect, intraclass_correlation
from tests.core.effects.people import matched

TREATED = np.array([1, 1, 0, 0], dtype=bool)
WEIGHTS = np.ones(4)


def test_whole_clusters_treated_widen_the_error():
    """1 + (m − 1)ρ with two in a cluster."""
    assert design_effect(TREATED, WEIGHTS, np.array([1, 1, 2, 2]), 0.3) == pytest.approx(1.3)


def test_pairs_within_clusters_take_the_common_part_away():
    assert design_effect(TREATED, WEIGHTS, np.array([1, 2, 1, 2]), 0.3) == pytest.approx(0.7)


def test_people_alone_have_no_correlation():
    assert np.isnan(intraclass_correlation(np.arange(3.0), np.arange(3)))
    assert np.isnan(intraclass_correlation(np.arange(3.0), np.zeros(3, dtype=int)))


def test_it_is_never_negative():
    assert intraclass_correlation(np.array([0.0, 2.0, 0.0, 2.0]), np.array([1, 1, 2, 2])) == 0


def test_the_minimal_detectable_effect_knows_the_clusters():
    alone, together = (
        matched().effect("outcome", methods=["matched"], cluster=each) for each in (None, "municipality")
    )
    assert alone.detectable.icc is None
    wider = together.detectable
    assert wider.icc is not None
    assert together.mde == pytest.approx(alone.mde * np.sqrt(wider.design_effect))
