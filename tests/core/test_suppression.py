"""What an audience may be shown: nothing small, and nothing from which something small can be worked out."""

from datetime import date

import pytest

from stegvis.core.shapes import HIDDEN, Column, Kind, Period, Sentence, Share, Table
from stegvis.core.suppression import KnownPart, KnownSum, Rule, intervals, protect

CODE = Column("code", "Code", Kind.CODE)


def grid(name: str, rows: dict[str, list[int]], columns: str, **more: object) -> Table:
    """A table with its totals, from inner cells."""
    keys = columns.split()
    inner = {code: [*cells, sum(cells)] for code, cells in rows.items()}
    inner["total"] = [sum(each) for each in zip(*inner.values(), strict=True)]
    cells = tuple((code, *content) for code, content in inner.items())
    heads = (CODE, *(Column(key, key) for key in [*keys, "total"]))
    return Table(
        **{"id": name, "title": name, "columns": heads, "rows": cells, "unit": "cases", "population": "all"} | more
    )


def one_column(name: str, rows: dict[str, int], **more: object) -> Table:
    cells = (*rows.items(), ("total", sum(rows.values())))
    heads = (CODE, Column("number", "Number"))
    return Table(
        **{"id": name, "title": name, "columns": heads, "rows": cells, "unit": "cases", "population": "all"} | more
    )


def hidden(table: Table) -> set[tuple[str, str]]:
    return {
        (row[0], column.key)
        for row in table.rows
        for column, value in zip(table.columns, row, strict=True)
        if value is HIDDEN
    }


# Federal Committee on Statistical Methodology, Statistical Policy Working Paper 22 (2005), chapter 4: delinquent
# children by county and education of the household head; counts under 5 are sensitive.
DELINQUENT = grid(
    "delinquent",
    {"Alpha": [15, 1, 3, 1], "Beta": [20, 10, 10, 15], "Gamma": [3, 10, 10, 2], "Delta": [12, 14, 7, 2]},
    "low medium high very_high",
)
SMALL = {
    ("Alpha", "medium"),
    ("Alpha", "high"),
    ("Alpha", "very_high"),
    ("Gamma", "low"),
    ("Gamma", "very_high"),
    ("Delta", "very_high"),
}


def with_hidden(table: Table, places: set[tuple[str, str]]) -> Table:
    keys = [column.key for column in table.columns]
    return table.with_rows(
        tuple(
            tuple(HIDDEN if (row[0], key) in places else value for key, value in zip(keys, row, strict=True))
            for row in table.rows
        )
    )


def test_two_hidden_in_each_row_and_column_are_not_enough():
    """Working paper 22: rows Alpha and Beta less columns medium and high give Alpha's very_high away. It is 1."""
    published = with_hidden(DELINQUENT, SMALL | {("Beta", "medium"), ("Beta", "high"), ("Delta", "low")})
    assert intervals([published])[0, 0, 4] == (1, 1)


def test_the_published_example_is_protected_by_few_more_cells():
    (shown,) = protect([DELINQUENT])
    assert hidden(shown) >= SMALL
    assert len(hidden(shown)) <= len(SMALL) + 4
    small = {
        address: span
        for address, span in intervals([shown]).items()
        if 1 <= DELINQUENT.rows[address[1]][address[2]] < 5
    }
    assert all(low <= 1 and high >= 4 for low, high in small.values())


def test_a_reader_finds_the_bounds_that_a_hand_finds():
    """a + b = 7 in the row, a + c = 3 in the column: a is at most 3, so b is at least 4."""
    table = grid("t", {"x": [2, 5], "y": [1, 20]}, "left right")
    published = with_hidden(table, {("x", "left"), ("x", "right"), ("y", "left"), ("y", "right")})
    assert intervals([published]) == {(0, 0, 1): (0, 3), (0, 0, 2): (4, 7), (0, 1, 1): (0, 3), (0, 1, 2): (18, 21)}


def test_a_small_count_takes_another_with_it():
    (shown,) = protect([one_column("t", {"a": 2, "b": 30, "c": 50})])
    assert hidden(shown) == {("a", "number"), ("b", "number")}


def test_zeros_and_large_counts_are_shown():
    table = one_column("t", {"a": 0, "b": 5, "c": 7})
    assert protect([table]) == (table,)


def test_a_zero_is_hidden_only_when_nothing_else_helps():
    (shown,) = protect([one_column("t", {"a": 2, "b": 0, "c": 9})])
    assert ("b", "number") not in hidden(shown)


def test_two_small_counts_with_a_known_sum_of_three_are_not_safe_together():
    (shown,) = protect([one_column("t", {"a": 1, "b": 2, "c": 40, "d": 60})])
    assert hidden(shown) == {("a", "number"), ("b", "number"), ("c", "number")}


@pytest.mark.parametrize("smallest, gone", [(3, {"a"}), (5, {"a", "b"}), (10, {"a", "b", "c"})])
def test_the_smallest_count_shown_can_be_chosen(smallest, gone):
    table = one_column("t", {"a": 2, "b": 4, "c": 9, "d": 60}, rows_add_up=False)
    assert hidden(protect([table], rule=Rule(smallest_shown=smallest))[0]) == {(code, "number") for code in gone}


def test_another_threshold_is_refused():
    with pytest.raises(ValueError, match="one of"):
        Rule(smallest_shown=1)


def test_a_hidden_table_says_why_and_a_whole_one_does_not():
    small, whole = protect([one_column("s", {"a": 2, "b": 9}), one_column("w", {"a": 8, "b": 9}, population="others")])
    assert isinstance(small.notes[-1], Sentence)
    assert small.notes[-1].values["largest"] == 4
    assert whole.notes == ()


def test_what_was_hidden_already_stays_hidden_and_safe():
    (once,) = protect([DELINQUENT])
    (twice,) = protect([once])
    assert hidden(twice) >= hidden(once)


def test_a_table_that_does_not_add_up_as_it_says_is_refused():
    table = one_column("t", {"a": 8, "b": 9}).with_rows((("a", 8), ("b", 9), ("total", 18)))
    with pytest.raises(ValueError, match="adds up"):
        protect([table])


def test_a_cell_without_a_value_is_left_alone():
    table = one_column("t", {"a": 8, "b": 9}).with_rows((("a", None), ("b", 9), ("total", 9)))
    assert protect([table]) == (table,)


# ---- linked tables ----------------------------------------------------------------------------------------------


def test_a_total_hidden_in_one_table_is_hidden_in_the_other():
    few = {"a": [1, 2], "b": [0, 0]}
    one, other = protect([grid("one", few, "women men"), grid("other", {"x": [1, 2]}, "women men")])
    assert ("total", "women") in hidden(one) & hidden(other)
    assert ("total", "total") in hidden(one) & hidden(other)


def test_the_transition_and_the_state_before_are_one_count():
    """Rows of the transition add up to `before`, whose rows a reader can therefore use."""
    transition = grid("transition", {"x": [2, 20], "y": [30, 40]}, "x y")
    before = one_column("before", {"x": 22, "y": 70, "z": 0})
    together = protect([transition, before])
    assert all(low <= 1 and (high is None or high >= 4) for low, high in small_spans([transition, before], together))


def small_spans(exact: list[Table], shown: tuple[Table, ...]) -> list[tuple[int, int | None]]:
    spans = intervals(shown)
    return [span for (table, row, column), span in spans.items() if 1 <= exact[table].rows[row][column] < 5]


def test_a_sum_that_no_table_states_can_be_named():
    """Groups in one table, their codes in another: work = wage + business."""
    codes = one_column("codes", {"wage": 20, "business": 2, "none": 30}, rows_add_up=False)
    groups = one_column("groups", {"work": 22, "none": 30}, rows_add_up=False, population="other words")
    known = KnownSum(("groups", "work", "number"), (("codes", "wage", "number"), ("codes", "business", "number")))
    alone = protect([codes, groups])
    assert hidden(alone[0]) == {("business", "number")}
    together = protect([codes, groups], sums=[known])
    assert hidden(together[0]) | hidden(together[1]) > {("business", "number")}


def test_the_groups_of_a_code_list_are_sums_of_its_codes():
    """exits: work is A0 + A1 + A2 + A3, studies is S1 + S2."""
    codes = one_column("codes", {"A1": 2, "A2": 20, "S1": 6, "S2": 7}, rows_add_up=False)
    groups = one_column("groups", {"work": 22, "studies": 13}, rows_add_up=False)
    shown = protect([codes, groups])
    assert hidden(shown[0]) == {("A1", "number"), ("A2", "number")}
    assert hidden(shown[1]) == set()


def test_a_word_that_only_looks_like_a_group_is_no_sum():
    codes = one_column("codes", {"A1": 2, "A2": 20}, rows_add_up=False)
    groups = one_column("groups", {"work": 50}, rows_add_up=False)
    assert hidden(protect([codes, groups])[0]) == {("A1", "number")}


def test_a_named_sum_that_does_not_hold_is_refused():
    table = one_column("t", {"a": 8, "b": 9}, rows_add_up=False)
    with pytest.raises(ValueError, match="contradict"):
        protect([table], sums=[KnownSum(("t", "a", "number"), (("t", "b", "number"),))])


def test_what_two_counts_that_lie_in_each_other_leave_over_is_a_count_too():
    """30 got there, 29 of them in time: one was late."""
    table = one_column("t", {"ever": 30, "in_time": 29, "other": 40}, rows_add_up=False)
    late = KnownPart(("t", "ever", "number"), ("t", "in_time", "number"))
    assert hidden(protect([table])[0]) == set()
    assert len(hidden(protect([table], parts=[late])[0])) == 1


def test_a_bound_from_within_keeps_a_small_rest_from_being_narrowed_down():
    """Of 12 exits 11 led to work: that one did not is hidden. That 11 got there in time would say that 11 or 12 did."""
    ways = one_column("ways", {"work": 11, "other": 1})
    goal = one_column("goal", {"in_time": 11}, rows_add_up=False)
    inside = KnownPart(("ways", "work", "number"), ("goal", "in_time", "number"))
    assert hidden(protect([ways, goal])[1]) == set()
    assert hidden(protect([ways, goal], parts=[inside])[1]) == {("in_time", "number")}


def test_a_part_that_is_larger_than_its_whole_is_none():
    table = one_column("t", {"ever": 20, "in_time": 22}, rows_add_up=False)
    assert hidden(protect([table], parts=[KnownPart(("t", "ever", "number"), ("t", "in_time", "number"))])[0]) == set()


# ---- over time --------------------------------------------------------------------------------------------------

NOVEMBER = Period(date(2010, 1, 1), date(2010, 11, 30))
DECEMBER = Period(date(2010, 1, 1), date(2010, 12, 31))


def test_a_count_that_grew_by_two_is_hidden_and_so_is_its_total():
    then = one_column("t", {"a": 12, "b": 30}, period=NOVEMBER)
    now = one_column("t", {"a": 14, "b": 30}, period=DECEMBER)
    (shown,) = protect([now], shown_before=[then])
    assert hidden(shown) == {("a", "number"), ("total", "number")}


def test_a_count_that_grew_by_two_can_not_be_worked_out_from_the_rest():
    then = one_column("t", {"a": 12, "b": 30, "c": 40}, period=NOVEMBER)
    now = one_column("t", {"a": 14, "b": 40, "c": 60}, period=DECEMBER)
    (shown,) = protect([now], shown_before=[then])
    assert ("a", "number") in hidden(shown)
    assert len(hidden(shown)) == 2


def test_a_population_named_by_its_day_is_the_same_population_next_month():
    def exited(day: date) -> Sentence:
        return Sentence("exited by {day}", {"day": day})

    then = one_column("t", {"a": 12, "b": 30}, population=exited(date(2010, 11, 30)))
    now = one_column("t", {"a": 14, "b": 40}, population=exited(date(2010, 12, 31)))
    assert hidden(protect([now], shown_before=[then])[0])


def test_a_month_apart_is_no_difference_of_persons():
    then = one_column("t", {"a": 12, "b": 30}, period=Period(date(2010, 11, 1), date(2010, 11, 30)))
    now = one_column("t", {"a": 14, "b": 30}, period=Period(date(2010, 12, 1), date(2010, 12, 31)))
    assert protect([now], shown_before=[then]) == (now,)


def test_the_same_table_again_is_hidden_in_the_same_cells():
    (first,) = protect([DELINQUENT])
    assert protect([DELINQUENT], shown_before=[first]) == (first,)


def test_a_cell_that_was_shown_helps_nobody_to_find_what_was_hidden():
    """Two inner cells were shown before, so they can't serve as complements."""
    everything = {(row[0], column.key) for row in DELINQUENT.rows for column in DELINQUENT.columns[1:]}
    before = with_hidden(DELINQUENT, everything - {("Delta", "low"), ("Gamma", "medium")})
    (shown,) = protect([DELINQUENT], shown_before=[before])
    spans = intervals([shown], [before])
    small = [span for (_t, r, c), span in spans.items() if 1 <= DELINQUENT.rows[r][c] < 5]
    assert len(small) == len(SMALL)
    assert all(low <= 1 and (high is None or high >= 4) for low, high in small)


def test_a_correction_since_is_a_difference_and_no_contradiction():
    before = with_hidden(one_column("t", {"a": 3, "b": 30}), {("a", "number"), ("b", "number")})
    now = one_column("t", {"a": 4, "b": 30})
    (shown,) = protect([now], shown_before=[before])
    assert ("total", "number") in hidden(shown)  # 33 was shown, 34 would tell of one


def test_a_small_count_that_was_shown_before_is_hidden_all_the_same():
    table = one_column("t", {"a": 2, "b": 30})
    assert ("a", "number") in hidden(protect([table], shown_before=[table])[0])


# ---- shares and amounts -----------------------------------------------------------------------------------------


def goal(some: int, of_all: int) -> Table:
    columns = (
        CODE,
        Column("some", "Some"),
        Column("all", "All"),
        *(Column(k, k, Kind.SHARE, of=("some", "all")) for k in ("share", "low")),
    )
    row = ("goal", some, of_all, Share(some / of_all), Share(0.1))
    return Table(
        id="goal", title="", columns=columns, rows=(row,), unit="cases", rows_add_up=False, columns_add_up=False
    )


def test_a_share_and_its_interval_go_with_their_numerator():
    assert hidden(protect([goal(3, 59)])[0]) == {("goal", "some"), ("goal", "share"), ("goal", "low")}


def test_a_share_of_fewer_than_ten_is_hidden():
    assert hidden(protect([goal(0, 9)])[0]) == {("goal", "share"), ("goal", "low")}
    assert hidden(protect([goal(0, 10)])[0]) == set()


def test_what_is_left_of_the_denominator_is_a_count_too():
    """38 of 40 tells of two."""
    assert {("goal", "share"), ("goal", "low")} < hidden(protect([goal(38, 40)])[0])


def test_the_published_shares_of_2011_can_be_shown():
    for some, of_all in ((34, 136), (34, 59), (34, 40)):
        assert hidden(protect([goal(some, of_all)])[0]) == set()


def test_a_share_of_a_column_rests_on_the_columns_total():
    columns = (CODE, Column("number", "Number"), Column("share", "Share", Kind.SHARE, of=("number",)))
    rows = (("a", 6, Share(0.75)), ("b", 2, Share(0.25)), ("total", 8, Share(1.0)))
    (shown,) = protect([Table(id="t", title="", columns=columns, rows=rows, unit="cases")])
    assert {("a", "share"), ("b", "share"), ("total", "share")} <= hidden(shown)


def test_an_amount_goes_with_its_households():
    columns = (
        CODE,
        Column("households", "Households"),
        Column("mean", "Mean", Kind.AMOUNT, of=("households",)),
        Column("sum", "Sum", Kind.AMOUNT),
    )
    rows = (
        ("a", 3, 5.0, 15.0),
        ("b", 8, 2.0, 16.0),
        ("c", 20, 1.0, 20.0),
        ("d", 0, None, 0.0),
        ("total", 31, 1.6, 51.0),
    )
    (shown,) = protect([Table(id="t", title="", columns=columns, rows=rows, unit="households")])
    assert {(code, key) for code in "ab" for key in ("households", "mean", "sum")} == hidden(shown)


def test_an_amount_rests_on_five_even_where_three_are_shown():
    columns = (CODE, Column("households", "Households"), Column("mean", "Mean", Kind.AMOUNT, of=("households",)))
    table = Table(id="t", title="", columns=columns, rows=(("a", 4, 5.0),), unit="households", rows_add_up=False)
    assert hidden(protect([table], rule=Rule(smallest_shown=3))[0]) == {("a", "mean")}


def test_a_column_that_happens_to_equal_another_one_shown_before_gives_nothing_away():
    """This month's men count as last month's women did, cell by cell; their own growth of one stays hidden."""
    before = grid("t", {"a": [8, 7], "b": [7, 5]}, "women men", period=Period())
    now = grid("t", {"a": [9, 8], "b": [7, 7]}, "women men", period=Period())
    rule = Rule(smallest_shown=3)
    assert before.column("women") == now.column("men")
    (shown,) = protect([now], rule=rule, shown_before=protect([before], rule=rule))
    assert {("a", "women"), ("a", "men"), ("b", "men")} <= hidden(shown)
