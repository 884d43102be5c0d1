"""What merging two rows of one person means: which rows move, which details are filled in, what stands in the way.

Every column that leads to a person is found in the models, so that no table can be forgotten (docs/adr/0012).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Field, Model, QuerySet, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.verdicts import Text
from stegvis.apps.casework.models import FACTS
from stegvis.apps.people.actions.register import EDITABLE
from stegvis.apps.people.models import Person
from stegvis.core import codebook

from .kinds import KINDS, Kind

ABOUT_BOTH = frozenset({"people.PersonMerge", "people.TwoPersons"})
"""They say of two rows what they are to each other, and are no row's own."""

WRITTEN_ANEW = frozenset({"people.NameKey"})
STAYS_WHERE_THERE_ARE_TWO = frozenset({"people.GroundHolding", "privacy.RetentionHold"})
"""Of which a person has one: the second stays with the row it is of, and counts there as it did."""

EMPTY = {"sex": "unknown", "language": ""}
PROTECTION = tuple(codebook.protection.codes)
OF_THE_OFFICE = frozenset(codebook.protection.flagged("opened_with_a_reason"))


@dataclass(frozen=True)
class Column:
    """A column of a table that leads to a person."""

    model: type[Model]
    field: Field

    @property
    def table(self) -> str:
        return self.model._meta.label

    @property
    def name(self) -> str:
        return self.field.name

    def rows(self, person: Person) -> QuerySet:
        return self.model._base_manager.filter(**{self.name: person}).order_by("pk")

    def move(self, rows: QuerySet | list[int], *, start: Person, end: Person) -> None:
        """Let those of these rows that are one person's lead to the other. Passes the manager that never changes."""
        QuerySet(self.model).filter(pk__in=rows, **{self.name: start}).update(**{self.name: end})

    def doubled(self, kept: Person, merged: Person) -> Iterator[tuple[UniqueConstraint, list[int]]]:
        """Return by each rule that allows one of a kind the rows of `merged` that can't be the other's as well."""
        for rule in self.model._meta.constraints:
            if isinstance(rule, UniqueConstraint) and self.name in rule.fields:
                others = [each for each in rule.fields if each != self.name]
                there = {self._values(row, others) for row in self._under(rule, kept)}
                yield rule, [row.pk for row in self._under(rule, merged) if self._values(row, others) in there]

    def _under(self, rule: UniqueConstraint, person: Person) -> QuerySet:
        rows = self.rows(person)
        return rows.filter(rule.condition) if rule.condition else rows

    def _values(self, row: Model, fields: list[str]) -> tuple[Any, ...]:
        return tuple(getattr(row, self.model._meta.get_field(each).attname) for each in fields)


def columns() -> Iterator[Column]:
    """Return every column that leads to a person and moves with her."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label not in ABOUT_BOTH | WRITTEN_ANEW and not model.__name__.startswith("Historical"):
            for field in model._meta.concrete_fields:
                if field.is_relation and field.related_model is Person:
                    yield Column(model, field)


def which_is_kept(one: Person, other: Person) -> tuple[Person, Person]:
    """Return the row that is kept and the one merged into it: the one with the number, else the one that came first."""
    kept, merged = sorted((one, other), key=lambda each: (each.number_lookup is None, each.pk))
    return kept, merged


def stricter(one: str, other: str) -> str:
    """Return of two marks of protection the one that keeps more back."""
    return max(one, other, key=PROTECTION.index)


def filled(kept: Person, merged: Person) -> dict[str, tuple[Any, Any]]:
    """Return what the kept row gets: field by field what stands there, and what then. What is known there stays."""
    found = {
        name: (getattr(kept, name), getattr(merged, name))
        for name in sorted((EDITABLE | {"birth_year"}) - {"protection"})
        if _is_empty(kept, name) and not _is_empty(merged, name)
    }
    return found | {"protection": (kept.protection, stricter(kept.protection, merged.protection))}


def differing(kept: Person, merged: Person) -> list[str]:
    """Return in which details both rows say something, and not the same."""
    return [
        name
        for name in sorted(EDITABLE)
        if not (_is_empty(kept, name) or _is_empty(merged, name)) and getattr(kept, name) != getattr(merged, name)
    ]


def _is_empty(person: Person, name: str) -> bool:
    return getattr(person, name) in (None, EMPTY.get(name, ""))


OBJECTIONS = {
    "case_open_once_an_owner_person_and_project": _(
        "Both rows have an open case in the same project. End one of them first; “wrong registration” is an exit."
    ),
    "sent_referral_waits_once_a_person_and_receiver": _(
        "Both rows have a referral that waits at the same receiver. Take one of them back first."
    ),
    "subject_request_one_open": _(
        "Both rows have a request for what is kept that is not answered. Answer one of them first."
    ),
}
ONCE = _("Both rows have something of which a person has one.")


def objections(kept: Person, merged: Person) -> list[Text]:
    """Return what stands in the way of merging two rows, in words for the person at the screen."""
    return [*_about_who_it_is(kept, merged), *_about_rows(kept, merged)]


def _about_who_it_is(kept: Person, merged: Person) -> Iterator[Text]:
    if merged.number_lookup is not None:
        yield _(
            "Both rows have a personal number: they are two persons, or one number is wrong and is put right first."
        )
    if kept.birth_date and merged.birth_date and kept.birth_date != merged.birth_date:
        yield _("The rows have different birth dates. Put right first what is wrong.")
    marks = {kept.protection, merged.protection}
    if len(marks) == 2 and marks & OF_THE_OFFICE and "none" not in marks:
        yield _(
            "One row is marked as own staff or relative, the other as protected. One row holds only one of the two."
        )


def _about_rows(kept: Person, merged: Person) -> Iterator[Text]:
    people = Person.objects.filter(pk__in=(kept.pk, merged.pk)).values("pk")
    if apps.get_model("privacy.RemovalLine").objects.filter(person__in=people).exists():
        yield _("One of the rows is on a list of what is to be removed. Wait until the list is done, or put aside.")
    for column in columns():
        if column.table not in STAYS_WHERE_THERE_ARE_TWO:
            for rule, rows in column.doubled(kept, merged):
                if rows:
                    yield OBJECTIONS.get(rule.name, ONCE)


@dataclass(frozen=True)
class Moves:
    """How many rows of a kind are the merged row's, and go over to the kept one."""

    title: Text
    number: int


def moves(merged: Person) -> list[Moves]:
    """Return what becomes the kept row's, kind by kind: one query for each."""
    found = (Moves(kind.title, kind.rows(merged).order_by().count()) for kind in KINDS if _is_told(kind))
    return [each for each in found if each.number]


def _is_told(kind: Kind) -> bool:
    own = kind.label in ("people.Person", "people.HistoricalPerson")
    return not (kind.machine or own or kind.label in ABOUT_BOTH)


def said_twice(kept: Person, merged: Person, on: date) -> list[str]:
    """Return the kinds of facts of which one holds at a time, and of which both rows have one that holds."""
    once = {name: model for name, model in FACTS.items() if model.one_at_a_time and not model.alike}
    return [name for name, model in once.items() if _holds(model, kept, on) and _holds(model, merged, on)]


def _holds(model: Any, person: Person, on: date) -> bool:
    return model.objects.that_count().on_day(on).filter(person=person).exists()
