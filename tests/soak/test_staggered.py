"""Two hundred invented panels: 95 % intervals of the effect hold the truth, by each way of reckoning errors."""

from collections.abc import Mapping

import numpy as np
import polars as pl
import pytest

from stegvis.core.effects.staggered import did
from tests.core.effects.staggered.panels import draw

pytestmark = pytest.mark.soak

PANELS = 200
OFFICES = 150
NAMES = {"id": "id", "time": "time", "cohort": "cohort", "outcome": "y", "covariates": ["x"]}
WAYS = {
    "doubly robust": {},
    "by weights": {"method": "ipw"},
    "not yet treated": {"control": "notyet"},
    "pairs": {"incomplete": "pairs"},
    "clustered": {"cluster": "office"},
}


def panel_of(seed: int, way: str) -> pl.DataFrame:
    """Draw a panel of 600 people; some leave at random; or offices, each of one cohort, share luck."""
    panel, random = draw(600, 6, [3, 5], seed=seed), np.random.default_rng(10_000 + seed)
    if way == "pairs":
        last = random.integers(2, 12, 600)[panel["id"].to_numpy()]
        return panel.filter(pl.Series(panel["time"].to_numpy() <= last))
    office = (panel["id"] % (OFFICES // 3) + panel["cohort"] * OFFICES).rank("dense") - 1
    luck = random.normal(size=(OFFICES, 6))[office.to_numpy().astype(int), panel["time"].to_numpy() - 1]
    moved = pl.col("y") + pl.Series(luck) if way == "clustered" else pl.col("y")
    return panel.with_columns(y=moved, office=office)


def held(seed: int, way: str, choices: Mapping[str, str]) -> bool:
    """Whether the interval holds the mean of 1 + 0.3 e over the treated periods, by the cohorts' sizes."""
    panel = panel_of(seed, way)
    told = did(panel, **NAMES, **choices)
    sizes = {code: int((told.people.cohort == code).sum()) for code in (3, 5)}
    true = [(sizes[code], 1 + 0.3 * (time - code)) for code in (3, 5) for time in range(code, 7)]
    interval = told.aggregate(draws=10).simple.interval
    return interval.low <= sum(n * effect for n, effect in true) / sum(n for n, _effect in true) <= interval.high


@pytest.mark.parametrize("way", WAYS)
def test_the_interval_holds_the_truth_in_92_to_98_of_100_panels(way):
    count = sum(held(seed, way, WAYS[way]) for seed in range(PANELS))
    print(f"{way}: {count} of {PANELS} intervals hold the true effect")  # noqa: T201
    assert 0.92 * PANELS <= count <= 0.98 * PANELS


def test_without_clusters_people_who_share_luck_seem_to_know_more_than_they_do():
    count = sum(held(seed, "clustered", {}) for seed in range(PANELS))
    assert count < 0.8 * PANELS
