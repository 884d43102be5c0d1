"""Matching by hand on six people, and what is refused."""

import numpy as np
import polars as pl
import pytest

from stegvis.core.effects import match
from stegvis.core.errors import DataProblem
from tests.core.effects.people import FEW, few, matched, register


def partners(of) -> list[tuple[int, int]]:
    table = of.pair_table()
    return list(zip(table["treated_id"], table["control_id"], strict=True))


def test_each_takes_the_nearest_who_is_free():
    assert partners(few()) == [(11, 14), (12, 15)]


def test_in_rounds_each_gets_one_before_anybody_gets_two():
    """12 chooses first in both rounds: 15, then 13; 11 is left with 14, then 16."""
    assert partners(few(ratio=2)) == [(11, 14), (11, 16), (12, 15), (12, 13)]


def test_with_replacement_both_may_take_the_same():
    assert partners(few(ratio=2, replace=True)) == [(11, 14), (11, 13), (12, 15), (12, 14)]


def test_a_caliper_leaves_people_without_a_match_and_renames_the_estimand():
    found = few(caliper=0.05)
    assert partners(found) == [(11, 14)]
    assert (found.estimand, few().estimand) == ("ATM", "ATT")
    assert found.dropped().unmatched_treated == 1


def test_a_caliper_in_standard_deviations_is_of_everybody():
    score = FEW["score"].std()
    apart = few(caliper=0.1001).n.matched_treated
    inside = match(FEW, ["x"], treatment="treated", score="score", caliper=0.1001 / score).n.matched_treated
    assert apart == inside == 2


def test_sets_and_weights_of_people():
    table = few(ratio=2).person_table()
    assert table["set"].to_list() == [1, 2, 2, 1, 2, 1]
    assert table["weight"].to_list() == [1.0] * 6


def test_a_control_that_serves_two_weighs_its_share_of_both_sets_with_mean_one():
    """Sets {14, 13} and {15, 14}: 13 has 1/2, 14 has 1, 15 has 1/2; their mean is made 1."""
    weights = dict(few(ratio=2, replace=True).person_table().select("id", "weight").iter_rows())
    assert weights == pytest.approx({11: 1, 12: 1, 13: 0.75, 14: 1.5, 15: 0.75})


def test_common_support_leaves_out_whom_nobody_is_like():
    beyond = FEW.with_columns(pl.Series("score", [0.5, 0.9, 0.4, 0.5, 0.8, 0.1]))
    found = match(beyond, ["x"], treatment="treated", score="score", discard="both")
    assert (found.dropped().outside_treated, found.dropped().outside_control) == (1, 2)
    assert found.estimand == "ATM"


def test_the_order_decides_who_gets_the_better_match():
    crowded = FEW.with_columns(pl.Series("score", [0.5, 0.52, 0.51, 0.1, 0.1, 0.1]))
    common = {"treatment": "treated", "id": "id", "score": "score"}
    by = {order: match(crowded, ["x"], order=order, **common) for order in ("largest", "smallest", "data")}
    assert {order: partners(found)[0][1] for order, found in by.items()} == {"largest": 14, "smallest": 13, "data": 13}


def test_a_drawn_order_is_the_same_for_the_same_seed():
    one, same, other = (matched(order="random", seed=seed).pairs.control.tolist() for seed in (1, 1, 2))
    assert one == same != other


def test_exact_columns_agree_within_every_pair():
    found = matched(ratio=2, caliper=0.5)
    place = register().frame["municipality"].to_numpy()
    assert (place[found.pairs.treated] == place[found.pairs.control]).all()


def test_coarsened_exact_matching_keeps_strata_with_both():
    """x has ⌈log₂ 6 + 1⌉ = 4 bins of width 1 from 1 to 5: {1}, {2}, {3}, {4, 5}."""
    found = match(FEW, ["x"], treatment="treated", id="id", method="cem")
    assert found.person_table()["id"].to_list() == [11, 12, 13, 15]
    assert found.n.matched_control == 2


def test_coarsened_strata_weigh_controls_like_their_treated():
    """Stratum a: 2 treated, 1 control; b: 1 treated, 2 controls. Controls 2 and 1/2, 1/2, made to mean 1."""
    frame = pl.DataFrame({"treated": [1, 1, 0, 1, 0, 0], "g": ["a", "a", "a", "b", "b", "b"]})
    weights = match(frame, ["g"], treatment="treated", method="cem").weights
    assert weights.tolist() == pytest.approx([1, 1, 2, 1, 0.5, 0.5])


def test_nothing_that_was_given_is_changed():
    before = FEW.clone()
    few(ratio=2).effect("y")
    assert before.equals(FEW)


@pytest.mark.parametrize(
    "choices, said",
    [
        ({"treatment": "z"}, "neither 0 nor 1"),
        ({"treatment": "x"}, "covariate as well"),
        ({"treatment": "nobody"}, "not in the data"),
        ({"exact": ["nowhere"]}, "not in the data"),
        ({"ratio": 0}, "not possible"),
        ({"caliper": -1.0}, "not possible"),
        ({"method": "cem", "ratio": 2}, "no use"),
        ({"caliper": 0.0, "score": "z"}, "Nobody could be matched"),
    ],
)
def test_impossible_choices_are_refused(choices, said):
    frame = FEW.with_columns(z=pl.Series(np.arange(6.0)))
    with pytest.raises(DataProblem, match=said):
        match(
            frame,
            ["x"],
            **({"treatment": "treated", "score": "score"} if "method" not in choices else {"treatment": "treated"})
            | choices,
        )


@pytest.mark.parametrize("gap", [None, float("nan")])
def test_nothing_agrees_with_what_is_missing(gap):
    frame = FEW.with_columns(where=pl.Series([1.0, 1.0, gap, 1.0, gap, 1.0]))
    with pytest.raises(DataProblem, match="where: 2 values are missing"):
        match(frame, ["x"], treatment="treated", score="score", exact=["where"])


def test_lists_are_no_exact_column():
    with pytest.raises(DataProblem, match="can't be told to agree"):
        match(FEW.with_columns(where=pl.lit([1, 2])), ["x"], treatment="treated", exact=["where"])


def test_only_treated_people_are_refused():
    with pytest.raises(DataProblem, match="only treated"):
        match(FEW.with_columns(treated=pl.lit(1)), ["x"], treatment="treated")
