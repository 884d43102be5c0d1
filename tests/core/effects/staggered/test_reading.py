"""The same panel in any order and by any way of reading: in blocks where its rows lie so, and else all at once."""

import numpy as np
import polars as pl
import pytest

from stegvis.core.effects.staggered import did
from stegvis.core.effects.staggered.moments import Summing, moments_of
from stegvis.core.errors import DataProblem
from tests.core.effects.staggered.panels import draw

NAMES = {"id": "id", "time": "time", "cohort": "cohort", "outcome": "y"}
PANEL = draw(120, 5, [3, 4], seed=6)


def effects(data: pl.DataFrame | pl.LazyFrame, **choices: object) -> list[float]:
    told = did(data, **NAMES, **choices)
    return [number for each in told.att_gt() for number in (each.att, each.se)]


WAYS = {
    "rows in no order": PANEL.sample(fraction=1, shuffle=True, seed=1),
    "by period": PANEL.sort("time", "id"),
    "people in no order": PANEL.sort(pl.col("id").hash(3), "time"),
    "text for people": PANEL.with_columns(id="p" + pl.col("id").cast(pl.String)),
    "never left empty": PANEL.with_columns(cohort=pl.when(pl.col("cohort") > 0).then("cohort")),
    "never written NaN": PANEL.with_columns(
        cohort=pl.when(pl.col("cohort") > 0).then("cohort").otherwise(float("nan"))
    ),
    "whole numbers": PANEL.with_columns(pl.col("time").cast(pl.Float64), pl.col("cohort").cast(pl.Int8)),
    "never after the panel": PANEL.with_columns(cohort=pl.when(pl.col("cohort") > 0).then("cohort").otherwise(9)),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("choices", [{}, {"covariates": ["x"]}, {"cluster": "office"}])
def test_effects_are_the_same(way, choices):
    told = [each.with_columns(office=pl.col("x").round()) for each in (PANEL, WAYS[way])]
    assert effects(told[1], **choices) == pytest.approx(effects(told[0], **choices), rel=1e-9)


def test_a_file_is_read_as_a_table(tmp_path):
    PANEL.write_parquet(tmp_path / "panel.parquet", row_group_size=37)
    assert effects(pl.scan_parquet(tmp_path / "panel.parquet")) == effects(PANEL)


def test_moments_grow_block_by_block():
    random = np.random.default_rng(4)
    cohort, outcome = random.integers(1, 4, 500), random.normal(1e6, 1, size=(500, 3))
    sums = Summing(3)
    for part in np.split(np.arange(500), [1, 7, 300]):
        sums.add(cohort[part], outcome[part])
    grown, whole = sums.moments(), moments_of(cohort, outcome)
    assert grown.sizes.tolist() == whole.sizes.tolist()
    assert grown.means == pytest.approx(whole.means)
    for code, found in zip(grown.cohorts.tolist(), grown.covariances, strict=True):
        assert found == pytest.approx(np.cov(outcome[cohort == code].T, bias=True), rel=1e-6)


def test_a_person_who_comes_twice_is_refused_however_far_apart():
    twice = pl.concat([PANEL, PANEL.head(5)])
    with pytest.raises(DataProblem, match="5 rows repeat a person"):
        did(twice, **NAMES)


def test_a_covariate_that_is_missing_in_some_periods_is_refused():
    gaps = PANEL.with_columns(x=pl.when(pl.col("time") > 1).then("x"))
    with pytest.raises(DataProblem, match="x: The covariate changes"):
        did(gaps, **NAMES, covariates=["x"])


def test_yes_and_no_and_text_are_covariates():
    panel = PANEL.with_columns(
        yes=pl.col("x") > 0, text=pl.when(pl.col("x") > 0).then(pl.lit("a")).otherwise(pl.lit("b"))
    )
    assert effects(panel, covariates=["yes"]) == pytest.approx(effects(panel, covariates=["text"]))
