"""Minimum wages and teen employment in 500 counties, 2003–2007: the example of Callaway & Sant'Anna and of R's did.

The numbers are what R's did prints of its data set mpdta (its README and its vignette "Introduction to DiD with
Multiple Time Periods"), errors the analytic ones. The data are read out of the package
moderndid, as a file: the package itself is not loaded.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pytest

from stegvis.core.effects.staggered import GroupTimeEffects, did

FILE = Path("core", "datasets", "mpdta_long.pkl.gz")
COUNTIES = {"id": "countyreal", "time": "year", "cohort": "first.treat", "outcome": "lemp"}
ALONE = {
    (2004, 2004): -0.0105, (2004, 2005): -0.0704, (2004, 2006): -0.1373, (2004, 2007): -0.1008,
    (2006, 2004): 0.0065, (2006, 2005): -0.0028, (2006, 2006): -0.0046, (2006, 2007): -0.0412,
    (2007, 2004): 0.0305, (2007, 2005): -0.0027, (2007, 2006): -0.0311, (2007, 2007): -0.0261,
}  # fmt: skip
GIVEN_POPULATION = {
    "dr": {
        (2004, 2004): -0.0145, (2004, 2005): -0.0764, (2004, 2006): -0.1404, (2004, 2007): -0.1069,
        (2006, 2004): -0.0005, (2006, 2005): -0.0062, (2006, 2006): 0.0010, (2006, 2007): -0.0413,
        (2007, 2004): 0.0267, (2007, 2005): -0.0046, (2007, 2006): -0.0284, (2007, 2007): -0.0288,
    },
    "or": {
        (2004, 2004): -0.0149, (2004, 2005): -0.0770, (2004, 2006): -0.1411, (2004, 2007): -0.1075,
        (2006, 2004): -0.0021, (2006, 2005): -0.0070, (2006, 2006): 0.0008, (2006, 2007): -0.0415,
        (2007, 2004): 0.0264, (2007, 2005): -0.0048, (2007, 2006): -0.0285, (2007, 2007): -0.0288,
    },
}  # fmt: skip


@cache
def counties() -> pl.DataFrame:
    package = find_spec("moderndid")
    if package is None or not package.submodule_search_locations:
        pytest.skip("moderndid is not installed")
    pandas = pytest.importorskip("pandas")  # the file is one of its own
    table = pandas.read_pickle(Path(package.submodule_search_locations[0]) / FILE)
    return pl.DataFrame({name: table[name].to_numpy() for name in table.columns})


@cache
def found(method: str = "") -> GroupTimeEffects:
    given = {"covariates": ["lpop"], "method": method} if method else {}
    return did(counties(), **COUNTIES, **given)


def effects_of(told: GroupTimeEffects) -> dict[tuple[int, int], float]:
    return {(each.cohort, each.time): each.att for each in told.att_gt()}


def test_each_cohort_in_each_year():
    assert effects_of(found()) == pytest.approx(ALONE, abs=5e-5)


def test_their_analytic_errors():
    errors = {(each.cohort, each.time): round(each.se, 4) for each in found().att_gt()}
    assert [errors[2006, time] for time in (2005, 2006, 2007)] == [0.0196, 0.0178, 0.0202]
    assert [errors[2007, time] for time in (2004, 2005, 2006, 2007)] == [0.0150, 0.0164, 0.0179, 0.0167]


@pytest.mark.parametrize("method", GIVEN_POPULATION)
def test_given_population(method):
    assert effects_of(found(method)) == pytest.approx(GIVEN_POPULATION[method], abs=5e-5)


def test_all_treated_years_together():
    """−0.0400 with an error of 0.0120; by time since treatment −0.0772, by cohort −0.0310, by year −0.0417."""
    told = found().aggregate()
    assert (round(told.simple.att, 4), round(told.simple.se, 4)) == (-0.0400, 0.0120)
    assert (round(told.dynamic.att, 4), round(told.group.att, 4), round(told.calendar.att, 4)) == (
        -0.0772,
        -0.0310,
        -0.0417,
    )


def test_by_time_since_treatment():
    events = {each.e: each.att for each in found().aggregate().event}
    known = {-3: 0.0305, -2: -0.0006, -1: -0.0245, 0: -0.0199, 1: -0.0510, 2: -0.1373, 3: -0.1008}
    assert events == pytest.approx(known, abs=5e-5)


def test_all_years_before_treatment_together():
    """R prints p-values of 0.16812, and given population (doubly robust) 0.23267."""
    assert [round(found(method).pretrend().p, 5) for method in ("", "dr")] == [0.16812, 0.23267]
