"""Risk sets: against a loop over months and people, and against the truth of an invented register."""

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from stegvis.core.effects import Plan
from stegvis.core.effects.register import parse_features
from stegvis.core.effects.risksets import candidates, detectable, follow, match_risk_sets, rolling_plan
from stegvis.core.effects.rolling_register import RollingRegister
from stegvis.core.errors import DataProblem

from .. import brute_force
from .registers import FEATURES, FIRST, LAST, matched, plan, read, register

YEAR = parse_features("year_after=sum(earnings,0..11)")[0]


def number(written: int | None) -> int | None:
    return None if written is None else written // 100 * 12 + written % 100 - 1


def by_hand(made: RollingRegister) -> list[dict[str, object]]:
    """Return the rows of all risk sets, a month and a person at a time."""
    values = {(key, number(month)): (aid, earned) for key, month, aid, earned in made.months.iter_rows()}
    found = []
    for month in range(FIRST, LAST + 1):
        rows = []
        for key, woman, municipality, entered, gone, _cause in made.people.iter_rows():
            entry, left = number(entered), number(gone)
            if (left is not None and left <= month) or (entry is not None and entry < month):
                continue
            year = [values.get((key, place)) for place in range(month - 12, month)]
            if None in year:
                continue
            rows.append(
                {
                    "id": key,
                    "month": month,
                    "entrant": entry == month,
                    "woman": woman,
                    "municipality": municipality,
                    "year": sum(aid for aid, _earned in year),
                    "lately": year[-1][0],
                    "earned": sum(earned for _aid, earned in year[-6:]) / 6,
                }
            )
        found += rows if any(row["entrant"] for row in rows) else []
    return found


@pytest.fixture(scope="module")
def expected() -> pl.DataFrame:
    return pl.DataFrame(by_hand(register()))


def test_two_thousand_people_are_in_the_same_risk_sets_with_the_same_features(expected):
    rows = matched().rows
    assert rows.select("id", "month", "entrant").equals(expected.select("id", "month", "entrant"))
    for name in ("year", "lately", "earned"):
        assert rows[name].to_list() == pytest.approx(expected[name].to_list())


def test_the_score_is_a_logit_of_all_months_with_a_course_over_time(expected):
    time = expected["month"] - expected["month"].min()
    design = expected.select("woman", "year", "lately", "earned").with_columns(time=time, square=time**2)
    fit = sm.Logit(expected["entrant"].to_numpy(), sm.add_constant(design.to_numpy().astype(float))).fit(
        disp=0, tol=1e-12, maxiter=100
    )
    assert matched().matched.score == pytest.approx(fit.predict(), rel=1e-6)


@pytest.mark.parametrize("replace", [False, True])
def test_two_thousand_people_find_the_same_partners_as_one_comparison_at_a_time(expected, replace):
    sets = matched(replace=replace)
    score = sets.matched.score
    caliper = 0.2 * float(score.std(ddof=1))
    found = []
    for month in expected["month"].unique().sort():
        rows = np.flatnonzero(expected["month"].to_numpy() == month)
        entrants = np.flatnonzero(expected["entrant"].to_numpy()[rows])
        order = entrants[np.argsort(-score[rows][entrants], kind="stable")]
        own = brute_force.pairs(
            expected["entrant"].to_numpy()[rows],
            score[rows],
            expected["municipality"].to_numpy()[rows],
            order=order,
            ratio=2,
            caliper=caliper,
            replace=replace,
        )
        found += [(rows[one], rows[other]) for one, other in own]
    pairs = sets.matched.pairs
    assert list(zip(pairs.treated.tolist(), pairs.control.tolist(), strict=True)) == sorted(
        found, key=lambda each: each[0]
    )


def test_nobody_is_compared_with_an_earlier_entrant_or_somebody_who_is_gone():
    rows, weights = matched().rows, matched().matched.weights
    used = rows.filter(pl.Series(weights > 0))
    assert used.filter(pl.col("entry") < pl.col("month")).is_empty()
    assert used.filter(pl.col("gone") <= pl.col("month")).is_empty()
    assert used.filter(pl.col("entry") > pl.col("month")).height > 0  # who enters later is a control until then


def test_a_control_may_come_back_in_another_month_and_errors_know_it():
    sets = matched()
    used = sets.rows.filter(pl.Series((sets.matched.weights > 0) & ~sets.matched.treated))
    assert used["id"].is_duplicated().any()
    estimate = follow(sets, YEAR).kept["matched"]
    assert estimate.clustered_on == ("matched set", "id")


def test_what_can_be_seen_counts_a_control_of_several_months_once():
    sets = matched(ratio=5, caliper=None)
    assert detectable(sets).effective_controls < sets.matched.detectable().effective_controls


def test_everybody_who_entered_is_accounted_for():
    sets = matched()
    inside = register().people["entry"].is_between(200701, 200812).sum()
    assert sets.entered == inside
    assert sets.entered - sets.ineligible - sets.unknown_entrants == sets.matched.n.treated


@pytest.fixture(scope="module")
def large() -> RollingRegister:
    return register(8_000, seed=11, share=0.3, gain=3.0)


def test_the_effect_against_not_entering_is_found_and_later_entry_dilutes_the_other(large):
    """Entering adds 3 to each of twelve months. A plain difference would be far off, since entrants earned less."""
    found, rows = follow(matched(large), YEAR), matched(large).rows
    assert rows.filter("entrant")["earned"].mean() < rows.filter(~pl.col("entrant"))["earned"].mean() - 0.5
    for method in ("matched", "regression"):
        estimate = found.censored[method]
        assert abs(estimate.estimate - 36) < 3 * estimate.se
        assert estimate.se < 0.8
    assert found.entered_later > 100
    assert found.kept["matched"].estimate < found.censored["matched"].estimate - 1


def test_everybody_and_not_only_the_matched_speak_in_the_weighted_estimates(large):
    found = follow(matched(large), YEAR)
    assert [each.method for each in found.kept.estimates] == ["matched", "regression", "aipw", "ipw"]
    assert [each.method for each in found.censored.estimates] == ["matched", "regression"]
    assert abs(found.kept["aipw"].estimate - found.kept["matched"].estimate) < 3 * found.kept["matched"].se


def test_an_effect_that_is_not_there_is_not_found():
    estimate = follow(matched(register(6_000, seed=5, share=0.1, gain=0.0)), YEAR).censored["matched"]
    assert abs(estimate.estimate) < 3 * estimate.se


def test_who_died_or_moved_is_no_zero_and_is_counted_by_cause(large):
    found = follow(matched(large), YEAR)
    assert {each.reason for each in found.lost} == {"dead", "emigrated"}
    assert found.kept["matched"].n == matched(large).matched.n.matched_treated + matched(
        large
    ).matched.n.matched_control - sum(each.rows for each in found.lost)


def test_months_that_the_extract_does_not_reach_are_no_zeros():
    late = parse_features("late=sum(earnings,0..30)")[0]
    assert {each.reason for each in follow(matched(), late).lost} >= {"not covered"}


def test_only_who_is_eligible_in_the_month_is_a_candidate():
    people, _months = read(register())
    eligible = people.filter(pl.col("woman") == 1).select("id", pl.lit(FIRST + 3, dtype=pl.Int64).alias("month"))
    found = candidates(people, first=FIRST, last=LAST, eligible=eligible)
    assert found.frame["month"].unique().to_list() == [FIRST + 3]
    assert found.frame["woman"].unique().to_list() == [1]
    assert found.entered - found.ineligible == found.frame["entrant"].sum()


@pytest.mark.parametrize(
    "change, said",
    [
        ({"features": parse_features("f=sum(assistance,-3..0)")}, "only be of months before"),
        ({"features": parse_features("entry=sum(assistance,-3..-1)")}, "needed for something else"),
        ({"features": parse_features("f=sum(nothing,-3..-1)")}, "not in the data"),
        ({"first": FIRST - 36, "last": FIRST - 30}, "Nobody entered in the period"),
        ({"features": parse_features("f=sum(assistance,-90..-1)")}, "Of nobody who entered all features are known"),
    ],
)
def test_what_can_not_be_asked_is_refused(change, said):
    people, months = read(register())
    asked = {"features": FEATURES, "first": FIRST, "last": LAST, **change}
    with pytest.raises(DataProblem, match=said):
        match_risk_sets(people, [months], asked.pop("features"), plan(), **asked)


def test_a_formula_or_a_foreign_score_is_refused():
    for wrong in ({"covariates": "age + woman"}, {"covariates": ("age",), "score": "age"}):
        with pytest.raises(DataProblem):
            rolling_plan(Plan(treatment="entrant", **wrong))


MONTH = st.one_of(st.none(), st.integers(0, 6))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(MONTH, MONTH, MONTH), min_size=1, max_size=12))
def test_a_risk_set_holds_those_who_were_there_and_had_not_entered(rows):
    frame = pl.DataFrame(
        [(place, *each, None) for place, each in enumerate(rows)],
        schema={"id": pl.Int64, "entry": pl.Int64, "since": pl.Int64, "gone": pl.Int64, "cause": pl.String},
        orient="row",
    )

    def inside(row: tuple, month: int) -> bool:
        entry, since, gone = row
        return (
            (since is None or since <= month) and (gone is None or gone > month) and (entry is None or entry >= month)
        )

    expected = [
        (month, place)
        for month in range(1, 6)
        if any(row[0] == month and inside(row, month) for row in rows)
        for place, row in enumerate(rows)
        if inside(row, month)
    ]
    try:
        found = candidates(frame, first=1, last=5).frame.select("month", "id").rows()
    except DataProblem:
        found = []
    assert found == expected
