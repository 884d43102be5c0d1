from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from stegvis.core.intake.household_payments import household_members, household_payments
from stegvis.core.intake.reading import Reading
from stegvis.core.intake.to_dataset import facts_by_number

from ...models import FACTS, Payment
from .existing import Existing, chunks

COLUMNS = {
    "livelihood": ("livelihoods", ("share",)),
    "occupation": ("occupations", ("hours", "supported")),
    "afcategory": ("categories", ()),
}
Row = Mapping[str, Any]
Told = tuple[str, str, Mapping[str, Any]]  # kind, personal number, columns


@dataclass(frozen=True)
class FactPlan:
    """A dated fact to write; `replaces` is the row that it takes the place of."""

    kind: str
    number: str
    columns: Mapping[str, Any]
    replaces: int | None


@dataclass(frozen=True)
class PaymentPlan:
    """A payment to write; `replaces` is the row of an earlier file for the same household, month and kind."""

    household_key: str
    month: date
    kind: str
    amount: Decimal
    replaces: int | None


def plan_facts(reading: Reading, there: Existing, as_of: date, key_of: Callable[[str], str]) -> tuple[FactPlan, ...]:
    """Plan the facts that are not there already. What somebody has corrected by hand is not said again."""
    told = list(_told(reading, as_of, key_of))
    rows = {kind: _existing(kind, there) for kind in {each[0] for each in told}}
    plans = []
    for kind, number, columns in told:
        person = there.persons.get(number)
        value = FACTS[kind].value
        old = rows[kind].get(_identity(kind, person.pk, columns["on"], columns[value])) if person else None
        if old is None:
            plans.append(FactPlan(kind, number, columns, None))
        elif old["live"] and _differs(old, columns):
            plans.append(FactPlan(kind, number, columns, old["pk"]))
    return tuple(plans)


def _told(reading: Reading, as_of: date, key_of: Callable[[str], str]) -> Iterator[Told]:
    if any("personal_number" in frame.columns for frame in reading.rows.values()):
        frames = facts_by_number(reading, as_of)
        for kind, (name, more) in COLUMNS.items():
            for row in frames[name].to_dicts():
                columns = {each: row[each] for each in ("on", "until", "code", "source", *more)}
                yield kind, row["person_key"], _decimals(columns)
    if "participants" in reading.rows:
        yield from _at_start(reading.rows["participants"])
    if "payments" in reading.rows:
        yield from _households(reading.rows["payments"], key_of)


def _at_start(rows: pl.DataFrame) -> Iterator[Told]:
    """Education and residence, as the participants' rows say of the start; they hold until told otherwise."""
    for row in rows.to_dicts():
        for kind, name in (("education", "education"), ("residence", "municipality")):
            if row[name] is not None:
                columns = {"on": row["start"], "until": None, "code": row[name], "source": "monthly_workbook"}
                yield kind, row["personal_number"], columns


def _households(rows: pl.DataFrame, key_of: Callable[[str], str]) -> Iterator[Told]:
    numbers = pl.concat([rows["personal_number"], rows["co_applicant"]]).drop_nulls().unique()
    persons = pl.DataFrame({"personal_number": numbers, "person_key": numbers})
    for row in household_members(rows, persons, key_of).to_dicts():
        columns = {name: row[name] for name in ("on", "until", "household_key")}
        yield "householdmembership", row["person_key"], {**columns, "source": "assistance_extract"}


def _existing(kind: str, there: Existing) -> dict[tuple[Any, ...], Row]:
    """Return the facts that count without the replaced file, and those that somebody has withdrawn by hand."""
    model = FACTS[kind]
    columns = ("on", "until", model.value, *COLUMNS.get(kind, ("", ()))[1])
    comes_back = there.put_aside(model)
    found: dict[tuple[Any, ...], Row] = {}
    for part in chunks(there.person_ids):
        rows = model.objects.filter(person__in=part).order_by("pk")
        for row in rows.values("pk", "person_id", "batch", "withdrawn_at", "withdrawn_by_id", *columns):
            live = row["withdrawn_at"] is None or row["pk"] in comes_back
            if there.counts(row["batch"]) and (live or row["withdrawn_by_id"] is not None):
                key = _identity(kind, row["person_id"], row["on"], row[model.value])
                if live or key not in found:
                    found[key] = {**row, "live": live}
    return found


def _identity(kind: str, person_id: int, on: date | None, value: str) -> tuple[Any, ...]:
    """Return what tells a fact from others: person, first day and value; a household is one however far a file goes."""
    return (person_id, None if kind == "householdmembership" else on, value)


def _differs(old: Row, columns: Mapping[str, Any]) -> bool:
    by_hand = old["batch"] is None
    return not by_hand and any(old[name] != value for name, value in columns.items() if name != "source")


def _decimals(columns: dict[str, Any]) -> dict[str, Any]:
    if columns.get("hours") is not None:
        columns["hours"] = Decimal(str(columns["hours"]))
    return columns


def plan_payments(reading: Reading, there: Existing, key_of: Callable[[str], str]) -> tuple[PaymentPlan, ...]:
    """Plan the payments that are not there already; another amount for the same month takes the earlier one's place."""
    if "payments" not in reading.rows:
        return ()
    told = household_payments(reading.rows["payments"], key_of).to_dicts()
    old = _paid({row["household_key"] for row in told}, there)
    plans = []
    for row in told:
        amount = Decimal(str(row["amount"])).quantize(Decimal("0.01"))
        before = old.get((row["household_key"], row["month"], row["kind"]))
        if before is None or before.amount != amount:
            replaced = before.pk if before else None
            plans.append(PaymentPlan(row["household_key"], row["month"], row["kind"], amount, replaced))
    return tuple(plans)


def _paid(keys: set[str], there: Existing) -> dict[tuple[Any, ...], Payment]:
    found = {}
    comes_back = there.put_aside(Payment)
    for part in chunks(sorted(keys)):
        for each in Payment.objects.filter(owner=there.owner_id, household_key__in=part).order_by("pk"):
            if there.counts(each.batch) and (each.withdrawn_at is None or each.pk in comes_back):
                found[each.household_key, each.month, each.kind] = each
    return found
