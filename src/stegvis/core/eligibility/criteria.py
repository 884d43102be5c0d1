"""What a criterion asks, what is known about people, and what an answer can be."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import polars as pl

from stegvis.core.frames import BY_NAME


class Kind(StrEnum):
    """What a criterion asks about a person."""

    AGE = "age"
    BORN_ABROAD = "born_abroad"
    ASSISTANCE_MONTHS = "assistance_months"
    MUNICIPALITY = "municipality"
    UNEMPLOYED = "unemployed"
    AF_CATEGORY = "af_category"
    ILL_HEALTH = "ill_health"
    NO_PLAN = "no_plan"
    NO_SUBSTANCE_ABUSE = "no_substance_abuse"
    VOLUNTARY = "voluntary"


JUDGED = frozenset({Kind.ILL_HEALTH, Kind.NO_PLAN, Kind.NO_SUBSTANCE_ABUSE, Kind.VOLUNTARY})
"""What somebody has to judge: no register says it."""


class Verdict(StrEnum):
    """An answer. `not_yet`: met from a known day on if things go on as they are. `unknown`: something is missing."""

    MET = "met"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"
    NOT_MET = "not_met"


@dataclass(frozen=True)
class Criterion:
    """One condition of a target group, in force from `on` to `until`, both included; an empty day is open.

    age: whole years from `lowest` to `highest`, both included, one may be open. assistance_months: at least `lowest` of
    the last `window_months` whole calendar months. municipality, af_category: one of `values`. Others: nothing more.
    """

    key: str
    kind: Kind
    lowest: int | None = None
    highest: int | None = None
    window_months: int | None = None
    values: frozenset[str] = frozenset()
    on: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.on is None or self.on <= day) and (self.until is None or day <= self.until)


JUDGEMENTS = {"person_key": pl.String(), "kind": pl.String(), "on": pl.Date(), "yes": pl.Boolean()}


def _empty(name: str) -> pl.DataFrame:
    return BY_NAME[name].empty()


@dataclass(frozen=True)
class Facts:
    """What is known about people, as tables of the dataset; `judgements` has person_key, kind, on and yes.

    A table left out means that nothing is known of that kind, not that there is nothing.
    """

    livelihoods: pl.DataFrame = field(default_factory=lambda: _empty("livelihoods"))
    occupations: pl.DataFrame = field(default_factory=lambda: _empty("occupations"))
    categories: pl.DataFrame = field(default_factory=lambda: _empty("categories"))
    household_members: pl.DataFrame = field(default_factory=lambda: _empty("household_members"))
    payments: pl.DataFrame = field(default_factory=lambda: _empty("payments"))
    judgements: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=JUDGEMENTS))
