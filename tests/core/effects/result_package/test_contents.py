"""What a package says, and what it hides."""

from copy import deepcopy

import pytest

from stegvis.core.effects.result_package import contents_of
from stegvis.core.language import Words
from stegvis.core.shapes import HIDDEN

from .results import PROTOCOL, RESULT, changed


def tables_of(result):
    return {table.id: table for table in contents_of(result, PROTOCOL).tables}


def said(result, language="en") -> dict[str, str]:
    return {name: Words(language).text(each) for name, each in contents_of(result, PROTOCOL).summary.items()}


def test_the_flow_goes_from_the_extract_to_those_who_are_compared():
    flow = tables_of(RESULT)["effects_flow"]
    assert [row[2:] for row in flow.rows] == [
        (4148, None, None),
        (12, None, None),
        (4136, 136, 4000),
        (300, 0, 300),
        (3020, 0, 3020),
        (816, 136, 680),
    ]


def test_bins_of_few_people_are_merged():
    rows = tables_of(RESULT)["effects_overlap"].rows
    assert [row[2:] for row in rows] == [(0.0, 0.1, 36, 3950), (0.1, 0.3, 100, 50)]


def test_a_small_count_is_hidden_with_another_from_which_it_could_be_worked_out():
    few = changed(n={"matched_treated": 134}, dropped={"unmatched_treated": 2})
    flow = tables_of(few)["effects_flow"]
    assert flow.cell("unmatched", "treated") is HIDDEN
    others = [flow.cell(row, "treated") for row in ("comparable", "outside", "matched")]
    assert HIDDEN in others
    assert "134" not in str(tables_of(few)) + str(said(few))


def test_the_detectable_effect_is_coarse_where_the_number_of_people_is_hidden():
    few = changed(n={"matched_treated": 134}, dropped={"unmatched_treated": 2})
    few["mde"][0]["in_sd"] = 0.2743
    assert tables_of(few)["effects_detectable"].cell("months", "in_sd") == 0.3


@pytest.mark.parametrize("side", ["treated", "control"])
def test_estimates_of_a_small_group_are_hidden_with_their_intervals(side):
    few = changed(
        n={f"matched_{side}": 4}, dropped={f"unmatched_{side}": RESULT["n"][side] - 4 - 300 * (side != "treated")}
    )
    tables = tables_of(few)
    for row in tables["effects_estimates"].rows:
        assert {value for value in row[5:] if value is not None} == {HIDDEN}
    assert set(tables["effects_detectable"].column("mde")) == {HIDDEN}
    assert set(tables["effects_balance"].column("smd_after")) == {HIDDEN}
    assert "hidden" in said(few)["finding"]


def test_an_outcome_that_few_people_have_is_hidden_alone():
    few = deepcopy(RESULT)
    few["fewest_apart"]["income"] = 3
    estimates = tables_of(few)["effects_estimates"]
    assert [estimates.cell(f"e{number}", "estimate") for number in (1, 2, 3)] == [2.345, HIDDEN, 0.1]


def test_a_value_that_few_people_have_is_left_out_with_its_name():
    few = deepcopy(RESULT)
    few["balance"].append({**few["balance"][1], "covariate": "country=Nauru", "mean_treated_before": 2 / 136})
    balance = tables_of(few)["effects_balance"]
    assert len(balance.rows) == 2
    assert "Nauru" not in str(balance)
    assert "few people have are left out: 1." in str([note.en for note in balance.notes])


def test_no_share_of_an_indicator_can_be_worked_out():
    """The eCDF's difference of an indicator is that of the shares; with the standardised one it would give both."""
    balance = tables_of(RESULT)["effects_balance"]
    assert [balance.cell("c2", key) for key in ("smd_before", "ecdf_before", "ecdf_after")] == [-0.2, None, None]
    assert balance.cell("c1", "ecdf_before") == 0.1


def test_an_effect_is_told_as_estimated_and_with_what_nobody_measured():
    told = said(RESULT)
    assert told["finding"].startswith("Månader i egen försörjning: the effect, as estimated against the matched")
    assert "is 2.35 (95% interval from 1.35 to 3.35" in told["finding"] or "is 2.34 (95%" in told["finding"]
    assert "selection on unobservables" in told["unobserved"]
    assert "selektion på det som inte observerats" in said(RESULT, "sv")["unobserved"]


def test_below_what_could_be_seen_no_estimate_stands_in_the_summary():
    small = deepcopy(RESULT)
    small["estimates"][0].update(estimate=1.4321, ci_low=0.4, ci_high=2.4)
    told = said(small)
    assert "smaller than 1.5 can't be expected to show" in told["power"]
    assert "not told as an effect here. That is no sign that there is none" in told["finding"]
    assert "1.43" not in " ".join(told.values())
    assert list(told).index("power") < list(told).index("finding")


def test_where_the_groups_differ_no_effect_is_told():
    unlike = deepcopy(RESULT)
    unlike["balance"][0]["verdict"] = "fails"
    assert said(unlike)["finding"] == "The groups differ too much in what was known before, so no effect can be told."


def test_a_negative_control_that_moved_is_said():
    moved = deepcopy(RESULT)
    moved["estimates"][2]["p"] = 0.01
    assert said(moved)["negative_controls"].endswith("speaks against the comparison: dental.")
    assert "negative_controls" not in said(RESULT)


def test_only_the_other_outcomes_are_corrected():
    estimates = tables_of(RESULT)["effects_estimates"]
    assert [estimates.cell(f"e{number}", "p_holm") for number in (1, 2, 3)] == [None, 0.06, None]


def test_a_late_protocol_and_lost_people_are_said():
    late = changed(protocol={"read_before_fixed": ["months"]})
    late["estimand"] = "ATM"
    assert said(late)["read_before"].endswith("under an earlier one: months.")
    assert "does not speak of them" in said(late)["lost"]
    assert not {"read_before", "lost"} & set(said(RESULT))


def test_without_a_score_there_is_no_overlap():
    coarsened = deepcopy(RESULT)
    coarsened["overlap"] = None
    contents = contents_of(coarsened, PROTOCOL)
    assert "effects_overlap" not in {table.id for table in contents.tables}
    assert [chart.id for chart in contents.charts] == ["flow", "love"]
