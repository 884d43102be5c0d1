"""Names and formulas into numbers, and what is refused on the way."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from stegvis.core.effects import match, spread
from stegvis.core.errors import DataProblem

FRAME = pl.DataFrame(
    {
        "age": [20.0, 30.0, 40.0, 50.0],
        "place": ["b", "a", "c", "a"],
        "sex": ["m", "w", "w", "m"],
        "code": [1, 2, 1, 3],
        "gap": [1.0, None, 3.0, float("nan")],
        "yes": [True, False, True, True],
    }
)


def test_text_becomes_indicators_and_the_design_leaves_the_first_out():
    found = spread(FRAME, ["place"])
    assert found.names == ("place=a", "place=b", "place=c")
    assert found.values.tolist() == [[0, 1, 0, 1], [1, 0, 0, 0], [0, 0, 1, 0]]
    assert found.design.names == ("place=b", "place=c")


def test_two_levels_are_one_indicator():
    assert spread(FRAME, ["sex"]).names == ("sex=w",)


def test_a_formula_gives_powers_categories_and_interactions():
    found = spread(FRAME, "t ~ age + C(code) + I(age^2) + age:yes")
    assert found.names == ("age", "code=1", "code=2", "code=3", "age^2", "age:yes")
    assert found.values[4].tolist() == [400, 900, 1600, 2500]
    assert found.values[5].tolist() == [20, 0, 40, 50]


def test_a_crossing_is_both_and_their_product():
    assert spread(FRAME, "age*yes").names == ("age", "yes", "age:yes")


def test_each_term_counts_once():
    assert spread(FRAME, ["age", "age", "yes"]).names == ("age", "yes")


def test_missing_values_are_refused_with_a_count():
    frame = FRAME.with_columns(treated=pl.Series([1, 0, 1, 0]))
    with pytest.raises(DataProblem, match="gap: 2 values are missing"):
        match(frame, ["gap"], treatment="treated")


def test_an_indicator_keeps_the_rows_and_the_mean():
    found = spread(FRAME, ["gap"], missing="indicator")
    assert found.names == ("gap", "gap (missing)")
    assert found.values.tolist() == [[1, 2, 3, 2], [0, 1, 0, 1]]


def test_dropped_rows_are_counted():
    draw = np.random.default_rng(1)
    frame = pl.DataFrame({"t": [0, 1] * 50, "x": draw.normal(size=100)}).with_columns(
        x=pl.when(pl.int_range(100) < 3).then(None).otherwise("x")
    )
    found = match(frame, ["x"], treatment="t", missing="drop")
    assert (found.dropped().incomplete, found.n.treated + found.n.control) == (3, 97)


@pytest.mark.parametrize(
    "formula, said",
    [
        ("age + nothing", "nothing: The column is not in the data"),
        ("age + log(age)", "can't be read"),
        ("", "can't be read"),
        ([], "No covariate"),
    ],
)
def test_what_cannot_be_read_is_said(formula, said):
    with pytest.raises(DataProblem, match=said):
        spread(FRAME, formula)


def test_infinite_numbers_name_their_row():
    with pytest.raises(DataProblem, match="row 2, x: A number is infinite"):
        spread(pl.DataFrame({"x": [1.0, float("inf")]}), ["x"])


def test_dates_are_no_covariates():
    with pytest.raises(DataProblem, match="can't be a covariate"):
        spread(pl.DataFrame({"d": [date(2010, 1, 1)]}), ["d"])


def test_a_category_with_hundreds_of_levels_is_refused():
    with pytest.raises(DataProblem, match="201 levels"):
        spread(pl.DataFrame({"c": [str(each) for each in range(201)]}), ["c"])
