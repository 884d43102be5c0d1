"""The goal's table, its sentences, and its curve."""

from dataclasses import replace
from datetime import date

import pytest

from stegvis.core.language import Words
from stegvis.core.shapes import HIDDEN, Kind, Share
from stegvis.core.tables.goal_progress import goal_progress, sentences
from stegvis.core.tables.incidence_curve import incidence_curve
from stegvis.core.tables.settings import Settings
from tests.core.histories import CUT_OFF, GOAL, PROJECT, as_row, case, dataset, did, report_of_2011

SETTINGS = Settings(project=PROJECT, cut_off=CUT_OFF, cut_off_stated=True)
START = date(2009, 3, 15)
LINES = ("of_started", "of_exits", "incidence", "exits_without_transfers", "window")
SIX = [
    case("a", START, date(2009, 6, 15), "A1"),
    case("b", START, date(2009, 9, 15), "H2"),
    case("c", START, date(2009, 11, 15), "E2"),
    case("d", START),
    case("e", START),
    case("f", START, date(2010, 6, 1), "A1"),
]
D_WORKS = did("d", "work", date(2010, 1, 15))
ONLY_COUNTED = [{"project": PROJECT, "year": 2009, "sex": "man", "number": 6}]


def data_of(cases, *occupations, goals=(GOAL,), **more):
    return dataset(cases, occupations, goals=[as_row(goal) for goal in goals], **more)


def read(table):
    return [Words("en").text(sentence) for sentence in sentences(table)]


def counts(table):
    return [column.key for column in table.columns if column.kind is Kind.COUNT]


def test_the_lines_stand_in_their_fixed_order_with_the_figures_of_2011():
    table = goal_progress.count(data_of(report_of_2011()), SETTINGS)
    assert table.column("code") == LINES
    row = [table.cell("of_exits", column) for column in ("numerator", "denominator", "unknown", "share")]
    assert row == [34, 59, 4, Share(34 / 59)]


def test_the_sentences_say_the_figures_in_words():
    said = read(goal_progress.count(data_of(report_of_2011()), SETTINGS))
    assert said[0] == (
        "At least 34 of the 136 who started (25.0%, 95% interval 18.5–32.9) have so far exited to work or studies."
    )
    assert said[1] == "34 of 59 exits (57.6%, 95% interval 44.9–69.4) were to work or studies."
    assert "34 of 40 exits (85.0%, 95% interval 70.9–92.9)" in said[3]


def test_without_days_the_table_and_its_sentences_say_why_there_is_no_figure():
    table = goal_progress.count(data_of(report_of_2011(dated=False)), SETTINGS)
    assert [table.cell("window", column) for column in ("numerator", "denominator", "share", "low")] == [None] * 4
    assert "cannot be computed: Days of start" in read(table)[4]
    assert goal_progress.members(data_of(report_of_2011(dated=False)), SETTINGS, "window", "numerator") == ()


def test_a_hidden_cell_is_hidden_in_the_sentence_too():
    table = goal_progress.count(data_of(report_of_2011()), SETTINGS)
    of = {column.key: column.of for column in table.columns}
    hidden = {"numerator", *(key for key, sources in of.items() if "numerator" in sources)}
    assert {"share", "low", "high", "worst", "best", "reading"} < hidden
    rows = tuple(
        tuple(HIDDEN if column.key in hidden else cell for column, cell in zip(table.columns, row, strict=True))
        for row in table.rows
    )
    assert read(table.with_rows(rows))[1] == ".. of 59 exits (.., 95% interval ..–..) were to work or studies."


def test_as_many_cases_stand_behind_a_count_as_it_says():
    data = data_of(SIX, D_WORKS)
    for each in (goal_progress, incidence_curve):
        table = each.count(data, SETTINGS)
        for code in table.column("code"):
            for column in counts(table):
                expected = table.cell(code, column) or 0
                assert len(each.members(data, SETTINGS, code, column)) == expected, (code, column)


@pytest.mark.parametrize("each", [goal_progress, incidence_curve])
@pytest.mark.parametrize(("code", "column"), [("of_nobody", "numerator"), ("of_exits", "share"), ("0", "share")])
def test_there_are_no_members_of_a_cell_that_is_not_a_count(each, code, column):
    with pytest.raises(KeyError):
        each.members(data_of(SIX), SETTINGS, code, column)


def test_persons_only_counted_have_a_row_of_their_own_and_stand_in_no_share():
    table = goal_progress.count(data_of(SIX, anonymous_counts=ONLY_COUNTED), SETTINGS)
    assert table.column("code") == (*LINES, "only_counted")
    assert (table.cell("only_counted", "unknown"), table.cell("of_started", "denominator")) == (6, 6)
    assert read(table)[-1] == "Only counted, and in no share: 6."
    assert "only_counted" in goal_progress.numbers_only


def test_with_several_goals_the_codes_name_the_goal():
    status = replace(GOAL, goal_key="g2", outcome="work_or_study_status")
    table = goal_progress.count(data_of(SIX, D_WORKS, goals=(GOAL, status)), SETTINGS)
    assert table.column("code") == (*(f"g1.{code}" for code in LINES), *(f"g2.{code}" for code in LINES))
    assert goal_progress.members(data_of(SIX, D_WORKS, goals=(GOAL, status)), SETTINGS, "g2.window", "numerator") == (
        "d",
    )
    assert read(table)[9].startswith("Of the 6 who started at least the window before the cut-off, this held for 1")


def test_without_a_goal_there_is_a_note_and_no_row():
    for each in (goal_progress, incidence_curve):
        table = each.count(data_of(SIX, goals=()), SETTINGS)
        assert table.rows == ()
        assert "goal" in Words("en").text(table.notes[0])


def test_another_projects_goal_is_left_out():
    assert goal_progress.count(data_of(SIX, goals=(replace(GOAL, project="p2"),)), SETTINGS).rows == ()


def test_the_curve_of_six_cases_by_hand():
    """At risk 6 5 4 3; a works at 3 months, b leaves at 6, c is lost at 8, d works at 10. F = 1/6, then 7/18."""
    table = incidence_curve.count(data_of(SIX, D_WORKS), SETTINGS)
    assert [table.cell("3", column) for column in ("at_risk", "events", "competing")] == [6, 1, 0]
    assert [table.cell("6", column) for column in ("at_risk", "events", "competing")] == [5, 0, 1]
    assert table.cell("9", "share") == pytest.approx(1 / 6)
    assert table.cell("12", "share") == pytest.approx(7 / 18)
    assert table.cell("12", "other_share") == pytest.approx(1 / 6)
    assert incidence_curve.members(data_of(SIX, D_WORKS), SETTINGS, "10", "events") == ("d",)


def test_the_curve_meets_the_goals_incidence_at_the_window():
    data = data_of(SIX, D_WORKS)
    goal, curve = goal_progress.count(data, SETTINGS), incidence_curve.count(data, SETTINGS)
    for column in ("share", "low", "high"):
        assert curve.cell("12", column) == goal.cell("incidence", column)


def test_the_curve_ends_with_the_longest_follow_up():
    table = incidence_curve.count(data_of([case("a", date(2010, 10, 15)), case("b", date(2010, 11, 15))]), SETTINGS)
    assert table.column("months") == (0, 1, 2, 3)


def test_without_days_or_without_an_event_the_curve_says_why():
    undated = incidence_curve.count(data_of(report_of_2011(dated=False)), SETTINGS)
    assert (undated.rows, "missing" in Words("en").text(undated.notes[0])) == ((), True)
    status = incidence_curve.count(data_of(SIX, goals=(replace(GOAL, outcome="self_support"),)), SETTINGS)
    assert (status.rows, "event" in Words("en").text(status.notes[0])) == ((), True)
