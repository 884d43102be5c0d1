"""Estimates by hand, against each other, and against the truth of an invented register.

Their numbers stand beside R's in tests/reference/test_effects_r.py.
"""

import numpy as np
import pytest

from stegvis.core.effects import doubly_robust, entropy_weights, match
from stegvis.core.effects.sandwich import least_squares
from stegvis.core.effects.synthetic_register import COVARIATES
from stegvis.core.errors import DataProblem
from tests.core.effects.people import FEW, few, matched, register


def test_the_matched_difference_is_the_mean_gain():
    """10 − 8 and 14 − 9."""
    assert few().effect("y")["matched"].estimate == pytest.approx((2 + 5) / 2)


def test_its_error_is_clustered_on_sets():
    """Two sets: residuals of treated ∓2 and of controls ∓0.5; their gaps ∓1.5 give √(2/1 · 3/2 · Σ(1.5/2)²)."""
    found = few().effect("y")["matched"]
    assert (found.errors, found.clustered_on) == ("clustered", ("matched set",))
    assert found.se == pytest.approx(np.sqrt(2 / 1 * 3 / 2 * 2 * (1.5 / 2) ** 2))


def test_with_replacement_the_error_is_hc1_and_that_of_abadie_and_imbens_stands_beside():
    found = matched(ratio=2, replace=True).effect("outcome")
    assert [each.method for each in found.estimates] == ["matched", "abadie_imbens", "regression", "aipw", "ipw"]
    assert found["matched"].errors == "HC1"
    assert found["abadie_imbens"].estimate == pytest.approx(found["matched"].estimate)
    assert found["abadie_imbens"].se > 0


def test_the_bootstrap_of_sets_agrees_with_the_clustered_error():
    found = matched(ratio=2).effect("outcome", methods=["matched", "set_bootstrap"], draws=2000)
    assert found["set_bootstrap"].se == pytest.approx(found["matched"].se, rel=0.1)


def test_the_bootstrap_is_refused_with_replacement():
    found = matched(ratio=2, replace=True).effect("outcome", methods=["set_bootstrap"])
    assert "bootstrap is wrong" in str(found.left_out["set_bootstrap"])


@pytest.mark.parametrize("method", ["matched", "regression", "aipw", "ipw", "entropy"])
def test_each_method_finds_the_truth_of_the_register(method):
    found = matched(ratio=2, caliper=0.2).effect("outcome", methods=[method])[method]
    assert abs(found.estimate - register().effect_on_treated) < 3.5 * found.se
    assert 0.05 < found.se < 0.5


def test_without_adjusting_the_register_misleads():
    outcome, treated = register().frame["outcome"].to_numpy(), matched().treated
    plain = outcome[treated].mean() - outcome[~treated].mean()
    assert plain < register().effect_on_treated - 0.4


def test_cross_fitting_moves_the_estimate_little():
    once = matched().effect("outcome", methods=["aipw"])["aipw"]
    folded = matched().effect("outcome", methods=["aipw"], folds=5)["aipw"]
    assert folded.estimate != once.estimate
    assert folded.estimate == pytest.approx(once.estimate, abs=once.se / 2)
    assert folded.errors == "influence function, cross-fit"


def test_entropy_weights_give_the_treated_means():
    found = matched()
    design, treated = found.covariates.design.values, found.treated
    weights = entropy_weights(design, treated)
    assert weights[~treated] @ design[:, ~treated].T / treated.sum() == pytest.approx(design[:, treated].mean(axis=1))
    assert weights[~treated].sum() == pytest.approx(treated.sum())


def test_the_effect_on_all_differs_from_that_on_the_treated():
    found = matched()
    outcome = register().frame["outcome"].to_numpy()
    effect, error, _count = doubly_robust(found.covariates.design, found.treated, outcome, estimand="ATE")
    assert abs(effect - register().effect_on_all) < 3.5 * error


def test_errors_by_two_ways_are_the_sum_less_the_intersection():
    draw = np.random.default_rng(4)
    one, other = draw.integers(0, 12, 300), draw.integers(0, 10, 300)
    design = np.stack([np.ones(300), draw.normal(size=12)[one] + draw.normal(size=300)])
    outcome = draw.normal(size=12)[one] + draw.normal(size=10)[other] + draw.normal(size=300)
    weights = draw.random(300) + 0.5
    alone = [least_squares(design, outcome, weights, [each]).covariance for each in (one, other, one * 10 + other)]
    both = least_squares(design, outcome, weights, [one, other]).covariance
    assert both == pytest.approx(alone[0] + alone[1] - alone[2])


def test_one_person_a_cluster_is_hc1():
    draw = np.random.default_rng(4)
    design = np.stack([np.ones(30), draw.normal(size=30)])
    outcome, weights = draw.normal(size=30), np.ones(30)
    clustered = least_squares(design, outcome, weights, [np.arange(30)]).covariance
    assert clustered == pytest.approx(least_squares(design, outcome, weights).covariance)


def test_few_clusters_are_warned_of():
    found = matched(ratio=2).effect("outcome", cluster="municipality")
    assert found["matched"].clusters == 7
    assert found.warnings[0].values["clusters"] == 7
    assert not matched(ratio=2).effect("outcome").warnings


def test_the_detectable_effect_by_hand():
    """2.8016 · √(1/2 + 1/2) standard deviations of the controls' outcome, 8 and 9: √0.5."""
    found = few().effect("y")
    assert few().detectable().in_sd == pytest.approx(2.8015852)
    assert found.mde == pytest.approx(2.8015852 * np.sqrt(0.5))


def test_uneven_weights_count_as_fewer_controls():
    """Weights 0.75, 1.5, 0.75: 9 / 3.375."""
    assert few(ratio=2, replace=True).detectable().effective_controls == pytest.approx(9 / 3.375)


def test_exact_columns_that_are_no_covariates_are_adjusted_for():
    frame = register().frame
    without = match(
        frame, [name for name in COVARIATES if name != "municipality"], treatment="treated", exact=["municipality"]
    )
    plain = match(frame, [name for name in COVARIATES if name != "municipality"], treatment="treated")
    assert without.effect("outcome")["aipw"].estimate != plain.effect("outcome")["aipw"].estimate


def test_a_missing_outcome_is_refused_and_not_taken_for_zero():
    with pytest.raises(DataProblem, match="y: The outcome of 1 people is not known"):
        few().effect("y", values=[1, 2, 3, 4, 5, float("nan")])


def test_an_outcome_may_come_from_outside_in_the_order_of_the_rows():
    assert few().effect("other", values=FEW["y"] * 2)["matched"].estimate == pytest.approx(7)


@pytest.mark.parametrize("choices", [{"methods": ["magic"]}, {"folds": 0}, {"cluster": "nowhere"}])
def test_impossible_questions_are_refused(choices):
    with pytest.raises(DataProblem):
        few().effect("y", **choices)
