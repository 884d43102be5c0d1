"""What so many people can show, against R's power.t.test and power.prop.test (r/power.R), and Cohen's tables."""

from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from stegvis.core.effects.clustering import intraclass_correlation
from stegvis.core.effects.power import (
    Sample,
    detectable_mean,
    detectable_shares,
    power_of_mean,
    power_of_share,
    treated_needed,
)

R = Path(__file__).parent / "r"


@cache
def of_r(what: str) -> list[dict]:
    return pl.read_csv(R / "power.csv", null_values="NA").filter(pl.col("what") == what).rows(named=True)


def sample(row: dict) -> Sample:
    return Sample(treated=row["treated"], controls=row["controls"], icc=row["icc"], cluster_size=row["size"])


@pytest.mark.parametrize("row", of_r("mean"), ids=lambda row: f"{row['treated']}:{row['controls']} icc {row['icc']}")
def test_the_smallest_difference_of_means(row):
    assert detectable_mean(sample(row), row["power"]) == pytest.approx(row["value"], rel=1e-6)


@pytest.mark.parametrize("row", of_r("share"), ids=lambda row: str(row["treated"]))
def test_the_smallest_rise_of_a_share(row):
    _down, up = detectable_shares(sample(row), row["without"], row["power"])
    assert up == pytest.approx(row["value"], rel=1e-6)


@pytest.mark.parametrize("row", of_r("needed"), ids=lambda row: str(row["without"]))
def test_how_many_are_needed(row):
    found = treated_needed(sample(row), lambda more: power_of_mean(more, row["without"]), row["power"])
    assert found == row["value"]


@pytest.mark.parametrize("in_sd, each", [(0.2, 393), (0.5, 64), (0.8, 26)])
def test_cohens_table(in_sd, each):
    """Cohen (1992), Psychol. Bull. 112:155–159, table 2, level .05 and power .80: small, medium and large."""
    few = Sample(treated=10, controls=10)
    assert treated_needed(few, lambda more: power_of_mean(more, in_sd)) in (each, each + 1)


def test_the_correlation_within_groups():
    sprays = pl.read_csv(R / "power_sprays.csv")
    groups = sprays["spray"].rank("dense").to_numpy().astype(np.int64)
    (row,) = of_r("icc")
    found = intraclass_correlation(sprays["count"].cast(pl.Float64).to_numpy(), groups)
    assert found == pytest.approx(row["value"], rel=1e-10)


def test_power_of_a_share_is_symmetric():
    some = Sample(treated=100, controls=100)
    assert power_of_share(some, 0.3, 0.5) == pytest.approx(power_of_share(some, 0.7, 0.5))
