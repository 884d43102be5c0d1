"""Smoking and weight in NHEFS: the numbers of Hernán & Robins (2020), Causal Inference: What If, chapters 12 and 13.

1,566 people with weight in 1971 and 1982; those who quit gained 4.5 kg and the others 2.0 (chapter 12.1). With inverse
probability weights quitting adds 3.4 kg, 95 % interval 2.4 to 4.5 (12.2: an error that takes the weights as known, and
so is somewhat wide); standardised 3.5, interval 2.6 to 4.5 (13.3).
"""

import numpy as np
import polars as pl
import pytest

from stegvis.core.effects import doubly_robust, fit_logit, inverse_probability, spread
from tests.reference import causal_data

CONFOUNDERS = (
    "sex + race + age + I(age^2) + C(education) + smokeintensity + I(smokeintensity^2) + smokeyrs + I(smokeyrs^2)"
    " + C(exercise) + C(active) + wt71 + I(wt71^2)"
)


@pytest.fixture(scope="module")
def people() -> pl.DataFrame:
    frame = causal_data.load("nhefs")
    return frame.filter(pl.col("wt82").is_not_null() & pl.col("wt82").is_not_nan())


@pytest.fixture(scope="module")
def quit_smoking(people) -> np.ndarray:
    return people["qsmk"].to_numpy() == 1


def test_the_people_are_those_of_the_book(people, quit_smoking):
    gain = people["wt82_71"].to_numpy()
    assert (people.height, int(quit_smoking.sum())) == (1566, 403)
    assert (round(gain[quit_smoking].mean(), 1), round(gain[~quit_smoking].mean(), 1)) == (4.5, 2.0)


def test_inverse_probability_weights(people, quit_smoking):
    design = spread(people, CONFOUNDERS).design
    logit = fit_logit(design, quit_smoking)
    gain = people["wt82_71"].to_numpy()
    estimate, error, _none = inverse_probability(logit, design.values, quit_smoking, gain, estimand="ATE")
    assert round(estimate, 1) == 3.4
    assert estimate - 1.96 * error >= 2.4
    assert estimate + 1.96 * error <= 4.5


def test_the_doubly_robust_estimate_is_near_the_standardised_one(people, quit_smoking):
    gain = people["wt82_71"].to_numpy()
    estimate, error, _none = doubly_robust(spread(people, CONFOUNDERS).design, quit_smoking, gain, estimand="ATE")
    assert estimate == pytest.approx(3.5, abs=0.2)
    assert error == pytest.approx((4.5 - 2.6) / 2 / 1.96, abs=0.02)
