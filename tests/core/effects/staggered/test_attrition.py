"""People who are not known all the time: whom a comparison has then, who is gone, and how they differ."""

import numpy as np
import polars as pl
import pytest

from stegvis.core.effects.staggered import did
from stegvis.core.errors import DataProblem
from tests.core.effects.staggered.panels import draw

NAMES = {"id": "id", "time": "time", "cohort": "cohort", "outcome": "y"}
BY_HAND = pl.DataFrame(
    {
        "id": [1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4],
        "time": [1, 2, 3, 1, 2, 1, 2, 3, 1, 2, 3],
        "cohort": [2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0],
        "y": [1.0, 4, 6, 3, 6, 2, 3, 4, 5, None, 8],
    }
)
"""Person 2 is gone after period 2; person 4 has a gap there."""


def cells(frame: pl.DataFrame, **choices: object) -> dict[tuple[int, int], float]:
    return {(each.cohort, each.time): each.att for each in did(frame, **NAMES, **choices).att_gt()}


def test_each_comparison_has_those_who_are_known_in_both_its_periods():
    """Period 2: 1 and 2 gain 3 each, 3 gains 1. Period 3: 1 gains 5; 3 and 4 gain 2 and 3."""
    assert cells(BY_HAND, incomplete="pairs") == pytest.approx({(2, 2): 3 - 1, (2, 3): 5 - 2.5})


def test_whoever_lacks_something_is_refused_unless_a_rule_is_named():
    with pytest.raises(DataProblem, match="2 people lack a period") as refused:
        did(BY_HAND, **NAMES)
    assert "pairs" in refused.value.findings[0].hint


def test_who_is_gone_is_counted_by_cohort_and_period():
    told = did(BY_HAND, **NAMES, incomplete="pairs").people
    rows = [(each.cohort, each.time, each.known, each.gap, each.not_yet, each.gone) for each in told.attrition.seen]
    assert rows == [
        (2, 1, 2, 0, 0, 0), (2, 2, 2, 0, 0, 0), (2, 3, 1, 0, 0, 1),
        (None, 1, 2, 0, 0, 0), (None, 2, 1, 1, 0, 0), (None, 3, 2, 0, 0, 0),
    ]  # fmt: skip
    assert (told.incomplete, told.left_out, told.cohort.size) == (2, 0, 4)


def test_who_is_left_out_is_counted_the_same():
    told = did(BY_HAND, **NAMES, incomplete="drop").people
    assert (told.incomplete, told.left_out, told.cohort.size) == (2, 2, 2)
    assert [each.gone for each in told.attrition.seen if each.time == 3] == [1, 0]


def test_who_comes_late_is_not_yet_there():
    late = BY_HAND.filter((pl.col("id") != 1) | (pl.col("time") > 1))
    seen = did(late, **NAMES, incomplete="pairs").people.attrition.seen
    assert [each.not_yet for each in seen] == [1, 0, 0, 0, 0, 0]


def test_a_comparison_that_nobody_is_left_for_is_not_made():
    gone = BY_HAND.filter((pl.col("cohort") == 0) | (pl.col("time") < 3))
    assert set(cells(gone, incomplete="pairs")) == {(2, 2)}


def test_where_nobody_is_known_twice_there_is_no_effect():
    once = BY_HAND.filter(pl.col("id") % 3 + 1 == pl.col("time"))
    told = did(once, **NAMES, incomplete="pairs")
    assert (told.att_gt(), told.pretrend()) == ((), None)
    with pytest.raises(DataProblem, match="No cohort is treated while it has controls"):
        told.aggregate()


def test_how_the_lost_differ_is_told_of_five_or_more():
    """Of people with a cohort six of the highest are lost; nobody of the others."""
    panel = draw(60, 4, [3], seed=3)
    treated = panel.filter((pl.col("cohort") > 0) & (pl.col("time") == 1)).sort("x")["id"]
    for lost, told in ((4, 0), (6, 2)):
        gone = panel.filter(~(pl.col("id").is_in(treated.tail(lost).implode()) & (pl.col("time") == 4)))
        gaps = did(gone, **NAMES, covariates=["x"], incomplete="drop").people.attrition.gaps
        assert len(gaps) == told
    by_name = {each.name: each for each in gaps}
    of_x = panel.filter(pl.col("id").is_in(treated.tail(6).implode()))["x"].mean()
    assert (set(by_name), by_name["x"].treated, by_name["x"].lost_people) == ({"x", "y"}, True, 6)
    assert by_name["x"].lost == pytest.approx(of_x)
    assert by_name["x"].in_sd > 1


def test_where_nobody_lacks_anything_pairs_are_the_whole_panel():
    panel = draw(80, 5, [3, 4], seed=5)
    one, other = did(panel, **NAMES), did(panel, **NAMES, incomplete="pairs")
    assert [each.se for each in one.att_gt()] == [each.se for each in other.att_gt()]
    assert other.people.attrition is None


def test_leaving_at_random_moves_nothing_but_the_error():
    panel = draw(3000, 5, [3, 4], seed=5)
    known = pl.Series(np.random.default_rng(2).random(panel.height) > 0.1)
    whole, gaps = did(panel, **NAMES).aggregate(), did(panel.filter(known), **NAMES, incomplete="pairs").aggregate()
    assert gaps.simple.att == pytest.approx(whole.simple.att, abs=whole.simple.se)
    assert whole.simple.se < gaps.simple.se < 1.3 * whole.simple.se
