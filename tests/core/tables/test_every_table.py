"""What holds for every table of the report, whatever the data."""

import pytest
from hypothesis import HealthCheck, given, settings

from stegvis.core.shapes import Kind
from stegvis.core.tables import ALL, Settings, by_id, count_all
from stegvis.core.tables.counted import CountedTable
from tests.core.tables.random_data import PERIODS, datasets
from tests.core.tables.small import dataset

pytestmark = pytest.mark.histories

slow = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def counts(table):
    return [column.key for column in table.columns if column.kind is Kind.COUNT]


@slow
@given(datasets(), PERIODS)
def test_as_many_keys_stand_behind_a_cell_as_it_counts(data, period):
    chosen = Settings.from_dataset(data, period=period)
    for each in (table for table in ALL if isinstance(table, CountedTable)):
        table, grid = each.count(data, chosen), each.place(data, chosen)
        for code in set(table.column("code")) - each.numbers_only:
            for column in counts(table):
                assert len(grid.keys(code, column)) == table.cell(code, column), (each.id, code, column)


@pytest.mark.parametrize("table", ALL, ids=lambda each: each.id)
def test_the_members_of_a_cell_that_is_not_there_are_an_error(table):
    with pytest.raises(KeyError):
        table.members(dataset(), Settings(), "no such row", "total")


@slow
@given(datasets(), PERIODS)
def test_a_table_adds_up_where_it_says_so(data, period):
    for table in count_all(data, Settings.from_dataset(data, period=period)):
        inner = [column for column in counts(table) if column != "total"]
        if table.rows_add_up:
            for column in counts(table):
                cells = [table.cell(code, column) for code in table.column("code") if code != "total"]
                assert sum(cells) == table.cell("total", column), (table.id, column)
        if table.columns_add_up:
            for row in table.rows:
                assert sum(row[table.index(column)] for column in inner) == row[table.index("total")], (
                    table.id,
                    row[0],
                )


@slow
@given(datasets(), PERIODS)
def test_exits_are_the_same_wherever_they_are_counted(data, period):
    chosen = Settings.from_dataset(data, period=period)
    exits = by_id("exits_by_sex").count(data, chosen).cell("total", "total")
    for other in ("time_to_exit", "outcome_by_sex", "outcome_by_age", "outcome_by_origin", "outcome_by_municipality"):
        assert by_id(other).count(data, chosen).cell("total", "total") == exits


@slow
@given(datasets(), PERIODS)
def test_those_who_started_are_under_way_or_exited_and_the_exited_followed_up_lost_or_neither(data, period):
    chosen = Settings.from_dataset(data, period=period)
    flow = by_id("flow").count(data, chosen)
    for column in ("women", "men", "unknown", "total"):
        under_way, exited = flow.cell("under_way", column), flow.cell("exited", column)
        assert flow.cell("started", column) == under_way + exited
        after = [flow.cell(code, column) for code in ("followed_up", "lost", "not_followed_up")]
        assert exited == sum(after)
    assert flow.cell("started", "total") == by_id("age_by_sex").count(data, chosen).cell("total", "total")


@slow
@given(datasets())
def test_a_transition_table_has_the_before_and_after_tables_as_its_margins(data):
    chosen = Settings.from_dataset(data)
    for kind in ("af", "livelihood"):
        both = by_id(f"{kind}_before_after").count(data, chosen)
        moves = by_id(f"{kind}_transitions").count(data, chosen)
        for code in both.column("code"):
            if code in moves.column("code"):
                assert moves.cell(code, "total") == both.cell(code, "before")
                assert moves.cell("total", code) == both.cell(code, "after")
            else:
                assert (both.cell(code, "before"), both.cell(code, "after")) == (0, 0)


@pytest.mark.parametrize("table", ALL, ids=lambda each: each.id)
def test_a_table_of_nobody_is_whole_and_says_what_it_counts(table):
    empty = table.count(dataset(), Settings())
    assert empty.id == table.id
    assert [column.key for column in empty.columns][:2] == ["code", "label"]
    assert all(row[empty.index(column)] == 0 for row in empty.rows for column in counts(empty))
    assert empty.unit
    assert empty.population
    assert empty.notes


@pytest.mark.parametrize("table", ALL, ids=lambda each: each.id)
def test_a_computed_column_names_the_counts_that_it_comes_from(table):
    columns = table.count(dataset(), Settings()).columns
    keys = {column.key for column in columns if column.kind is Kind.COUNT}
    for column in columns:
        if column.kind in (Kind.SHARE, Kind.AMOUNT):
            assert column.of
        assert set(column.of) <= keys


def test_ids_are_unique_and_an_unknown_one_is_an_error():
    assert len({each.id for each in ALL}) == len(ALL)
    with pytest.raises(KeyError):
        by_id("exits_by_shoe_size")


def test_breakdowns_that_are_not_asked_for_are_not_counted():
    ids = {table.id for table in count_all(dataset(), Settings.of({"by": ["sex"]}))}
    assert "outcome_by_sex" in ids
    assert not ids & {"outcome_by_age", "outcome_by_origin", "outcome_by_municipality"}
