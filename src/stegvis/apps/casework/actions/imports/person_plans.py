from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.apps.people import names
from stegvis.apps.people.models import Person
from stegvis.core.intake.reading import Reading
from stegvis.core.personal_numbers import parse

from .existing import Existing

TOLD = ("sex", "protection", "birth_region", "arrival_year", "municipality")
NAMES = ("given_name", "family_name")


@dataclass(frozen=True)
class PersonPlan:
    """A person to register, or one whose row gets other values; `known` is her row where there is one."""

    number: str
    born: date
    known: Person | None
    values: Mapping[str, Any]


def plan_persons(reading: Reading, there: Existing) -> tuple[PersonPlan, ...]:
    """Plan the participants' rows: who is new, and what changes of those that only imported files know.

    A person whose row somebody has entered or kept by hand gets what nobody knew and keeps the rest. A protection is
    never taken away by a file, and a name that is known is not changed by one.
    """
    plans = []
    for number, told in _told(reading).items():
        known = there.persons.get(number)
        values = told if known is None else _changes(known, told, there)
        if known is None or values or not there.counts(known.batch):
            plans.append(PersonPlan(number, parse(number, as_of=date.max).born, known, values))
    return tuple(plans)


def _told(reading: Reading) -> dict[str, dict[str, Any]]:
    """Return what the file says of each participant; of several rows the latest start that says something counts."""
    if "participants" not in reading.rows:
        return {}
    told: dict[str, dict[str, Any]] = {}
    for row in reading.rows["participants"].sort("start").to_dicts():
        about = told.setdefault(row["personal_number"], {})
        about.update({name: row[name] for name in TOLD if row[name] is not None})
        if row["name"]:
            about.update(zip(NAMES, names.parted(row["name"]), strict=True))
    return told


def _changes(known: Person, told: Mapping[str, Any], there: Existing) -> dict[str, Any]:
    may_replace = known.batch is not None
    empty = {"sex": "unknown", "protection": "none"}
    return {
        name: value
        for name, value in told.items()
        if value != getattr(known, name)
        and (may_replace or getattr(known, name) == empty.get(name))
        and not (name == "protection" and value == "none")
        and not (name in NAMES and known.name)
    }
