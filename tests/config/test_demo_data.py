"""What the demo shows of the project of 2011 is what the report published: computed from the rows of the database."""

from datetime import date

import pytest

from stegvis import demo
from stegvis.apps.access.actions import OnlyInDemo
from stegvis.core.tables import Settings, by_id
from tests.reference.published import table

TODAY = date(2026, 3, 12)
CUT_OFF = date(2011, 1, 31)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def finished(database):
    from django.test import override_settings

    from stegvis.config.demo import load
    from stegvis.config.demo.staff import FINISHED

    with override_settings(DEMO=True):
        project, house = load.enter(demo.utrikesfodda(), FINISHED, TODAY)
    load.record.enter_report_dates(project, demo.utrikesfodda(), house)
    return project, house


@pytest.fixture(scope="module")
def data(finished):
    """Return the dataset of the owner's registrar; the report's days stand in the project's record."""
    from stegvis.apps.reporting.frames import dataset_for

    project, house = finished
    return dataset_for(house.registrar("amk"), project, at=TODAY, cut_off=CUT_OFF)


@pytest.fixture(scope="module")
def count(data):
    return lambda name: by_id(name).count(data, Settings.from_dataset(data))


@pytest.mark.parametrize(
    ("name", "file"), [("age_by_sex", "table_1_age_by_sex"), ("exits_by_sex", "table_2_exits_by_sex")]
)
def test_tables_1_and_2_are_the_published_ones(count, name, file):
    counted = count(name)
    for row in table(file).rows(named=True):
        cells = [counted.cell(row["code"], column) for column in ("women", "men", "unknown", "total")]
        assert cells == [row["women"], row["men"], 0, row["total"]], row["code"]


def test_table_3_is_the_published_one(count):
    counted = count("af_before_after")
    for row in table("table_3_af_before_after").rows(named=True):
        assert [counted.cell(row["code"], column) for column in ("before", "after")] == [row["before"], row["after"]]


def test_34_of_136_and_34_of_59_are_in_work_or_studies(count):
    goal = count("goal_progress")

    def share_of(line):
        return [round(100 * goal.cell(line, column), 1) for column in ("share", "low", "high")]

    assert [goal.cell("of_started", column) for column in ("numerator", "denominator")] == [34, 136]
    assert [goal.cell("of_exits", column) for column in ("numerator", "denominator")] == [34, 59]
    assert share_of("of_started") == [25.0, 18.5, 32.9]
    assert share_of("of_exits") == [57.6, 44.9, 69.4]


def test_the_households_were_paid_what_the_report_says(count):
    paid = count("payments_by_household")
    assert paid.cell("total", "households") == 38
    assert round(paid.cell("total", "amount") / 1e6, 1) == 17.5
    assert paid.cell("over_million", "households") == 5


def test_nothing_is_loaded_outside_a_demo(settings):
    from stegvis.config.demo import load

    settings.DEMO = False
    with pytest.raises(OnlyInDemo):
        load.load(TODAY)
