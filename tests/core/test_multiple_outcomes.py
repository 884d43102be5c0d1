"""p-values of several outcomes against R 4.2.2: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.2), "holm") and "BH"."""

import pytest

from stegvis.core.statistics.multiple import benjamini_hochberg, holm

P = [0.01, 0.04, 0.03, 0.005, 0.2]


def test_holm():
    assert holm(P) == pytest.approx([0.040, 0.090, 0.090, 0.025, 0.200])


def test_benjamini_hochberg():
    assert benjamini_hochberg(P) == pytest.approx([0.025, 0.050, 0.050, 0.025, 0.200])


@pytest.mark.parametrize("none", [None, float("nan")])
def test_an_outcome_without_an_answer_counts_among_the_tests(none):
    """As R with 1 in its place, c(0.02, 0.04, 1): holm 0.06, 0.08; BH 0.06, 0.06."""
    assert holm([0.02, none, 0.04]) == [pytest.approx(0.06), None, pytest.approx(0.08)]
    assert benjamini_hochberg([0.02, none, 0.04]) == [pytest.approx(0.06), None, pytest.approx(0.06)]


def test_none_at_all():
    assert holm([]) == benjamini_hochberg([]) == []
    assert holm([None]) == [None]
