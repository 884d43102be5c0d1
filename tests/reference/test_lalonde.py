"""LaLonde's training programme: the experiment says 1,794 dollars; comparisons with people outside it should too.

Data: Dehejia & Wahba (1999), J. Am. Stat. Assoc. 94:1053–1062: 185 treated and 260 controls of the National Supported
Work Demonstration, and 15,992 people of the Current Population Survey. Their table 3 has the experiment's 1,794 and the
unadjusted −8,498; their score is that of their table 3's note.
"""

import polars as pl
import pytest

from stegvis.core.effects import match
from tests.reference import causal_data

EXPERIMENT = 1794
SCORE = (
    "treat ~ age + I(age^2) + I(age^3) + educ + I(educ^2) + marr + nodegree + black + hisp + re74 + re75 + u74 + u75"
    " + educ:re74"
)
PLAIN = ["age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75"]


@pytest.fixture(scope="module")
def experiment() -> pl.DataFrame:
    return prepared(causal_data.load("nsw_mixtape"))


@pytest.fixture(scope="module")
def with_survey(experiment) -> pl.DataFrame:
    """The treated of the experiment, and the survey's people as controls."""
    survey = prepared(causal_data.load("cps_mixtape")).with_columns(treat=pl.lit(0.0))
    return pl.concat([experiment.filter(pl.col("treat") == 1), survey.select(experiment.columns)])


def prepared(frame: pl.DataFrame) -> pl.DataFrame:
    frame = frame.with_columns(u74=(pl.col("re74") == 0).cast(pl.Int8), u75=(pl.col("re75") == 0).cast(pl.Int8))
    return frame.select(pl.exclude("data_id")).with_columns(pl.col("treat").cast(pl.Float64))


def difference(frame: pl.DataFrame) -> float:
    means = dict(frame.group_by("treat").agg(pl.col("re78").mean()).iter_rows())
    return means[1] - means[0]


def test_the_data_are_those_of_the_paper(experiment, with_survey):
    assert experiment["treat"].value_counts(sort=True)["count"].to_list() == [260, 185]
    assert with_survey.height == 185 + 15_992
    assert round(difference(experiment)) == EXPERIMENT
    assert round(difference(with_survey)) == -8498


@pytest.mark.parametrize("method", ["aipw", "ipw", "entropy"])
def test_in_the_experiment_adjusting_changes_little(experiment, method):
    found = match(experiment, PLAIN, treatment="treat").effect("re78", methods=[method])[method]
    assert found.estimate == pytest.approx(EXPERIMENT, abs=250)
    assert 600 < found.se < 750


@pytest.mark.parametrize("choices", [{}, {"ratio": 2, "caliper": 0.2}, {"replace": True, "ratio": 2}])
def test_matching_the_survey_recovers_the_experiment(with_survey, choices):
    """Within two of its own standard errors, and ten thousand dollars from where it began."""
    found = match(with_survey, SCORE, **choices).effect("re78", methods=["matched", "regression"])
    for each in found.estimates:
        assert abs(each.estimate - EXPERIMENT) < 2 * each.se
        assert each.estimate > 500


@pytest.mark.parametrize("method", ["aipw", "ipw", "entropy"])
def test_weighting_the_survey_recovers_the_experiment(with_survey, method):
    found = match(with_survey, SCORE).effect("re78", methods=[method])[method]
    assert abs(found.estimate - EXPERIMENT) < 2 * found.se
    assert found.estimate > 500


def test_matching_makes_them_alike(with_survey):
    balance = match(with_survey, SCORE, caliper=0.2).balance()
    assert abs(balance["re75"].before.smd) > 1
    assert abs(balance["re75"].after.smd) < 0.1
