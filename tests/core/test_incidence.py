"""Cumulative incidence and survival against R, by hand, and in laws that must always hold."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stegvis.core.statistics.incidence import cumulative_incidence
from stegvis.core.statistics.proportions import exact
from stegvis.core.statistics.survival import kaplan_meier

R = Path(__file__).parents[1] / "reference" / "r"
HISTORIES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 2)), min_size=1, max_size=40)


@pytest.fixture
def mgus():
    data = pl.read_csv(R / "mgus2.csv")
    return cumulative_incidence(data["time"], data["cause"], causes=2)


def assert_equal(found, reference):
    """Compare where R gives a number; it gives none where the variance is 0."""
    known = reference.is_not_null().to_numpy()
    assert known.sum() > 100
    np.testing.assert_allclose(found[known], reference.to_numpy()[known], atol=1e-10, rtol=0)


@pytest.mark.parametrize("cause", [1, 2])
def test_competing_risks_equal_survfit(mgus, cause):
    reference = pl.read_csv(R / "mgus2_survfit.csv")
    assert_equal(mgus.survival, reference["survival"])
    assert_equal(mgus.incidence[:, cause - 1], reference[f"incidence{cause}"])
    assert_equal(mgus.standard_error[:, cause - 1], reference[f"error{cause}"])
    assert_equal(mgus.low[:, cause - 1], reference[f"low{cause}"])
    assert_equal(mgus.high[:, cause - 1], reference[f"high{cause}"])


def test_the_counts_equal_survfit(mgus):
    reference = pl.read_csv(R / "mgus2_survfit.csv")
    assert mgus.times.tolist() == reference["time"].to_list()
    assert mgus.at_risk.tolist() == reference["at_risk"].to_list()
    assert mgus.censored.tolist() == reference["censored"].to_list()
    assert mgus.events.tolist() == [list(pair) for pair in reference["event1", "event2"].iter_rows()]


def test_competing_risks_equal_cmprsk(mgus):
    for row in pl.read_csv(R / "mgus2_cuminc.csv").rows(named=True):
        assert mgus.at(row["time"], 1)[0] == pytest.approx(row["incidence1"], abs=1e-10)
        assert mgus.at(row["time"], 2)[0] == pytest.approx(row["incidence2"], abs=1e-10)


def test_survival_equals_survfit():
    data, reference = pl.read_csv(R / "lung.csv"), pl.read_csv(R / "lung_survfit.csv")
    found = kaplan_meier(data["time"], data["cause"])
    assert_equal(found.survival, reference["survival"])
    assert_equal(found.standard_error, reference["error"])
    assert_equal(found.low, reference["low"])
    assert_equal(found.high, reference["high"])


def test_six_histories_by_hand():
    """Times 1a 2b 2c 3a 4c 5a (a cause 1, b cause 2, c censored), n = 6.

    S: 5/6, 5/6·4/5 = 2/3, 2/3·2/3 = 4/9, 4/9, 0. F1: 1/6, 1/6, 1/6 + 2/3·1/3 = 7/18, 7/18, 7/18 + 4/9 = 15/18.
    F2: 0, 5/6·1/5 = 1/6 and on.
    """
    found = cumulative_incidence([1, 2, 2, 3, 4, 5], [1, 2, 0, 1, 0, 1], causes=2)
    sixth, first = Fraction(1, 6), Fraction(7, 18)
    assert found.at_risk.tolist() == [6, 5, 3, 2, 1]
    assert found.incidence[:, 0].tolist() == pytest.approx([sixth, sixth, first, first, Fraction(5, 6)])
    assert found.incidence[:, 1].tolist() == pytest.approx([0, sixth, sixth, sixth, sixth])
    assert found.survival.tolist() == pytest.approx([Fraction(5, 6), Fraction(2, 3), Fraction(4, 9), Fraction(4, 9), 0])


@given(HISTORIES)
def test_incidences_and_survival_sum_to_one(histories):
    time, cause = zip(*histories, strict=True)
    found = cumulative_incidence(time, cause, causes=2)
    np.testing.assert_allclose(found.incidence.sum(axis=1) + found.survival, 1, atol=1e-12)


@given(HISTORIES)
def test_the_interval_holds_the_estimate_and_stays_between_0_and_1(histories):
    time, cause = zip(*histories, strict=True)
    found = cumulative_incidence(time, cause, causes=2)
    assert np.all(found.low <= found.incidence + 1e-12)
    assert np.all(found.incidence <= found.high + 1e-12)
    assert np.all((found.low >= 0) & (found.high <= 1))
    assert np.all(found.high > found.low)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 2)), min_size=1, max_size=40))
def test_without_censoring_it_is_the_simple_share(histories):
    time, cause = (np.array(each) for each in zip(*histories, strict=True))
    found = cumulative_incidence(time, cause, causes=2)
    for k in (1, 2):
        shares = [((time <= at) & (cause == k)).mean() for at in found.times]
        binomial = [np.sqrt(share * (1 - share) / len(time)) for share in shares]
        np.testing.assert_allclose(found.incidence[:, k - 1], shares, atol=1e-12)
        np.testing.assert_allclose(found.standard_error[:, k - 1], binomial, atol=1e-7)


@given(HISTORIES)
def test_one_cause_is_one_minus_kaplan_meier_with_greenwoods_variance(histories):
    time, cause = (np.array(each) for each in zip(*histories, strict=True))
    found = kaplan_meier(time, cause > 0)
    survival, greenwood = 1.0, 0.0
    for row, at in enumerate(found.times):
        at_risk, events = int((time >= at).sum()), int(((time == at) & (cause > 0)).sum())
        survival *= 1 - events / at_risk
        greenwood += events / (at_risk * (at_risk - events)) if events < at_risk else 0
        assert found.survival[row] == pytest.approx(survival)
        assert found.standard_error[row] == pytest.approx(survival * np.sqrt(greenwood), abs=1e-7)


@given(HISTORIES)
def test_the_order_of_the_cases_does_not_matter(histories):
    time, cause = zip(*histories, strict=True)
    forward = cumulative_incidence(time, cause, causes=2)
    backward = cumulative_incidence(time[::-1], cause[::-1], causes=2)
    assert forward.incidence.tolist() == backward.incidence.tolist()


def test_with_no_event_or_only_events_the_interval_is_exact_on_those_whose_outcome_is_known():
    none = cumulative_incidence([3, 12, 12, 12], [0, 0, 0, 0], causes=1)
    assert none.at(12)[1] == exact(0, 3)
    every = cumulative_incidence([3, 4, 5], [1, 1, 1], causes=1)
    assert every.at(12) == (1.0, exact(3, 3))


def test_before_the_first_time_nothing_has_happened():
    found = cumulative_incidence([5, 6], [1, 0], causes=1)
    assert found.at(2) == (0.0, exact(0, 2))
    assert (found.events_by(2), found.events_by(5)) == (0, 1)


def test_the_curve_is_not_known_beyond_the_longest_follow_up():
    found = cumulative_incidence([5, 6], [1, 0], causes=1)
    assert found.reaches(6)
    assert not found.reaches(7)
    with pytest.raises(ValueError, match="followed"):
        found.at(7)


def test_without_cases_there_is_an_empty_curve():
    found = cumulative_incidence([], [], causes=2)
    assert (found.n, found.times.size, found.incidence.shape) == (0, 0, (0, 2))
    assert not found.reaches(0)


@pytest.mark.parametrize(("time", "cause"), [([-1], [0]), ([np.nan], [0]), ([1], [3]), ([1], [-1]), ([1, 2], [0])])
def test_impossible_histories_are_refused(time, cause):
    with pytest.raises(ValueError):
        cumulative_incidence(time, cause, causes=2)
