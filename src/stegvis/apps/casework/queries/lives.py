"""What is known of the persons of some cases, as the tables that `core.eligibility` judges."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db.models import QuerySet

from stegvis.apps.people.models import Person
from stegvis.core.eligibility import Facts
from stegvis.core.eligibility.criteria import JUDGEMENTS
from stegvis.core.frames import BY_NAME

from ..models import (
    AfCategory,
    Attestation,
    Case,
    DatedFact,
    HouseholdMembership,
    Livelihood,
    Occupation,
    Payment,
    Residence,
)

TEXT = pl.String()
PEOPLE = {
    "person_key": TEXT,
    "born": pl.Date(),
    "birth_year": pl.Int64(),
    "birth_region": TEXT,
    "municipality": TEXT,
}
DATED = ("on", "until", "source", "code")
SAYS = {"yes": True, "no": False, "unknown": None}


@dataclass(frozen=True)
class Lives:
    """One row a person, and the facts about them. A person's key here is her row's number: it never leaves."""

    people: pl.DataFrame
    facts: Facts


def lives_of(cases: QuerySet[Case], on: date) -> Lives:
    """Read what is known of the persons of these cases, in as many queries whatever their number.

    Where they live is what holds on `on`, and where nothing does, what stands with the person.
    """
    persons = cases.order_by().values("person")
    return Lives(
        people=_people(persons, on),
        facts=Facts(
            livelihoods=_dated("livelihoods", Livelihood, persons),
            occupations=_dated("occupations", Occupation, persons),
            categories=_dated("categories", AfCategory, persons),
            household_members=_members(persons),
            payments=_payments(persons),
            judgements=_judgements(persons),
        ),
    )


def life_told(who: Mapping[str, str | None]) -> Lives:
    """Return what a copy that was handed over tells of who somebody is: her birth date, and nothing of her life."""
    born = date.fromisoformat(who["birth_date"]) if who.get("birth_date") else None
    row = ("told", born, born and born.year, None, None)
    return Lives(pl.DataFrame([row], schema=PEOPLE, orient="row"), Facts())


def _people(persons: QuerySet, on: date) -> pl.DataFrame:
    fields = ("pk", "birth_date", "birth_year", "birth_region", "municipality")
    lives_in = dict(
        Residence.objects.that_count()
        .on_day(on)
        .filter(person__in=persons)
        .order_by("on", "pk")
        .values_list("person", "code")
    )
    rows = [
        (str(pk), born, year or (born and born.year), region, lives_in.get(pk, municipality))
        for pk, born, year, region, municipality in Person.objects.filter(pk__in=persons).values_list(*fields)
    ]
    return pl.DataFrame(rows, schema=PEOPLE, orient="row")


def _dated(name: str, model: type[DatedFact], persons: QuerySet) -> pl.DataFrame:
    rows = model.objects.that_count().filter(person__in=persons).values_list("person", *DATED)
    return _frame(name, [{"person_key": str(person), **dict(zip(DATED, rest, strict=True))} for person, *rest in rows])


def _members(persons: QuerySet) -> pl.DataFrame:
    fields = ("person", "person__owner", "household_key", "on", "until")
    rows = HouseholdMembership.objects.that_count().filter(person__in=persons).values_list(*fields)
    return _frame(
        "household_members",
        [
            {"household_key": _household(owner, key), "person_key": str(person), "on": on, "until": until}
            for person, owner, key, on, until in rows
        ],
    )


def _payments(persons: QuerySet) -> pl.DataFrame:
    """Return what the households were paid; those of other owners under the same key are told apart, not left out."""
    members = HouseholdMembership.objects.that_count().filter(person__in=persons)
    owners, keys = members.values("person__owner"), members.values("household_key")
    rows = Payment.objects.that_count().filter(owner__in=owners, household_key__in=keys)
    return _frame(
        "payments",
        [
            {"household_key": _household(owner, key), "month": month, "kind": kind, "amount": float(amount)}
            for owner, key, month, kind, amount in rows.values_list("owner", "household_key", "month", "kind", "amount")
        ],
    )


def _judgements(persons: QuerySet) -> pl.DataFrame:
    rows = Attestation.objects.that_count().filter(person__in=persons).order_by("on", "pk")
    data = [
        (str(person), about, on, SAYS[says])
        for person, about, on, says in rows.values_list("person", "about", "on", "says")
    ]
    return pl.DataFrame(data, schema=JUDGEMENTS, orient="row")


def _household(owner: int, key: str) -> str:
    return f"{owner} {key}"


def _frame(name: str, rows: list[Mapping[str, Any]]) -> pl.DataFrame:
    schema = BY_NAME[name].schema
    return pl.DataFrame([{**dict.fromkeys(schema), **row} for row in rows], schema=schema)
