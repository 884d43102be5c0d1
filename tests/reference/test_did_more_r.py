"""Clustered errors, anticipation, and people not known all the time, against R person by person (r/did_more.R)."""

from functools import cache
from pathlib import Path

import polars as pl
import pytest

from stegvis.core.effects.staggered import GroupTimeEffects, did

R = Path(__file__).parent / "r"
SETTINGS = {
    "clustered": {"control": "notyet", "cluster": "office"},
    "clustered dr": {"covariates": ["x"], "cluster": "office"},
    "anticipation": {"anticipation": 1},
    "anticipation dr": {"control": "notyet", "covariates": ["x"], "anticipation": 1, "cluster": "office"},
    "pairs": {"outcome": "y_gaps", "control": "notyet", "incomplete": "pairs"},
    "pairs or": {"outcome": "y_gaps", "covariates": ["x"], "method": "or", "incomplete": "pairs"},
    "pairs ipw": {"outcome": "y_gaps", "covariates": ["x"], "method": "ipw", "incomplete": "pairs"},
    "pairs dr": {
        "outcome": "y_gaps", "control": "notyet", "covariates": ["x"], "incomplete": "pairs", "cluster": "office",
    },
}  # fmt: skip


@cache
def found(setting: str) -> GroupTimeEffects:
    panel = pl.read_csv(R / "did_more_panel.csv", schema_overrides={"y_gaps": pl.Float64})
    return did(panel, **{"id": "id", "time": "time", "cohort": "cohort", "outcome": "y", **SETTINGS[setting]})


def of_r(name: str, setting: str) -> pl.DataFrame:
    return pl.read_csv(R / f"did_more_{name}.csv", infer_schema_length=None).filter(pl.col("setting") == setting)


@pytest.mark.parametrize("setting", SETTINGS)
def test_each_cohort_in_each_period(setting):
    reference = of_r("cells", setting)
    cells = found(setting).att_gt()
    assert [(each.cohort, each.time) for each in cells] == reference.select("cohort", "time").rows()
    assert [each.att for each in cells] == pytest.approx(reference["att"].to_list(), rel=1e-8)
    assert [each.se for each in cells] == pytest.approx(reference["se"].to_list(), rel=1e-6)


@pytest.mark.parametrize("setting", SETTINGS)
def test_what_they_come_to_together(setting):
    rows = of_r("aggregates", setting).select("aggregate", "att", "se").rows()
    reference = {name: numbers for name, *numbers in rows}
    aggregates = found(setting).aggregate()
    assert [aggregates.simple.att, aggregates.simple.se] == pytest.approx(reference["simple"], rel=1e-6)
    for each in aggregates.event:
        assert [each.att, each.se] == pytest.approx(reference[str(each.e)], rel=1e-6)


@pytest.mark.parametrize("setting", SETTINGS)
def test_all_before_treatment_together(setting):
    ((statistic, freedom, p),) = of_r("pretrend", setting).select("statistic", "freedom", "p").rows()
    told = found(setting).pretrend()
    assert told.freedom == freedom
    assert [told.statistic, told.p] == pytest.approx([statistic, p], rel=1e-6)
