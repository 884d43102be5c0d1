"""Staggered difference-in-differences against R, where each formula is written out person by person (r/did.R)."""

from functools import cache
from pathlib import Path

import polars as pl
import pytest

from stegvis.core.effects.staggered import GroupTimeEffects, did

R = Path(__file__).parent / "r"
SETTINGS = [(control, method) for control in ("never", "notyet") for method in ("means", "or", "ipw", "dr")]


@cache
def found(control: str, method: str) -> GroupTimeEffects:
    adjusted = {} if method == "means" else {"method": method, "covariates": ["x"]}
    panel = pl.read_csv(R / "did_panel.csv")
    return did(panel, id="id", time="time", cohort="cohort", outcome="y", control=control, **adjusted)


def of_r(name: str, control: str, method: str) -> pl.DataFrame:
    table = pl.read_csv(R / f"did_{name}.csv")
    return table.filter((pl.col("control") == control) & (pl.col("method") == method))


@pytest.mark.parametrize("control, method", SETTINGS)
def test_each_cohort_in_each_period(control, method):
    reference = of_r("cells", control, method)
    cells = found(control, method).att_gt()
    assert [(each.cohort, each.time) for each in cells] == reference.select("cohort", "time").rows()
    assert [each.att for each in cells] == pytest.approx(reference["att"].to_list(), rel=1e-8)
    assert [each.se for each in cells] == pytest.approx(reference["se"].to_list(), rel=1e-6)


@pytest.mark.parametrize("control, method", SETTINGS)
def test_what_they_come_to_together(control, method):
    reference = {
        name: numbers for name, *numbers in of_r("aggregates", control, method).select("aggregate", "att", "se").rows()
    }
    aggregates = found(control, method).aggregate()
    for name in ("simple", "dynamic", "group", "calendar"):
        told = getattr(aggregates, name)
        assert [told.att, told.se] == pytest.approx(reference[name], rel=1e-6)
    for each in aggregates.event:
        assert [each.att, each.se] == pytest.approx(reference[f"event {each.e}"], rel=1e-6)
