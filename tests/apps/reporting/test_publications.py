"""What the public is shown of a project: protected, fixed, and checked against all that was shown before."""

from datetime import date

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.reporting.actions import NoFiguresYet, renew_figures, show_figures
from stegvis.apps.reporting.frames import dataset_for
from stegvis.apps.reporting.models import Publication
from stegvis.core.report.build import tables_for
from stegvis.core.shapes import HIDDEN, Audience, Kind
from stegvis.core.tables import Settings
from tests.cast import WOMEN, register

from .conftest import DAY

NEVER = ("case_worker", "registrar", "af_worker", "board_member", "administrator", "referrer", "provider")


def shown(cast, on=DAY, by=None):
    return show_figures(project=cast.project, by=by or cast.process_leader, on=on)


def exact(cast, on=DAY):
    dataset = dataset_for(cast.process_leader, cast.project, at=on, cut_off=shown(cast, on).cut_off)
    return tables_for(dataset, Settings.from_dataset(dataset), audience=Audience.INTERNAL)


def test_figures_go_to_the_end_of_last_month_and_stay_as_they_were_first_shown(cast, crowd):
    first = shown(cast)
    register(cast.registrar, cast.project, WOMEN[30], "Ny", "Person", started_on=date(2010, 11, 2))
    again = shown(cast, by=cast.evaluator)
    assert first.cut_off == date(2010, 11, 30)
    assert first.tables == again.tables
    assert Publication.objects.count() == 1


def test_what_is_stored_is_what_was_counted(cast, crowd):
    figures = shown(cast)
    dataset = dataset_for(cast.process_leader, cast.project, at=DAY, cut_off=figures.cut_off)
    assert figures.all() == tables_for(dataset, Settings.from_dataset(dataset), audience=Audience.PUBLIC)


def test_no_small_number_is_shown_that_the_exact_tables_have(cast, crowd):
    counted, small = exact(cast), 0
    for id_, table in shown(cast).all().items():
        for row, column, cell in cells(table):
            if counted[id_].cell(row[0], column) in (1, 2, 3, 4):
                small += 1
                assert cell is HIDDEN, (id_, row[0], column)
    assert small > 20


def test_the_next_month_is_published_by_whoever_looks_first(cast, crowd):
    before, after = shown(cast), shown(cast, on=date(2011, 1, 3))
    assert (before.cut_off, after.cut_off) == (date(2010, 11, 30), date(2010, 12, 31))
    assert LogEntry.objects.filter(act="figures.published").count() == 2


def test_renewed_figures_tell_nothing_together_with_the_earlier_ones(cast, crowd):
    earlier = shown(cast).all()
    register(cast.registrar, cast.project, WOMEN[30], "Ny", "Person", started_on=date(2010, 11, 2))
    assert renew_figures(project=cast.project, by=cast.process_leader, on=DAY)
    later = shown(cast).all()
    assert later["age_by_sex"] != earlier["age_by_sex"]
    for id_, table in later.items():
        before = {(row[0], column): cell for row, column, cell in cells(earlier[id_])}
        for row, column, cell in cells(table):
            was = before.get((row[0], column))
            assert not (isinstance(was, int) and isinstance(cell, int) and 0 < abs(cell - was) < 5), (id_, row, column)


def cells(table):
    counts = [(place, column.key) for place, column in enumerate(table.columns) if column.kind is Kind.COUNT]
    return [(row, key, row[place]) for row in table.rows for place, key in counts]


def test_the_same_data_are_not_published_twice(cast, crowd):
    shown(cast)
    assert not renew_figures(project=cast.project, by=cast.officer, on=DAY)
    assert Publication.objects.count() == 1


def test_there_are_no_figures_before_the_first_month_is_over(cast):
    with pytest.raises(NoFiguresYet):
        shown(cast, on=date(2009, 2, 20))
    assert shown(cast, on=date(2009, 3, 1)).cut_off == date(2009, 2, 28)


@pytest.mark.parametrize("name", NEVER)
def test_others_are_shown_no_project_figures_and_renew_none(cast, name):
    for act in (show_figures, renew_figures):
        with pytest.raises(NotVisible):
            act(project=cast.project, by=cast.staff[name], on=DAY)
    assert not Publication.objects.exists()
