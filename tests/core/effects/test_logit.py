"""The propensity score: what it refuses, and that blocks and a first part of the people change nothing.

Its numbers stand beside R's in tests/reference/test_effects_r.py.
"""

import numpy as np
import pytest

from stegvis.core.effects import Covariates, fit_logit, logit
from stegvis.core.errors import DataProblem


def covariates(*columns) -> Covariates:
    names = tuple("abcdefgh"[: len(columns)])
    return Covariates(names, np.array(columns, dtype=float), (False,) * len(columns), (True,) * len(columns))


def drawn(size: int = 4000):
    draw = np.random.default_rng(3)
    values = draw.normal(size=(3, size)) * np.array([[1.0], [50.0], [0.01]]) + np.array([[0.0], [1000.0], [3.0]])
    chance = 1 / (1 + np.exp(-(-1 + 0.5 * values[0] + 0.01 * (values[1] - 1000))))
    return covariates(*values), draw.random(size) < chance


def test_the_gradient_is_zero_at_the_answer():
    design, treated = drawn()
    left = treated - fit_logit(design, treated).probability(design.values)
    assert abs(left.sum()) < 1e-6
    assert np.abs(design.values @ left / design.values.std(axis=1)).max() < 1e-5


def test_starting_from_a_part_of_the_people_gives_the_same(monkeypatch):
    design, treated = drawn()
    whole = fit_logit(design, treated)
    monkeypatch.setattr(logit, "SAMPLE", 1500)
    monkeypatch.setattr(logit, "BLOCK", 100)
    part = fit_logit(design, treated)
    assert part.rounds < whole.rounds
    assert part.coefficients == pytest.approx(whole.coefficients, rel=1e-7)


def test_constant_and_collinear_covariates_are_named():
    draw = np.random.default_rng(1)
    one, other = draw.normal(size=(2, 50))
    treated = draw.random(50) < 0.5
    with pytest.raises(DataProblem, match="b: The covariate has one value"):
        fit_logit(covariates(one, np.full(50, 7.0)), treated)
    with pytest.raises(DataProblem, match="c: The covariate is a sum"):
        fit_logit(covariates(one, other, 2 * one - 3 * other + 1), treated)


def test_perfect_separation_is_said():
    one = np.linspace(-1, 1, 40)
    with pytest.raises(DataProblem, match="without error"):
        fit_logit(covariates(one), one > 0)


def test_quasi_separation_by_a_level_is_said():
    """Everybody with b = 1 is treated; the others are mixed."""
    draw = np.random.default_rng(2)
    level = np.r_[np.ones(10), np.zeros(90)]
    treated = np.r_[np.ones(10, bool), draw.random(90) < 0.5]
    with pytest.raises(DataProblem, match=r"Look at .*b"):
        fit_logit(covariates(draw.normal(size=100), level), treated)


def test_a_ridge_fits_what_is_separated():
    one = np.linspace(-1, 1, 40)
    found = fit_logit(covariates(one), one > 0, ridge=1.0)
    assert 0 < found.coefficients[1] < 20
