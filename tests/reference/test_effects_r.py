"""Matching, balance and estimates of 240 people against R, where each formula is written out (r/effects.R)."""

from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from stegvis.core.effects import Matched, doubly_robust, inverse_probability, match

R = Path(__file__).parent / "r"
COVARIATES = ["age", "woman", "born_abroad", "income", "months_assistance"]
SETTINGS = {
    "1:1": {},
    "1:2 caliper": {"ratio": 2, "caliper": 0.25},
    "1:3 replace": {"ratio": 3, "caliper": 0.5, "replace": True},
}


@cache
def people() -> pl.DataFrame:
    return pl.read_csv(R / "effects_people.csv")


@cache
def matched(setting: str) -> Matched:
    return match(people(), COVARIATES, treatment="treated", exact=["municipality"], **SETTINGS[setting])


def of_r(setting: str, method: str) -> tuple[float, float]:
    """Return R's estimate and standard error."""
    table = pl.read_csv(R / "effects_estimates.csv", null_values="NA")
    return table.row(by_predicate=(pl.col("setting") == setting) & (pl.col("method") == method))[2:]


def test_the_score():
    reference = pl.read_csv(R / "effects_logit.csv")
    logit = matched("1:1").logit
    assert logit.coefficients == pytest.approx(reference["coefficient"].to_numpy(), rel=1e-8)
    assert logit.standard_errors == pytest.approx(reference["se"].to_numpy(), rel=1e-6)


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_pairs(setting):
    reference = pl.read_csv(R / "effects_pairs.csv").filter(pl.col("setting") == setting)
    pairs = matched(setting).pairs
    assert (pairs.treated + 1).tolist() == reference["treated"].to_list()
    assert (pairs.control + 1).tolist() == reference["control"].to_list()


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_balance(setting):
    reference = pl.read_csv(R / "effects_balance.csv", null_values="NA").filter(pl.col("setting") == setting)
    for row, known in zip(matched(setting).balance(), reference.rows(named=True), strict=True):
        for found, end in ((row.before, ""), (row.after, "_after")):
            ratio = known[f"ratio{end}"]
            assert found.smd == pytest.approx(known[f"smd{end}"], rel=1e-9, abs=1e-12)
            assert np.isnan(found.variance_ratio) if ratio is None else found.variance_ratio == pytest.approx(ratio)
            assert found.ecdf_mean == pytest.approx(known[f"ecdf_mean{end}"], rel=1e-9, abs=1e-12)
            assert found.ecdf_max == pytest.approx(known[f"ecdf_max{end}"], rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("setting", SETTINGS)
def test_matched_and_adjusted_differences_and_their_errors(setting):
    found = matched(setting).effect("outcome")
    for method in ("matched", "regression", *(["abadie_imbens"] if "replace" in setting else [])):
        each = found[method]
        assert (each.estimate, each.se) == pytest.approx(of_r(setting, method), rel=1e-9)


@pytest.mark.parametrize("setting", SETTINGS)
def test_errors_clustered_on_sets_and_on_a_column(setting):
    found = matched(setting).effect("outcome", cluster="area", methods=["matched"])["matched"]
    assert (found.estimate, found.se) == pytest.approx(of_r(setting, "matched by area"), rel=1e-9)


@pytest.mark.parametrize("estimand", ["ATT", "ATE"])
def test_inverse_probability_weights_with_an_estimated_score(estimand):
    """R's derivatives are numeric, so that its error has seven digits or so."""
    found = matched("1:1")
    outcome = people()["outcome"].to_numpy()
    values = found.covariates.design.values
    estimate, error, _none = inverse_probability(found.logit, values, found.treated, outcome, estimand=estimand)
    reference = of_r("everybody", f"ipw {estimand}")
    assert estimate == pytest.approx(reference[0], rel=1e-8)
    assert error == pytest.approx(reference[1], rel=1e-5)


@pytest.mark.parametrize("estimand", ["ATT", "ATE"])
def test_the_doubly_robust_estimate(estimand):
    found = matched("1:1")
    outcome = people()["outcome"].to_numpy()
    design = found.covariates.design
    answer = doubly_robust(design, found.treated, outcome, score=found.score, estimand=estimand)
    assert answer[:2] == pytest.approx(of_r("everybody", f"aipw {estimand}"), rel=1e-7)


def test_entropy_balancing():
    found = match(people(), COVARIATES, treatment="treated").effect("outcome", methods=["entropy"])["entropy"]
    assert found.estimate == pytest.approx(of_r("everybody", "entropy")[0], rel=1e-6)
