"""Invented panels with a known effect: 1 in the first treated period, and 0.3 more in each later one."""

import numpy as np
import polars as pl


def draw(people: int, periods: int, cohorts: list[int], *, seed: int) -> pl.DataFrame:
    """Draw a panel: cohorts and the never treated in even shares; x is known before, and shapes the trend."""
    random = np.random.default_rng(seed)
    cohort = random.choice([0, 0, *cohorts], people)
    x = random.normal(size=people) + 0.4 * (cohort > 0)
    time = np.arange(1, periods + 1)
    since = time - cohort[:, None]
    effect = np.where((cohort[:, None] > 0) & (since >= 0), 1 + 0.3 * since, 0.0)
    noise = np.cumsum(random.normal(size=(people, periods)), axis=1) * 0.3 + random.normal(size=(people, periods))
    outcome = random.normal(size=people)[:, None] + 0.2 * time + 0.2 * x[:, None] * time + noise + effect
    return pl.DataFrame(
        {
            "id": np.repeat(np.arange(people), periods),
            "time": np.tile(time, people),
            "cohort": np.repeat(cohort, periods),
            "x": np.repeat(x, periods),
            "y": outcome.ravel(),
        }
    )
