"""An invented register over time, read as files are, and matched by risk sets."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from stegvis.core.effects import Plan
from stegvis.core.effects.register import connect, month_of, parse_features, people_of, person_months
from stegvis.core.effects.register.extracts import Months
from stegvis.core.effects.risksets import ENTRANT, RiskSets, match_risk_sets, rolling_plan
from stegvis.core.effects.rolling_register import RollingRegister, rolling_register

BACKEND = connect()
FIRST, LAST = month_of("2007-01"), month_of("2008-12")
FEATURES = parse_features("year=sum(assistance,-12..-1), lately=last(assistance,-1..-1), earned=mean(earnings,-6..-1)")
COVARIATES = ("woman", "year", "lately", "earned")


@cache
def register(persons: int = 2000, seed: int = 3, share: float = 0.05, gain: float = 1.0) -> RollingRegister:
    return rolling_register(persons, seed=seed, share=share, gain=gain)


@cache
def read(made: RollingRegister) -> tuple[pl.DataFrame, Months]:
    """Write the register as files, and read them."""
    folder = Path(mkdtemp())
    made.people.write_parquet(folder / "people.parquet")
    made.months.write_parquet(folder / "months.parquet")
    people = people_of(
        BACKEND,
        folder / "people.parquet",
        id="key",
        entry="entry",
        gone="gone",
        cause="cause",
        constants=["woman", "municipality"],
    )
    months = person_months(
        BACKEND, folder / "months.parquet", id="key", month="month", values=["assistance", "earnings"]
    )
    return people, months


def plan(**choices: object) -> Plan:
    more: dict[str, object] = {
        "covariates": COVARIATES,
        "exact": ("municipality",),
        "ratio": 2,
        "caliper": 0.2,
        **choices,
    }
    return rolling_plan(Plan(treatment=ENTRANT, **more))  # type: ignore[arg-type]


@cache
def matched(made: RollingRegister | None = None, **choices: object) -> RiskSets:
    people, months = read(made or register())
    return match_risk_sets(people, [months], FEATURES, plan(**choices), first=FIRST, last=LAST)
