"""Errors within clusters: by hand, and each person her own cluster."""

import numpy as np
import polars as pl
import pytest

from stegvis.core.effects.staggered import did
from tests.core.effects.staggered.panels import draw

NAMES = {"id": "id", "time": "time", "cohort": "cohort", "outcome": "y"}
PANEL = draw(150, 5, [3, 4], seed=7)


@pytest.mark.parametrize("choices", [{}, {"control": "notyet"}, {"covariates": ["x"]}])
def test_each_person_her_own_cluster_is_no_clustering_but_for_the_factor(choices):
    alone, own = did(PANEL, **NAMES, **choices), did(PANEL, **NAMES, **choices, cluster="id")
    factor = (own.people.cohort.size / (own.people.cohort.size - 1)) ** 0.5
    assert [each.se for each in own.att_gt()] == pytest.approx([factor * each.se for each in alone.att_gt()])
    one, other = alone.aggregate(), own.aggregate()
    assert [each.se for each in other.event] == pytest.approx([factor * each.se for each in one.event])
    assert other.critical == pytest.approx(one.critical)
    assert own.pretrend().statistic == pytest.approx(alone.pretrend().statistic / factor**2)


@pytest.mark.parametrize("choices", [{}, {"covariates": ["x"]}])
def test_people_copied_into_one_cluster_know_no_more_than_one(choices):
    """Twice everybody halves the variance; clustered on the person who was copied it is what it was."""
    twice = pl.concat([PANEL, PANEL.with_columns(id=pl.col("id") + 1000)]).with_columns(person=pl.col("id") % 1000)
    one, two = did(PANEL, **NAMES, **choices, cluster="id"), did(twice, **NAMES, **choices, cluster="person")
    assert two.people.clusters == 150
    assert [each.se for each in two.att_gt()] == pytest.approx([each.se for each in one.att_gt()])


def test_people_of_one_office_share_its_luck():
    """Ten offices a cohort, each with luck of its own in each period: as if there were fewer people than there are."""
    office = PANEL["cohort"] * 10 + PANEL["id"] % 10
    luck = np.random.default_rng(1).normal(size=(50, 5))[office.to_numpy(), PANEL["time"].to_numpy() - 1]
    panel = PANEL.with_columns(office=office, y=pl.col("y") + pl.Series(luck * 2))
    alone, clustered = did(panel, **NAMES).aggregate(), did(panel, **NAMES, cluster="office").aggregate()
    assert clustered.simple.att == alone.simple.att
    assert clustered.simple.se > 1.2 * alone.simple.se


def test_few_clusters_are_warned_of():
    def said(groups: int) -> list[int]:
        panel = PANEL.with_columns(office=pl.col("id") % groups)
        return [each.values["clusters"] for each in did(panel, **NAMES, cluster="office").warnings]

    assert (said(39), said(40)) == ([39], [])
    assert did(PANEL, **NAMES).warnings == ()
