"""What an organisation has about a person, by kind of information, as it is handed over: short texts in Swedish.

Each app that keeps something about persons says what there is with `provides`; nothing else can be handed over.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from stegvis.core import codebook

from .models import Person

LANGUAGE = "sv"
"""What authorities write to each other in, whatever language the officer's screen has."""


@dataclass(frozen=True)
class Entry:
    """One thing that can be handed over. `id` names it on the page that chooses; `on` is the day it holds from."""

    id: str
    kind: str
    title: str | Promise
    says: str
    on: date | None = None

    def as_copied(self) -> dict[str, str | None]:
        """Return the entry as plain text, the way it stays in the copy for ever."""
        day = self.on.isoformat() if self.on else None
        return {"id": self.id, "kind": self.kind, "title": str(self.title), "says": self.says, "on": day}


Provider = Callable[[Person, date], Iterable[Entry]]
_providers: list[Provider] = []


def provides(provider: Provider) -> Provider:
    """Let an app say what it has about a person."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def contents(person: Person, kinds: Collection[str], at: date) -> tuple[Entry, ...]:
    """Return all that the person's own organisation has of these kinds, in the order of the code list, in Swedish."""
    with override(LANGUAGE):
        found = [entry for provider in _providers for entry in provider(person, at) if entry.kind in kinds]
    return _in_order(found)


def entries_named(person: Person, ids: Collection[str], at: date) -> tuple[Entry, ...]:
    """Return those of `contents` that have these names, as far as they are there; looks no further than it must."""
    found: list[Entry] = []
    with override(LANGUAGE):
        for provider in _providers:
            if {entry.id for entry in found} == set(ids):
                break
            found += (entry for entry in provider(person, at) if entry.id in ids)
    return _in_order(found)


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    order = codebook.information_kinds.codes
    return tuple(sorted(entries, key=lambda entry: order.index(entry.kind)))


def who_it_is(person: Person) -> tuple[Entry, ...]:
    """Return what of `contents` says who the person is and how she is reached; nothing else is looked up."""
    with override(LANGUAGE):
        return tuple(identity(person))


@provides
def identity(person: Person, at: date | None = None) -> Iterable[Entry]:
    """Say who the person is and how she is reached."""
    language = codebook.languages[person.language].label.sv if person.language in codebook.languages else ""
    known = (
        ("number", _("Personal number"), person.number),
        ("name", _("Name"), person.name),
        ("phone", _("Phone"), person.phone),
        ("email", _("E-mail"), person.email),
        ("address", _("Address"), person.address),
        ("language", _("Language"), language),
    )
    return [Entry(f"person:{name}", "identity", str(title), value) for name, title, value in known if value]
