"""Thousands of small random sets, with ties on purpose: the fast matching finds what one comparison at a time finds."""

import numpy as np
import polars as pl
import pytest

from stegvis.core.effects import Engine, match
from stegvis.core.effects.conditioned import whiten
from stegvis.core.errors import DataProblem
from tests.core.effects import brute_force

pytestmark = pytest.mark.histories
ORDERS = ("largest", "smallest", "data")


def drawn(seed: int) -> tuple[np.random.Generator, pl.DataFrame]:
    """Draw a few people whose scores often are the same: to a tenth, or to a half."""
    draw = np.random.default_rng(seed)
    size = int(draw.integers(4, 40))
    treated = draw.random(size) < draw.choice([0.15, 0.4, 0.7])
    treated[:2] = (True, False)
    grain = draw.choice([2, 10, 1000])
    return draw, pl.DataFrame(
        {
            "treated": treated,
            "score": draw.integers(0, grain, size) / grain,
            "stratum": draw.integers(0, int(draw.integers(1, 4)), size),
            "x": draw.integers(0, 4, size).astype(float),
            "z": draw.normal(size=size).round(1),
        }
    )


def choosing_order(frame: pl.DataFrame, order: str) -> np.ndarray:
    rows = np.flatnonzero(frame["treated"].to_numpy())
    score = frame["score"].to_numpy()[rows]
    if order == "data":
        return rows
    return rows[np.argsort(-score if order == "largest" else score, kind="stable")]


def found(frame: pl.DataFrame, **choices: object) -> list[tuple[int, int]]:
    """Return the pairs of the real matching; none where nobody can be matched."""
    try:
        matched = match(frame, ["x"], treatment="treated", score="score", std_caliper=False, **choices)  # type: ignore[arg-type]
    except DataProblem:
        return []
    return list(zip(matched.pairs.treated.tolist(), matched.pairs.control.tolist(), strict=True))


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("part", range(2))
def test_nearest_score(replace, order, part):
    for seed in range(part * 500, part * 500 + 500):
        draw, frame = drawn(seed)
        ratio, caliper = int(draw.integers(1, 5)), draw.choice([None, 0.0, 0.1, 0.3])
        exact = ["stratum"] if draw.random() < 0.5 else []
        expected = brute_force.pairs(
            frame["treated"].to_numpy(),
            frame["score"].to_numpy(),
            frame["stratum"].to_numpy() if exact else np.zeros(frame.height),
            order=choosing_order(frame, order),
            ratio=ratio,
            caliper=caliper,
            replace=replace,
        )
        real = found(frame, ratio=ratio, caliper=caliper, exact=exact, order=order, replace=replace, engine="python")
        assert real == expected, seed


@pytest.mark.parametrize("replace", [False, True])
def test_nearest_score_within_calipers_of_columns(replace):
    for seed in range(400):
        draw, frame = drawn(10_000 + seed)
        ratio, caliper, width = int(draw.integers(1, 4)), draw.choice([None, 0.3]), float(draw.choice([0, 1]))
        x = frame["x"].to_numpy()
        expected = brute_force.pairs(
            frame["treated"].to_numpy(),
            frame["score"].to_numpy(),
            frame["stratum"].to_numpy(),
            order=choosing_order(frame, "largest"),
            ratio=ratio,
            caliper=caliper,
            replace=replace,
            allowed=lambda one, other, x=x, width=width: abs(x[one] - x[other]) <= width,
        )
        real = found(frame, ratio=ratio, caliper=caliper, exact=["stratum"], calipers={"x": width}, replace=replace)
        assert real == expected, seed


@pytest.mark.parametrize("replace", [False, True])
def test_mahalanobis_within_a_score_caliper(replace):
    for seed in range(400):
        draw, frame = drawn(20_000 + seed)
        ratio, caliper = int(draw.integers(1, 4)), draw.choice([None, 0.3])
        treated = frame["treated"].to_numpy()
        whitened = whiten(frame.select("x").to_numpy().T, treated)
        expected = brute_force.pairs(
            treated,
            frame["score"].to_numpy(),
            frame["stratum"].to_numpy(),
            order=choosing_order(frame, "largest"),
            ratio=ratio,
            caliper=caliper,
            replace=replace,
            distance=lambda one, other, w=whitened: float(np.square(w[:, one] - w[:, other]).sum()),
        )
        real = found(frame, method="mahalanobis", ratio=ratio, caliper=caliper, exact=["stratum"], replace=replace)
        assert real == expected, seed


def test_a_wide_search_looks_past_its_first_window():
    """300 people of one stratum: the only control who fulfils the condition is far away in score."""
    size = 300
    frame = pl.DataFrame(
        {
            "treated": [True] + [False] * (size - 1),
            "score": np.linspace(0, 1, size),
            "x": [5.0] + [0.0] * (size - 2) + [5.0],
        }
    )
    assert found(frame, calipers={"x": 0}) == [(0, size - 1)]


@pytest.mark.parametrize("replace", [False, True])
def test_numba_finds_the_same_pairs(replace):
    pytest.importorskip("numba", reason="numba is not installed: only Python's engine is here")
    for seed in range(300):
        draw, frame = drawn(30_000 + seed)
        choices = {"ratio": int(draw.integers(1, 5)), "caliper": draw.choice([None, 0.1]), "exact": ["stratum"]}
        slow = found(frame, replace=replace, engine=Engine.PYTHON, **choices)
        assert found(frame, replace=replace, engine=Engine.NUMBA, **choices) == slow, seed
