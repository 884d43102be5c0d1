"""The sentences of the 2011 report, from its published tables; and what they say when a number is hidden."""

from dataclasses import replace

import pytest

from stegvis.core.language import Words
from stegvis.core.report.sentences import (
    by_group,
    change,
    curve,
    exits,
    follow_up,
    goal,
    households,
    months,
    participants,
    way,
)
from stegvis.core.shapes import HIDDEN, Column, Kind, Share, Table
from tests.core.charts import hand_made

ENGLISH = Words("en")
CODES = (Column("code", "Code", Kind.CODE), Column("label", "Label", Kind.LABEL))
SHARES = tuple(Column(key, key, Kind.SHARE) for key in ("share", "low", "high"))


def told(sentences) -> list[str]:
    return [ENGLISH.text(sentence) for sentence in sentences]


def with_cell(table: Table, code: str, column: str, value: object) -> Table:
    place = table.index(column)
    return table.with_rows(
        tuple((*row[:place], value, *row[place + 1 :]) if row[0] == code else row for row in table.rows)
    )


def counts(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(key, key.title()) for key in keys)


def small(columns: tuple[Column, ...], *rows: tuple[object, ...]) -> Table:
    return Table(id="small", title="Small", columns=(*CODES, *columns), rows=rows, unit="cases")


@pytest.fixture
def ages() -> Table:
    return hand_made.age_by_sex()


def test_who_took_part_is_told_by_sex_with_the_largest_group(ages):
    assert told(participants.says(ages)) == [
        "136 have taken part: 61 women and 75 men.",
        "The largest group is 40–49: 56 of 136 (41.2%).",
    ]


def test_a_hidden_sex_leaves_the_total_and_says_that_something_is_hidden(ages):
    said = told(participants.says(with_cell(ages, "total", "women", HIDDEN)))
    assert said[:2] == ["136 have taken part.", "Some of the numbers are hidden, so that nobody can be recognised."]


def test_no_group_is_called_largest_when_a_hidden_one_might_be(ages):
    said = " ".join(told(participants.says(with_cell(ages, "25-29", "total", HIDDEN))))
    assert "largest" not in said


def test_no_group_is_called_largest_when_two_are_as_large(ages):
    assert "largest" not in " ".join(told(participants.says(with_cell(ages, "30-39", "total", 56))))


def test_an_empty_project_is_said_to_be_empty(ages):
    assert told(participants.says(with_cell(ages, "total", "total", 0))) == ["Nobody has taken part in the period."]


def test_exits_are_told_by_sex_with_the_most_common_reason():
    table = small(
        counts("women", "men", "total"), ("A", "Work", 10, 16, 26), ("S", "Studies", 4, 4, 8), ("total", "", 26, 33, 59)
    )
    assert told(exits.says(table)) == [
        "59 exits: 26 women and 33 men.",
        "The most common reason is Work: 26 of 59 exits (44.1%).",
    ]


def test_the_steps_of_the_way_are_told_one_by_one():
    table = small(counts("total"), ("referred", "Referred", 149), ("started", "Started", 136), ("lost", "Lost", HIDDEN))
    assert told(way.steps(table)) == [
        "149 were referred.",
        "136 have started.",
        "Lost: the number is hidden, so that nobody can be recognised.",
    ]


def test_a_share_is_told_with_numerator_denominator_and_interval():
    table = small(
        (*counts("reached", "not_reached", "total"), *SHARES),
        ("exited", "Exited, of those started", 59, 77, 136, Share(59 / 136), Share(0.353), Share(0.518)),
        ("lost", "Lost, of those exited", 0, 0, 0, None, None, None),
        ("hidden", "Hidden", HIDDEN, HIDDEN, 10, HIDDEN, HIDDEN, HIDDEN),
    )
    assert told(way.shares(table)) == [
        "Exited, of those started: 59 of 136 (43.4%, 95% interval 35.3–51.8).",
        "Hidden: the number is hidden, so that nobody can be recognised.",
    ]


def test_groups_are_told_with_their_intervals_and_hidden_ones_without_a_share():
    table = small(
        (*counts("work_or_study", "other", "unknown", "total"), *SHARES),
        ("woman", "Women", 14, 12, 0, 26, Share(14 / 26), Share(0.355), Share(0.712)),
        ("man", "Men", HIDDEN, 13, HIDDEN, 33, HIDDEN, HIDDEN, HIDDEN),
    )
    assert told(by_group.says(table)) == [
        "Women: 14 of 26 exits to work or studies (53.8%, 95% interval 35.5–71.2).",
        "Men: the number is hidden, so that nobody can be recognised.",
    ]


def test_table_3_of_2011_tells_its_largest_changes():
    assert told(change.says(hand_made.af_before_after())) == [
        "The table is about 38 cases.",
        "Largest decrease: Arbetssökande 100 %, from 28 to 12.",
        "Largest increase: Ej aktuell, from 1 to 9.",
    ]


def test_a_change_is_never_called_an_effect():
    for sentence in change.says(hand_made.af_before_after()):
        assert "effect" not in ENGLISH.text(sentence)


def test_of_hidden_changes_nothing_is_told():
    table = with_cell(hand_made.af_before_after(), "14", "after", HIDDEN)
    assert told(change.says(table)) == ["Some of the numbers are hidden, so that nobody can be recognised."]


def test_the_unknown_before_and_after_are_told_apart():
    table = small(counts("before", "after"), ("a", "A", 5, 2), ("unknown", "Unknown", 0, 3), ("total", "Total", 5, 5))
    assert told(change.says(table))[-1] == "Unknown: 0 before and 3 after."
    assert not any("increase" in sentence for sentence in told(change.says(table)))


def test_months_tell_when_most_started_and_who_is_left():
    table = small(counts("started", "exited", "under_way"), ("1", "2009-02", 5, 0, 5), ("2", "2009-03", 3, 1, 7))
    assert told(months.says(table)) == [
        "The table covers 2 months, 2009-02–2009-03.",
        "Most started in 2009-02: 5.",
        "At the end of 2009-03, 7 were under way.",
    ]
    assert months.says(replace(table, rows=())) == ()


@pytest.fixture
def payments() -> Table:
    columns = (Column("households", "Households"), Column("amount", "Sum", Kind.AMOUNT))
    return small(columns, ("over_million", "Over a million", 5, 6e6), ("total", "Total", 38, 17_500_000.4))


def test_the_sums_of_2011_are_told_in_kronor(payments):
    assert told(households.paid(payments)) == [
        "38 households have been paid 17,500,000 kronor in all.",
        "5 of 38 households have been paid more than a million kronor.",
    ]


def test_a_hidden_number_of_households_gives_no_fraction(payments):
    assert told(households.paid(with_cell(payments, "over_million", "households", HIDDEN)))[1] == (
        "Households paid more than a million kronor: the number is hidden, so that nobody can be recognised."
    )


def test_regular_assistance_is_told_of_all_households():
    table = small(counts("households"), ("regular", "Every month", 9), ("total", "Total", 38))
    assert told(households.regular(table)) == [
        "9 of 38 households had assistance in every one of the months before start that were asked about."
    ]


def test_response_rates_are_told_and_nobodys_turn_too():
    table = small(
        counts("done", "lost", "not_done", "total"), ("6", "6 months", 4, 1, 5, 10), ("12", "12 months", 0, 0, 0, 0)
    )
    assert told(follow_up.says(table)) == [
        "6 months: 4 of 10 followed up (40.0%); 1 lost.",
        "12 months: nobody's turn yet.",
    ]


def test_the_curve_tells_its_last_known_point():
    assert told(curve.says(hand_made.incidence_curve())) == [
        "After 20 months 34.0% (95% interval 26.0–44.0) are estimated to have reached the outcome."
    ]


def test_a_hidden_end_of_the_curve_tells_no_share():
    said = told(curve.says(with_cell(hand_made.incidence_curve(), "20", "share", HIDDEN)))
    assert said == ["Share by time since start: the number is hidden, so that nobody can be recognised."]


GOAL_COLUMNS = (
    *counts("numerator", "denominator", "unknown"),
    *(Column(key, key, Kind.SHARE) for key in ("share", "low", "high", "worst", "best")),
    Column("reading", "Reading", Kind.TEXT),
    Column("outcome", "Outcome", Kind.CODE),
)


def goal_row(code: str, *cells: object) -> tuple[object, ...]:
    return (code, code.title(), *cells, None, "work_or_study")


def test_the_two_shares_of_2011_stand_beside_each_other():
    table = small(
        GOAL_COLUMNS,
        goal_row("of_started", 34, 136, 91, Share(0.25), Share(0.1847), Share(0.3291), Share(0.25), Share(0.92)),
        goal_row("of_exits", 34, 59, 0, Share(34 / 59), Share(0.4488), Share(0.6938), Share(34 / 59), Share(34 / 59)),
    )
    first, second = told(goal.main(table))
    assert "34 of the 136 who started (25.0%, 95% interval 18.5–32.9)" in first
    assert "34 of 59 exits (57.6%, 95% interval 44.9–69.4)" in second


def test_a_goal_with_a_hidden_numerator_tells_no_share():
    row = goal_row("of_exits", HIDDEN, 59, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN)
    assert told(goal.says(small(GOAL_COLUMNS, row))) == [
        "Of_Exits: the number is hidden, so that nobody can be recognised."
    ]


def test_a_hidden_unknown_hides_no_share_that_does_not_use_it():
    row = goal_row("of_exits", 34, 59, HIDDEN, Share(34 / 59), Share(0.4488), Share(0.6938), HIDDEN, HIDDEN)
    assert "34 of 59" in told(goal.says(small(GOAL_COLUMNS, row)))[0]


def test_a_dataset_without_a_goal_says_so():
    assert told(goal.main(small(GOAL_COLUMNS))) == ["No goal can be computed: the data name no outcome that counts."]
