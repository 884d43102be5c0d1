"""Goal attainment: the report's figures, each rule on its own, and what can't be computed."""

from dataclasses import replace
from datetime import date

import pytest

from stegvis.core.errors import DataProblem
from stegvis.core.outcomes.goal import attainment
from stegvis.core.outcomes.goals import computable_goals
from stegvis.core.outcomes.lines import Code
from stegvis.core.outcomes.verdicts import Verdict
from stegvis.core.shapes import Period
from tests.core.histories import CUT_OFF, GOAL, PROJECT, as_row, case, dataset, did, report_of_2011

START = date(2009, 3, 15)


def reached(cases, occupations=(), *, goal=GOAL, cut_off=CUT_OFF, **more):
    return attainment(dataset(cases, occupations), goal, cut_off=cut_off, **more)


def as_printed(line):
    low, high = line.interval.low, line.interval.high
    return line.numerator, line.denominator, *(round(100 * share, 1) for share in (line.share, low, high))


@pytest.mark.parametrize("dated", [True, False])
def test_the_three_shares_of_2011_come_out(dated):
    found = reached(report_of_2011(dated=dated))
    assert as_printed(found.line("of_started")) == (34, 136, 25.0, 18.5, 32.9)
    assert as_printed(found.line("of_exits")) == (34, 59, 57.6, 44.9, 69.4)
    assert as_printed(found.line("exits_without_transfers")) == (34, 40, 85.0, 70.9, 92.9)


def test_the_lines_stand_in_their_order_and_the_fifth_only_with_a_window():
    assert [line.code for line in reached(report_of_2011()).lines] == list(Code)
    without = reached(report_of_2011(), goal=replace(GOAL, window_months=None))
    assert [line.code for line in without.lines] == list(Code)[:4]
    assert without.line("incidence").cannot.reason == "The goal has no window."


def test_without_days_the_window_questions_have_a_reason_and_no_number():
    found = reached(report_of_2011(dated=False))
    for code in ("incidence", "window"):
        line = found.line(code)
        assert "missing" in line.cannot.reason
        assert (line.share, line.interval, line.numerator, line.denominator, line.verdict) == (None,) * 5
    assert found.undated == 136 + 59


def test_one_missing_day_is_enough_to_refuse_the_window_questions():
    found = reached([*report_of_2011(), case("late", None)])
    assert found.line("window").cannot
    assert found.line("of_started").denominator == 137


def test_an_exit_before_the_start_is_an_impossible_day():
    assert reached([case("a", START, date(2009, 3, 1), "A1")]).line("incidence").cannot


def test_an_exit_without_a_day_is_not_passed_over_in_another_period():
    found = reached([case("a", START), case("b", START, None, "A1")], counts_undated=False)
    assert (found.line("of_started").numerator, found.line("of_exits").cannot is not None) == (0, True)
    assert found.line("incidence").cannot


def test_six_cases_by_hand():
    """Months from start: a works at 3, b exits to benefit at 6, c is lost at 8, d works at 10, e and f go on past 12.

    At risk 6, 5, 4, 3. F = 1/6 + (5/6·4/5 = 2/3)·1/3 = 7/18. Window: 2 of 6, c unknown, so 2/6 to 3/6.
    """
    cases = [
        case("a", START, date(2009, 6, 15), "A1"),
        case("b", START, date(2009, 9, 15), "H2"),
        case("c", START, date(2009, 11, 15), "E2"),
        case("d", START),
        case("e", START),
        case("f", START, date(2010, 6, 1), "A1"),
    ]
    found = reached(cases, [did("d", "work", date(2010, 1, 15))])
    incidence, window = found.line("incidence"), found.line("window")
    assert incidence.share == pytest.approx(7 / 18)
    assert (incidence.numerator_keys, incidence.denominator) == (("a", "d"), 6)
    assert window.numerator_keys == ("a", "d")
    assert window.unknown_keys == ("c",)
    assert (window.share, window.worst, window.best) == pytest.approx((2 / 6, 2 / 6, 3 / 6))
    assert found.line("of_started").numerator_keys == ("a", "f")


def test_within_twelve_months_holds_to_the_calendar_day():
    start, last = date(2008, 2, 29), date(2009, 2, 28)
    assert reached([case("a", start, last, "A1")]).line("window").numerator == 1
    assert reached([case("a", start, date(2009, 3, 1), "A1")]).line("window").numerator == 0


def test_whoever_started_less_than_the_window_before_the_cut_off_is_not_asked():
    cases = [case("a", date(2010, 1, 31)), case("b", date(2010, 2, 1), date(2010, 3, 1), "A1")]
    assert reached(cases).line("window").denominator_keys == ("a",)


def test_an_exit_after_the_cut_off_is_no_exit_yet():
    found = reached([case("a", START, date(2011, 2, 1), "A1"), case("b", date(2011, 2, 1))])
    assert (found.line("of_started").numerator, found.line("of_started").denominator) == (0, 1)
    assert found.line("of_exits").cannot.reason == "There are no cases to count."


def test_an_exit_on_the_cut_off_is_known():
    assert reached([case("a", START, CUT_OFF, "A1")]).line("of_exits").numerator == 1


def test_work_after_the_cut_off_is_not_known():
    found = reached([case("a", date(2010, 1, 1))], [did("a", "work", date(2011, 2, 1))])
    assert found.line("window").numerator == 0


def test_a_wrong_registration_is_in_no_line():
    found = reached([case("a", START), case("z", START, date(2009, 4, 1), "Z9")])
    assert found.line("of_started").denominator_keys == ("a",)
    assert found.line("incidence").denominator_keys == ("a",)


def test_a_case_that_never_started_is_in_no_line():
    waiting = case("w", None) | {"state": "waiting"}
    assert reached([case("a", START), waiting]).line("of_started").denominator_keys == ("a",)


def test_under_way_and_exits_to_the_unknown_are_unknown_of_all_started():
    cases = [case("a", START), case("b", START, date(2010, 1, 1), "Z1"), case("c", START, date(2010, 1, 1), "H2")]
    line = reached(cases).line("of_started")
    assert line.unknown_keys == ("a", "b")
    assert (line.worst, line.best) == (0, pytest.approx(2 / 3))


def test_work_after_an_exit_to_the_unknown_counts_in_the_window_and_not_in_the_incidence():
    cases = [case("a", START, date(2009, 6, 1), "E2"), case("b", START)]
    found = reached(cases, [did("a", "work", date(2009, 9, 1))])
    assert found.line("window").numerator_keys == ("a",)
    assert found.line("window").unknown_keys == ()
    assert found.line("incidence").numerator_keys == ()


def test_work_that_begins_on_the_day_of_another_exit_comes_first():
    exit_day = date(2009, 6, 1)
    found = reached([case("a", START, exit_day, "H2")], [did("a", "work", exit_day)])
    assert found.line("incidence").numerator == 1


def test_the_curve_must_reach_the_window():
    line = reached([case("a", date(2010, 6, 1)), case("b", date(2010, 7, 1))]).line("incidence")
    assert line.cannot.reason == "Nobody has been followed for the whole window."


def test_a_period_chooses_starts_and_exits_by_their_own_day():
    cases = [case("a", date(2008, 6, 1), date(2009, 6, 1), "A1"), case("b", date(2009, 7, 1), date(2010, 6, 1), "A1")]
    found = reached(cases, period=Period(date(2009, 1, 1), date(2009, 12, 31)))
    assert found.line("of_started").denominator_keys == ("b",)
    assert found.line("of_exits").denominator_keys == ("a",)


def test_a_reason_that_is_not_in_the_list_is_an_unknown_outcome():
    line = reached([case("a", START, date(2010, 1, 1), "odd")]).line("of_exits")
    assert line.unknown_keys == ("a",)


def test_another_projects_cases_are_left_out():
    other = case("x", START) | {"project": "p2"}
    assert reached([case("a", START), other]).line("of_started").denominator_keys == ("a",)


def test_persons_only_counted_are_told_apart_by_the_years_of_the_period():
    counts = [
        {"project": project, "year": year, "sex": "woman", "number": number}
        for project, year, number in [(PROJECT, 2008, 5), (PROJECT, 2009, 2), (PROJECT, 2010, 3), ("p2", 2009, 9)]
    ]
    data, period = dataset([case("a", START)], anonymous_counts=counts), Period(date(2009, 2, 1), date(2010, 12, 31))
    assert attainment(data, GOAL, cut_off=date(2010, 6, 1), period=period).only_counted == 5
    asked = attainment(data, GOAL, cut_off=date(2010, 12, 31), period=period, counts_undated=False)
    assert asked.only_counted == 3


@pytest.mark.parametrize(
    ("successes", "others", "unknown", "expected"),
    [
        (34, 0, 0, Verdict.REACHED),
        (0, 34, 0, Verdict.NOT_REACHED),
        (2, 5, 30, Verdict.NOT_SO_FAR),
        (5, 5, 0, Verdict.OPEN),
    ],
)
def test_the_threshold_is_compared_with_the_interval(successes, others, unknown, expected):
    reasons = ["A1"] * successes + ["H2"] * others + ["Z1"] * unknown
    cases = [case(f"{place}", START, date(2010, 1, 1), reason) for place, reason in enumerate(reasons)]
    assert reached(cases).line("of_exits").verdict is expected


def test_the_sensitivity_line_has_no_verdict_and_the_others_of_2011_are_careful():
    verdicts = {line.code: line.verdict for line in reached(report_of_2011()).lines}
    assert verdicts[Code.OF_STARTED] is Verdict.NOT_SO_FAR
    assert verdicts[Code.OF_EXITS] is Verdict.OPEN
    assert verdicts[Code.EXITS_WITHOUT_TRANSFERS] is None


def test_a_goal_without_a_threshold_has_no_verdict():
    lines = reached(report_of_2011(), goal=replace(GOAL, threshold=None)).lines
    assert {line.verdict for line in lines} == {None}


@pytest.mark.parametrize(
    ("about", "window", "main"),
    [("exits", 12, Code.OF_EXITS), ("started", 12, Code.WINDOW), ("started", None, Code.OF_STARTED)],
)
def test_the_main_line_answers_the_goal_as_worded(about, window, main):
    assert reached([case("a", START)], goal=replace(GOAL, about=about, window_months=window)).main == main


def test_a_state_on_a_day_has_only_the_window_line():
    goal = replace(GOAL, outcome="work_or_study_status")
    found = reached(
        [case("a", START), case("b", START), case("c", START)],
        [did("a", "work", date(2009, 1, 1)), did("b", "job_seeking", date(2009, 1, 1))],
        goal=goal,
    )
    assert [bool(line.cannot) for line in found.lines] == [True] * 4 + [False]
    window = found.line("window")
    assert (window.numerator_keys, window.unknown_keys, window.denominator) == (("a",), ("c",), 3)


def test_a_goal_in_words_alone_is_not_computable():
    rows = [as_row(GOAL), as_row(replace(GOAL, goal_key="words", outcome=None))]
    found = computable_goals(dataset([], goals=rows))
    assert found == (GOAL,)
    assert computable_goals(dataset([], goals=rows), project="p2") == ()


def test_an_unknown_outcome_says_which_ones_there_are():
    with pytest.raises(DataProblem, match="work_or_study, work_or_study_status, self_support"):
        reached([], goal=replace(GOAL, outcome="happiness"))


def test_there_is_no_line_with_an_unknown_code():
    with pytest.raises(KeyError):
        reached([case("a", START)]).line("of_all")
