"""The days that a project's figures rest on."""

from datetime import date

import pytest

from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.projects import actions
from stegvis.apps.projects.models import ReportDates
from stegvis.apps.projects.saving import DoesNotFit
from stegvis.apps.reporting.frames import dataset_for
from stegvis.apps.reporting.queries import cut_off_on, own_figures
from stegvis.core.tables import Settings
from tests.cast import DAY

DAYS = {"cut_off": date(2011, 1, 31), "exited_by": date(2010, 9, 30), "compared_on": date(2011, 1, 31)}


def test_they_become_the_settings_of_the_tables(cast):
    actions.set_report_dates(project=cast.project, by=cast.officer, **DAYS, identified=500)
    settings = Settings.from_dataset(dataset_for(cast.registrar, cast.project, at=DAY, cut_off=date(2011, 1, 31)))
    compared = settings.before_after_of("af_before_after")
    assert (compared.exited_by, compared.after) == (date(2010, 9, 30), date(2011, 1, 31))
    assert (settings.payments.exited_by, settings.identified) == (date(2010, 9, 30), 500)


def test_a_comparison_later_than_the_day_asked_for_gives_way_to_it(cast):
    actions.set_report_dates(project=cast.project, by=cast.officer, **DAYS)
    settings = Settings.from_dataset(dataset_for(cast.registrar, cast.project, at=DAY, cut_off=DAY))
    assert settings.before_after_of("af_before_after").after == DAY


def test_figures_of_a_project_that_is_no_longer_followed_stand_still(cast):
    actions.set_report_dates(project=cast.project, by=cast.officer, cut_off=date(2010, 8, 15))
    assert own_figures(cast.registrar, cast.project, at=DAY).cut_off == date(2010, 8, 15)
    assert cut_off_on(cast.project, date(2026, 3, 3)) == date(2010, 8, 15)


def test_without_a_day_of_its_own_a_project_is_told_of_up_to_now(cast):
    assert own_figures(cast.registrar, cast.project, at=DAY).cut_off == DAY
    assert cut_off_on(cast.project, DAY) == date(2010, 8, 31)


@pytest.mark.parametrize(
    "days",
    [
        {"exited_by": date(2010, 9, 30), "compared_on": date(2010, 9, 29)},
        {"cut_off": date(2010, 9, 30), "compared_on": date(2010, 10, 1)},
    ],
)
def test_days_in_the_wrong_order_are_refused_in_words(cast, days):
    with pytest.raises(DoesNotFit, match=r"day of comparison|Jämförelsedagen"):
        actions.set_report_dates(project=cast.project, by=cast.officer, **days)
    assert not ReportDates.objects.exists()


def test_only_the_association_decides_them(cast):
    with pytest.raises((NotAllowed, NotVisible)):
        actions.set_report_dates(project=cast.project, by=cast.registrar, **DAYS)


def test_what_they_were_stays_in_the_history(cast):
    actions.set_report_dates(project=cast.project, by=cast.officer, cut_off=date(2010, 12, 31))
    dates = actions.set_report_dates(project=cast.project, by=cast.officer, cut_off=date(2011, 1, 31), why="extract")
    assert [row.cut_off for row in dates.history.order_by("history_id")] == [date(2010, 12, 31), date(2011, 1, 31)]
    assert dates.history.latest("history_id").history_change_reason == "extract"
