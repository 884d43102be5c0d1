"""What the public gets of the project of 2011: nothing small can be read, subtracted or worked out between tables."""

import pytest

from stegvis import demo
from stegvis.core import codebook
from stegvis.core.report.build import build, tables_for
from stegvis.core.report.public import for_public
from stegvis.core.shapes import HIDDEN, Audience, Kind
from stegvis.core.tables import Settings, count_all

SEXES = ("women", "men", "unknown", "total")


@pytest.fixture(scope="module")
def exact():
    dataset = demo.utrikesfodda().dataset()
    return {table.id: table for table in count_all(dataset, Settings.from_dataset(dataset))}


@pytest.fixture(scope="module")
def shown(exact):
    return {table.id: table for table in for_public(exact.values())}


def _equations():
    """Sums that hold between the tables of one report, written down by hand: (whole, parts)."""
    exits = [code for code in codebook.exits.codes if code != "Z9"]
    work = [*codebook.exits.in_group("work"), *codebook.exits.in_group("studies")]
    stayed = [code for code in exits if code not in codebook.exits.flagged("transfer")]
    yield ("goal_progress", "of_exits", "numerator"), [("exits_by_sex", code, "total") for code in work]
    yield ("goal_progress", "of_exits", "denominator"), [("exits_by_sex", code, "total") for code in exits]
    yield (
        ("goal_progress", "exits_without_transfers", "denominator"),
        [("exits_by_sex", code, "total") for code in stayed],
    )
    for code in exits:
        yield ("exits_by_sex", code, "total"), [("exits_by_sex", code, sex) for sex in SEXES[:3]]
    for sex, row in zip(SEXES, ("woman", "man", "unknown", "total"), strict=True):
        yield ("exits_by_sex", "total", sex), [("exits_by_sex", code, sex) for code in exits]
        yield ("outcome_by_sex", row, "work_or_study"), [("exits_by_sex", code, sex) for code in work]
        yield (
            ("outcome_by_sex", row, "total"),
            [("outcome_by_sex", row, column) for column in ("work_or_study", "other", "unknown")],
        )


def _known(tables):
    return {
        (table.id, row[0], column.key): value
        for table in tables.values()
        for row in table.rows
        for column, value in zip(table.columns, row, strict=True)
        if column.kind is Kind.COUNT and value is not HIDDEN
    }


def _worked_out(known):
    """Subtract wherever one number only is missing, until nothing more comes of it."""
    found = True
    while found:
        found = False
        for whole, parts in _equations():
            places = [whole, *parts]
            missing = [place for place in places if place not in known]
            if len(missing) == 1:
                parts_known = sum(known[part] for part in parts if part != missing[0])
                known[missing[0]] = parts_known if missing[0] == whole else known[whole] - parts_known
                found = True
    return known


def test_no_small_number_can_be_worked_out_between_the_tables(shown):
    small = {place: value for place, value in _worked_out(_known(shown)).items() if value and 0 < value < 5}
    assert small == {}


def test_the_same_reader_works_out_small_numbers_from_the_exact_tables(exact):
    open_cells = {place: value for place, value in _known(exact).items() if not value or value >= 5}
    assert [value for value in _worked_out(open_cells).values() if value and 0 < value < 5]


def test_the_main_figures_stay(shown):
    line = {row[0]: row for row in shown["goal_progress"].rows}
    assert line["of_started"][2:4] == (34, 136)
    assert line["of_exits"][2:4] == (34, 59)


def test_rows_that_are_persons_at_work_and_thin_months_are_left_out(shown):
    assert not {"caseload", "incidence_curve"} & set(shown)
    assert "under_way" not in [column.key for column in shown["flow_by_month"].columns]


def test_a_reading_goes_where_its_figure_goes(exact):
    few = [row for row in exact["goal_progress"].rows if row[0] == "of_exits"]
    thin = exact["goal_progress"].with_rows(tuple((*row[:2], 3, 7, 0, *row[5:]) for row in few))
    protected = next(iter(for_public([thin])))
    assert protected.cell("of_exits", "reading") is HIDDEN


def test_the_staff_of_the_owner_see_every_number():
    dataset = demo.utrikesfodda().dataset()
    tables = tables_for(dataset, Settings.from_dataset(dataset), audience=Audience.INTERNAL)
    assert not [cell for table in tables.values() for row in table.rows for cell in row if cell is HIDDEN]


def test_the_public_report_has_no_heading_for_what_it_leaves_out():
    dataset = demo.utrikesfodda().dataset()
    blocks = build(dataset, Settings.from_dataset(dataset), audience=Audience.PUBLIC, texts={})
    assert not [block.id for block in blocks if "caseload" in block.id]
