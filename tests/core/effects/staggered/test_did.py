"""Difference-in-differences by hand, against the truth of invented panels, and what is refused."""

import numpy as np
import polars as pl
import pytest

from stegvis.core.effects.staggered import did
from stegvis.core.effects.staggered.band import critical_value
from stegvis.core.errors import DataProblem
from tests.core.effects.staggered.panels import draw

NAMES = {"id": "id", "time": "time", "cohort": "cohort", "outcome": "y"}
BY_HAND = pl.DataFrame(
    {
        "id": [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4],
        "time": [1, 2, 3] * 4,
        "cohort": [2, 2, 2, 2, 2, 2, 0, 0, 0, 3, 3, 3],
        "y": [1.0, 4, 5, 3, 6, 9, 2, 3, 3, 5, 5, 9],
    }
)
"""Cohort 2 gains 3 and 3 in period 2; the never treated 1, cohort 3 nothing."""


def cells(frame: pl.DataFrame, **choices: object) -> dict[tuple[int, int], float]:
    return {(each.cohort, each.time): each.att for each in did(frame, **NAMES, **choices).att_gt()}


def test_a_cohort_is_compared_with_the_never_treated():
    """Cohort 2: 3 − 1 in period 2, 5 − 1 in period 3. Cohort 3: 0 − 1 before, 4 − 0 in period 3."""
    assert cells(BY_HAND) == pytest.approx({(2, 2): 2, (2, 3): 4, (3, 2): -1, (3, 3): 4})


def test_or_with_those_who_are_not_treated_yet():
    """In period 2 cohort 3 is a control too: 3 − (1 + 0) / 2. Cohort 2 is none for cohort 3 in period 2."""
    assert cells(BY_HAND, control="notyet") == pytest.approx({(2, 2): 2.5, (2, 3): 4, (3, 2): -1, (3, 3): 4})


def test_a_universal_base_compares_all_periods_with_the_last_before():
    found = cells(BY_HAND, base="universal")
    assert found == pytest.approx({(2, 1): 0, (2, 2): 2, (2, 3): 4, (3, 1): 1, (3, 2): 0, (3, 3): 4})


def test_with_anticipation_the_base_lies_earlier():
    assert cells(BY_HAND, anticipation=1)[(3, 3)] == pytest.approx(4 - 1)


def test_the_order_of_rows_does_not_matter():
    assert cells(BY_HAND.sample(fraction=1, shuffle=True, seed=3)) == pytest.approx(cells(BY_HAND))


def test_a_cohort_after_the_panel_is_never_treated():
    late = BY_HAND.with_columns(cohort=pl.when(pl.col("cohort") == 0).then(99).otherwise("cohort"))
    assert cells(late) == pytest.approx(cells(BY_HAND))


def test_who_is_treated_from_the_start_is_left_out_and_counted():
    early = BY_HAND.with_columns(cohort=pl.when(pl.col("cohort") == 3).then(1).otherwise("cohort"))
    found = did(early, **NAMES)
    assert (found.people.always, found.people.cohorts.tolist()) == (1, [2])


@pytest.mark.parametrize("choices", [{}, {"control": "notyet"}, {"base": "universal"}])
def test_means_alone_and_person_by_person_agree_where_the_covariate_says_nothing(choices):
    """A covariate of the same mean and slope 0 in every group changes effects by nothing, and errors by little."""
    panel = draw(400, 5, [3, 4], seed=5)
    plain = did(panel, **NAMES, **choices).aggregate()
    random = np.random.default_rng(1)
    tossed = panel.with_columns(x=pl.Series(np.repeat(random.normal(size=400), 5)))
    adjusted = did(tossed, **NAMES, covariates=["x"], **choices).aggregate()
    assert adjusted.simple.att == pytest.approx(plain.simple.att, abs=plain.simple.se / 3)
    assert adjusted.simple.se == pytest.approx(plain.simple.se, rel=0.05)


@pytest.mark.parametrize("method", ["dr", "or", "ipw"])
@pytest.mark.parametrize("control", ["never", "notyet"])
def test_adjusting_finds_the_truth_where_trends_depend_on_a_covariate(method, control):
    panel = draw(3000, 6, [3, 5], seed=8)
    found = did(panel, **NAMES, covariates=["x"], method=method, control=control).aggregate()
    for each in found.event:
        assert abs(each.att - (1 + 0.3 * each.e if each.e >= 0 else 0)) < 4 * each.se
    assert abs(did(panel, **NAMES).aggregate().dynamic.att - 1.45) > 3 * found.dynamic.se


def test_the_band_is_wider_than_an_interval_and_the_same_for_the_same_seed():
    found = did(draw(300, 6, [3, 5], seed=8), **NAMES)
    one, same = found.aggregate(seed=3), found.aggregate(seed=3)
    assert one.critical == same.critical
    assert 2 < one.critical < 3.5
    assert all(each.band_high - each.att == pytest.approx(one.critical * each.se) for each in one.event)


def test_the_band_of_many_independent_estimates_is_known():
    """The greatest of ten independent |t| stays under 2.80 in 95 of 100 cases: (2Φ(2.80) − 1)¹⁰."""
    assert critical_value(np.eye(10), 50_000, 1, 0.95) == pytest.approx(2.80, abs=0.03)


def test_where_nothing_varies_there_is_no_error_and_no_band():
    found = did(BY_HAND.with_columns(y=pl.lit(1.0)), **NAMES).aggregate()
    assert (found.simple.att, found.simple.se) == (0, 0)
    assert all(each.band_low == each.band_high == 0 for each in found.event)


def test_all_that_lies_before_treatment_is_tested_together():
    """Trends alike: p is no small number. With a covariate that shapes them left out, it is."""
    panel = draw(3000, 6, [4, 6], seed=8)
    given, not_given = did(panel, **NAMES, covariates=["x"]).pretrend(), did(panel, **NAMES).pretrend()
    assert (given.freedom, not_given.freedom) == (6, 6)
    assert given.p > 0.05
    assert not_given.p < 0.001


def test_nothing_before_treatment_is_no_test():
    assert did(BY_HAND.filter(pl.col("cohort") != 3), **NAMES).pretrend() is None


def test_with_too_few_people_effects_before_treatment_are_not_tested():
    told = did(BY_HAND, **NAMES).pretrend()
    assert told.freedom == 1
    assert np.isnan(did(BY_HAND.with_columns(y=pl.lit(1.0)), **NAMES).pretrend().p)


def test_what_may_be_anticipated_is_no_lead():
    panel = draw(200, 6, [4, 6], seed=8)
    assert did(panel, **NAMES, anticipation=1).pretrend().freedom == 4


def with_value(column: str, value: object) -> pl.DataFrame:
    return BY_HAND.with_columns(pl.when(pl.int_range(12) == 4).then(pl.lit(value)).otherwise(column).alias(column))


@pytest.mark.parametrize(
    "frame, choices, said",
    [
        (BY_HAND.head(11), {}, "1 people lack a period"),
        (with_value("y", None), {}, "1 people lack a period or an outcome"),
        (with_value("time", 1), {}, "1 rows repeat a person"),
        (with_value("cohort", 3), {}, "1 people have more than one cohort"),
        (BY_HAND.with_columns(x=pl.col("y")), {"covariates": ["x"]}, "x: The covariate changes"),
        (BY_HAND.filter(pl.col("cohort") != 0), {}, "nobody to compare with"),
        (BY_HAND.with_columns(cohort=pl.lit(0)), {}, "nobody to compare with"),
        (BY_HAND.filter(pl.col("time") == 1), {}, "fewer than two periods"),
        (BY_HAND.drop("y"), {}, "y: The column is not in the data"),
        (BY_HAND.with_columns(y=pl.lit("a")), {}, "y: The column is not numbers"),
        (BY_HAND.with_columns(x=pl.lit(2.0)), {"covariates": ["x"]}, "Cohort 2 can't be compared in period 2"),
        (BY_HAND.with_columns(x=pl.lit(2.0)), {"covariates": ["x"], "method": "or"}, "x: The covariate has one value"),
        (with_value("time", 2.5), {}, "time: A period is no whole number"),
        (with_value("time", float("nan")), {}, "time: A period is no whole number"),
        (BY_HAND.with_columns(pl.col("cohort") + 0.5), {}, "cohort: A period is no whole number"),
        (BY_HAND.with_columns(cohort=pl.lit(1)), {}, "nobody to compare with"),
        (BY_HAND.clear(), {}, "fewer than two periods"),
        (BY_HAND, {"anticipation": 9}, "nobody to compare with"),
        (BY_HAND, {"anticipation": -1}, "not possible"),
        (BY_HAND.with_columns(office="time"), {"cluster": "office"}, "office: 4 people are in more than one cluster"),
        (BY_HAND.with_columns(office=pl.lit(None)), {"cluster": "office"}, "office: 4 values are missing"),
        (BY_HAND, {"cluster": "nowhere"}, "nowhere: The column is not in the data"),
    ],
)
def test_what_is_no_panel_is_refused(frame, choices, said):
    with pytest.raises(DataProblem, match=said):
        did(frame, **NAMES, **choices)


def test_incomplete_people_may_be_left_out_and_are_counted():
    found = did(BY_HAND.head(11), **NAMES, incomplete="drop")
    assert found.people.incomplete == 1
    assert {(each.cohort, each.time): each.att for each in found.att_gt()} == pytest.approx({(2, 2): 2, (2, 3): 4})


@pytest.mark.parametrize("choice", ["control", "base", "method", "incomplete"])
def test_a_choice_that_is_none_is_refused_whatever_the_panel(choice):
    with pytest.raises(ValueError, match="'neither'"):
        did(BY_HAND, **NAMES, **{choice: "neither"})
