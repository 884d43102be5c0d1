"""What `report.yaml` may say, and what follows from leaving it out."""

from datetime import date

import polars as pl
import pytest
import yaml

from stegvis.core.errors import DataProblem
from stegvis.core.frames import Dataset
from stegvis.core.shapes import Period
from stegvis.core.tables.settings import Anchor, BeforeAfter, Payments, Settings

REPORT_2011 = yaml.safe_load("""
project: utrikesfodda
period: {from: 2009-02-01, to: 2010-12-31}
cut_off: 2011-01-31
tables:
  af_before_after: {exited_by: 2010-09-30, before: start, after: 2011-01-31}
  payments_by_household: {exited_by: 2010-09-30, regular_months: 6}
  flow: {identified: 500}
by: [sex, age]
""")


def test_the_settings_of_the_2011_report_read_as_written():
    settings = Settings.of(REPORT_2011)
    assert settings.period == Period(date(2009, 2, 1), date(2010, 12, 31))
    assert settings.as_of == date(2010, 12, 31)
    assert settings.before_after_of("af_before_after") == BeforeAfter(
        date(2010, 9, 30), Anchor.START, date(2011, 1, 31)
    )
    assert settings.before_after_of("livelihood_before_after") == BeforeAfter(None, Anchor.START, Anchor.EXIT)
    assert settings.payments == Payments(date(2010, 9, 30), 6)
    assert (settings.identified, settings.by) == (500, ("sex", "age"))


def test_another_period_overrides_the_tables_own_population():
    settings = Settings.of(REPORT_2011, period=Period(date(2010, 1, 1), date(2010, 3, 31)))
    assert settings.before_after_of("af_before_after").exited_by is None
    assert settings.payments.exited_by is None
    assert not settings.counts_undated


def test_the_own_period_asked_for_by_name_changes_nothing():
    own = Period(date(2009, 2, 1), date(2010, 12, 31))
    assert Settings.of(REPORT_2011, period=own) == Settings.of(REPORT_2011)


def test_an_earlier_cut_off_moves_the_after_day_and_leaves_the_undated_out():
    settings = Settings.of(REPORT_2011, cut_off=date(2010, 6, 30))
    assert settings.before_after_of("af_before_after").after == date(2010, 6, 30)
    assert settings.as_of == date(2010, 6, 30)
    assert not settings.counts_undated


def test_without_a_report_file_the_period_is_whole_and_the_cut_off_the_latest_day_known():
    followups = {"case_key": ["c"], "months": [6], "due": [date(2031, 1, 1)], "done": [None], "status": ["planned"]}
    payments = {"household_key": ["h"], "month": [date(2024, 2, 1)], "kind": ["assistance"], "amount": [1.0]}
    dataset = Dataset({"followups": pl.DataFrame(followups), "payments": pl.DataFrame(payments)})
    settings = Settings.from_dataset(dataset)
    assert settings.period == Period()
    assert settings.cut_off == date(2024, 2, 29)
    assert not settings.cut_off_stated


def test_a_dataset_without_a_day_has_no_cut_off():
    assert Settings.from_dataset(Dataset({})).as_of is None


def test_an_after_day_says_how_far_the_data_reach():
    settings = Settings.of({"tables": {"af_before_after": {"after": date(2011, 1, 31)}}}, latest=date(2010, 12, 31))
    assert settings.cut_off == date(2011, 1, 31)


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ({"periods": {}}, "periods"),
        ({"period": {"from": "2010-13-01"}}, "period.from"),
        ({"period": {"from": "2010-02-01", "to": "2010-01-01"}}, "period.to"),
        ({"period": "2010"}, "period"),
        ({"project": 4}, "project"),
        ({"cut_off": "soon"}, "cut_off"),
        ({"period": {"from": "2010-02-01"}, "cut_off": "2010-01-31"}, "cut_off"),
        ({"tables": {"af_before_and_after": {}}}, "tables.af_before_and_after"),
        ({"tables": {"af_before_after": {"after": "end"}}}, "tables.af_before_after.after"),
        (
            {"tables": {"af_before_after": {"after": "2011-02-01"}}, "cut_off": "2011-01-31"},
            "tables.af_before_after.after",
        ),
        ({"tables": {"payments_by_household": {"regular_months": 0}}}, "tables.payments_by_household.regular_months"),
        ({"tables": {"flow": {"identified": "500"}}}, "tables.flow.identified"),
        ({"by": ["shoe size"]}, "by"),
        ({"by": "sex"}, "by"),
    ],
)
def test_a_wrong_setting_is_named_by_its_key(raw, key):
    with pytest.raises(DataProblem) as problem:
        Settings.of(raw)
    finding = problem.value.findings[0]
    assert (finding.file, finding.column) == ("report.yaml", key)
    assert finding.expected
