"""An invented project: people with names and numbers for the application and the files, keys for the dataset."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

import polars as pl

from stegvis.core.frames import BY_NAME, Dataset

from .shape import (
    Activity,
    AnonymousCount,
    Case,
    Category,
    Commission,
    Deviation,
    FollowUp,
    Goal,
    Household,
    HouseholdMember,
    Livelihood,
    Occupation,
    Organisation,
    Payment,
    Person,
    Referral,
    ReportText,
    Responsibility,
    Staffing,
    Worker,
)

STUDY_SECRET = b"demo: these people do not exist"


def person_key(number: str) -> str:
    """Return the key that stands for a number in the datasets of the demo."""
    return hmac.new(STUDY_SECRET, number.encode(), hashlib.sha256).hexdigest()[:20]


@dataclass(frozen=True, kw_only=True)
class SyntheticProject:
    """Everything that is known of an invented project. `settings` is the dataset's `report.yaml`."""

    commission: Commission
    organisations: tuple[Organisation, ...]
    workers: tuple[Worker, ...]
    people: tuple[Person, ...]
    cases: tuple[Case, ...]
    referrals: tuple[Referral, ...]
    livelihoods: tuple[Livelihood, ...]
    occupations: tuple[Occupation, ...]
    categories: tuple[Category, ...]
    households: tuple[Household, ...]
    household_members: tuple[HouseholdMember, ...]
    payments: tuple[Payment, ...]
    activities: tuple[Activity, ...]
    followups: tuple[FollowUp, ...]
    responsibilities: tuple[Responsibility, ...]
    staffing: tuple[Staffing, ...]
    goals: tuple[Goal, ...]
    anonymous_counts: tuple[AnonymousCount, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    report_texts: tuple[ReportText, ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def person_of(self) -> Mapping[str, Person]:
        """People by number."""
        return {person.number: person for person in self.people}

    def dataset(self) -> Dataset:
        """Return the dataset: keys instead of numbers, birth years instead of days, no names.

        Protected people stand in it as everybody else: whoever exports from the application leaves them out and
        counts them, which the anonymous counts here are not about.
        """
        rows: dict[str, list[dict[str, Any]]] = {
            "persons": [asdict(each) | {"birth_year": each.born.year} for each in self.people],
            "project": [asdict(self.commission) | {"project": self.commission.key}],
            "anonymous_counts": [asdict(each) | {"number": each.participants} for each in self.anonymous_counts],
        }
        for name in FACTS:
            rows[name] = [asdict(each) for each in getattr(self, name)]
        return Dataset({name: self._frame(name, rows[name]) for name in rows}, self.settings)

    def _frame(self, name: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
        spec = BY_NAME[name]
        keyed = [self._keyed(row, spec.columns) for row in rows]
        columns = {column: [row[column] for row in keyed] for column in spec.columns}
        return pl.DataFrame(columns, schema=spec.schema)

    def _keyed(self, row: dict[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
        more: dict[str, Any] = {}
        if "person_key" in columns:
            more["person_key"] = person_key(row["number"]) if row["number"] else None
        if "project" in columns:
            more["project"] = self.commission.key
        return row | more

    def without_dates(self) -> "SyntheticProject":
        """Return the same project as if no day of start, exit or any fact had been kept, only what came of it.

        What stays: who took part, age at start, state, exit reason, the facts without days, payments by month.
        """
        return replace(
            self,
            cases=tuple(replace(each, referred=None, started=None, exited=None) for each in self.cases),
            livelihoods=tuple(replace(each, on=None, until=None) for each in self.livelihoods),
            occupations=tuple(replace(each, on=None, until=None) for each in self.occupations),
            categories=tuple(replace(each, on=None, until=None) for each in self.categories),
            activities=tuple(replace(each, on=None, until=None) for each in self.activities),
            responsibilities=tuple(replace(each, on=None, until=None) for each in self.responsibilities),
            followups=tuple(replace(each, due=None, done=None) for each in self.followups),
        )


FACTS = (
    "cases",
    "referrals",
    "livelihoods",
    "occupations",
    "categories",
    "household_members",
    "payments",
    "activities",
    "followups",
    "responsibilities",
    "staffing",
    "goals",
    "deviations",
)
