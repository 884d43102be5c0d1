"""One row of a table as lines that a person can read, in Swedish: what each column is called, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Field, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from stegvis.apps.people.models import Disclosure
from stegvis.apps.projects.fields import CodeField
from stegvis.core import codebook

from .words import LEFT_OUT, WORDS

UNSET = (None, "", [], {})


@dataclass(frozen=True)
class Line:
    """What one column holds: its name, what it is called, the value as data, and the value in words."""

    field: str
    label: str
    value: Any
    says: str


def lines_of(row: Model) -> tuple[Line, ...]:
    """Return what a row says, column by column; empty ones, and those for the machine, are left out."""
    found = (_line(row, field) for field in row._meta.concrete_fields if field.name not in LEFT_OUT)
    return tuple(line for line in found if line is not None)


def _line(row: Model, field: Field) -> Line | None:
    value = getattr(row, field.attname)
    if value in UNSET or isinstance(value, bytes | memoryview):
        return None
    label = str(WORDS.get(field.name, field.verbose_name))
    return Line(field.name, label, _as_data(value), _in_words(row, field, value))


def _as_data(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _in_words(row: Model, field: Field, value: Any) -> str:
    if field.is_relation:
        return _name_of(getattr(row, field.name))
    if isinstance(field, CodeField):
        return codebook.load(field.codes)[value].label.sv
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(row, Disclosure) and field.name == "copy":
        return _copied(value)
    return _labelled(field.name, value) or _plain(value)


def _labelled(name: str, value: Any) -> str:
    """Return what a code says that stands in a column for any text."""
    found = codebook.languages if name == "language" else ()
    return found[value].label.sv if value in found else ""


def _copied(copy: Mapping[str, Any]) -> str:
    """Return what a copy tells: entry by entry, and the sentences that were written for it."""
    entries = [f"{entry['title']}: {entry['says']}" for entry in copy.get("entries", ())]
    texts = [f"{_known(kind)}: {text}" for kind, text in copy.get("texts", {}).items()]
    return "; ".join([*entries, *texts])


def _name_of(related: Any) -> str:
    """Return a name where there is one, and otherwise the number that the row has in its own part of the extract."""
    return str(getattr(related, "name", "")) or _("no. %(number)s") % {"number": related.pk}


def _plain(value: Any) -> str:
    match value:
        case bool():
            return _("Yes") if value else _("No")
        case datetime():
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case Decimal():
            return f"{value.normalize():f}".replace(".", ",")
        case dict():
            return "; ".join(f"{name}: {_plain(each)}" for name, each in value.items() if each not in UNSET)
        case list() | tuple():
            return "; ".join(_plain(each) for each in value)
    return _known(str(value))


def _known(text: str) -> str:
    """Return the label of a kind of information, which stands in lists as its code, and any other text as it is."""
    kinds = codebook.information_kinds
    return kinds[text].label.sv if text in kinds else text
