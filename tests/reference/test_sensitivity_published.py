"""Bounds against hidden causes and E-values, against published examples and R (r/sensitivity.R)."""

from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from stegvis.core.effects.sensitivity import e_value, rosenbaum_bounds

R = Path(__file__).parent / "r"
EXPOSED = [38, 23, 41, 18, 37, 36, 23, 62, 31, 34, 24, 14, 21, 17, 16, 20, 15, 10, 45, 39, 22, 35, 49, 48, 44, 35, 43,
           39, 34, 13, 73, 25, 27]  # fmt: skip
CONTROL = [16, 18, 18, 24, 19, 11, 10, 15, 16, 18, 18, 13, 19, 10, 16, 16, 24, 13, 9, 14, 21, 19, 7, 18, 19, 12, 11,
           22, 25, 16, 13, 11, 13]  # fmt: skip
"""Lead in the blood of children (Morton et al. 1982, Am. J. Epidemiol. 115:549–555)."""


def test_lead_in_the_blood_of_children():
    """Rosenbaum (2002), Observational Studies, table 4.2: the greatest p-values, and that they pass 0.05 over 4.25."""
    sets = tuple(np.array(each, dtype=float) for each in zip(EXPOSED, CONTROL, strict=True))
    found = rosenbaum_bounds(sets, [1, 2, 3, 4, 4.25, 5])
    assert (found.test, found.sets, found.is_rise) == ("signed_rank", 33, True)
    assert [round(each.p, 4) for each in found.bounds] == [0.0, 0.0018, 0.0136, 0.0388, 0.0468, 0.0740]
    assert 3 < found.critical < 4


def test_a_finding_downwards_is_the_same():
    sets = tuple(np.array(each, dtype=float) for each in zip(CONTROL, EXPOSED, strict=True))
    found = rosenbaum_bounds(sets, [4])
    assert (round(found.bounds[0].p, 4), found.is_rise) == (0.0388, False)


@cache
def of_r(test: str) -> dict[float, float]:
    rows = pl.read_csv(R / "sensitivity.csv").filter(pl.col("test") == test)
    return dict(rows.select("gamma", "p").iter_rows())


@cache
def sets_of_r(column: str):
    frame = pl.read_csv(R / "sensitivity_sets.csv").sort("set", "treated", descending=[False, True])
    groups = frame.group_by("set", maintain_order=True).agg(column)
    return tuple(np.array(each, dtype=float) for each in groups[column])


@pytest.mark.parametrize("test, column", [("m_test", "number"), ("mantel_haenszel", "yes")])
def test_sets_of_different_sizes(test, column):
    """R tries every hidden cause in every set."""
    found = rosenbaum_bounds(sets_of_r(column), list(of_r(test)))
    assert found.test == test
    assert {each.gamma: each.p for each in found.bounds} == pytest.approx(of_r(test), rel=1e-9)


def test_smoking_and_lung_cancer():
    """Hammond (1964): 122 pairs of whom one died of lung cancer, in 110 the smoker. Rosenbaum's table 4.1 has 0.0036,
    0.03 and 0.1 at 4, 5 and 6 by a normal approximation; these are exact."""
    sets = tuple(np.array(each, dtype=float) for each in [(1, 0)] * 110 + [(0, 1)] * 12 + [(0, 0)] * 30)
    found = rosenbaum_bounds(sets, [*of_r("mcnemar"), 4, 5, 6])
    assert found.test == "mcnemar"
    assert {each.gamma: each.p for each in found.bounds[:-3]} == pytest.approx(of_r("mcnemar"), rel=1e-9)
    assert [each.p for each in found.bounds[-3:]] == pytest.approx([0.0036, 0.03, 0.1], abs=0.007)


@pytest.mark.parametrize(
    "ratio, low, high, point, limit",
    [
        (3.9, 1.8, 8.7, 7.26, 3.00),  # formula feeding and death of respiratory infection (Victora et al. 1987)
        (0.5, 0.3, 0.8, 3.41, 1.81),  # breastfeeding and ovarian cancer (Moorman et al. 2008)
        (1.2, 0.9, 1.6, 1.69, 1.00),  # by hand: 1.2 + sqrt(0.24)
    ],
)
def test_e_values(ratio, low, high, point, limit):
    """VanderWeele & Ding (2017), Ann. Intern. Med. 167:268–274."""
    found = e_value(ratio, low, high)
    assert (round(found.point, 2), round(found.limit, 2)) == (point, limit)
