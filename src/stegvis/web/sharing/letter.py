"""A copy as it is read, on the screen and on paper: exactly what was handed over, and what vouches for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from stegvis.apps.people.actions import digest
from stegvis.core import codebook
from stegvis.core.writers.letter import Letter, LetterPart
from stegvis.web.common import codes

from .words import basis_in_words

NOT_AMONG_ENTRIES = ("birth_date", "sex", "protection")
"""What goes with an identity without being an entry of its own."""
UNPROTECTED = "none"


@dataclass(frozen=True)
class Part:
    """What the copy says of one kind."""

    title: str
    rows: list[tuple[str, str, str]]
    text: str


@dataclass(frozen=True)
class Copy:
    """A disclosure as it is read. `is_unchanged` says that its hash, computed now, is the one kept with it."""

    disclosure: Any
    sender: str
    receiver: str
    at: datetime
    who: str
    by: str
    basis: str
    parts: list[Part]
    is_unchanged: bool


def copy_of(disclosure: Any) -> Copy:
    content = disclosure.copy
    who = content["who"]
    name = " ".join(who[part] for part in ("given_name", "family_name") if who.get(part))
    return Copy(
        disclosure=disclosure,
        sender=content["from"],
        receiver=content["to"],
        at=timezone.localtime(datetime.fromisoformat(content["at"])),
        who=", ".join(part for part in (name, who.get("number", "")) if part),
        by=disclosure.by.name if disclosure.by else _("Stegvis, by a standing view"),
        basis=basis_in_words(disclosure.kinds.all()),
        parts=[part for kind in codebook.information_kinds.codes if (part := _part(content, kind))],
        is_unchanged=digest(content) == disclosure.digest,
    )


def _part(content: dict[str, Any], kind: str) -> Part | None:
    rows = [(each["title"], each["says"], each["on"] or "") for each in content["entries"] if each["kind"] == kind]
    if kind == "identity" and rows:
        rows += _beside_identity(content["who"])
    text = content["texts"].get(kind, "")
    return Part(codes.label("information_kinds", kind), rows, text) if rows or text else None


def _beside_identity(who: dict[str, str]) -> list[tuple[str, str, str]]:
    said = {
        "birth_date": (_("Birth date"), str),
        "sex": (_("Sex"), lambda code: codes.label("sex", code)),
        "protection": (_("Protection"), lambda code: codes.label("protection", code)),
    }
    known = {name: who[name] for name in NOT_AMONG_ENTRIES if who.get(name) and who[name] != UNPROTECTED}
    return [(said[name][0], said[name][1](value), "") for name, value in known.items()]


def as_letter(copy: Copy) -> Letter:
    """Return the copy for paper. Called with Swedish active: authorities write to each other in it."""
    disclosure = copy.disclosure
    facts = [
        (_("About"), copy.who),
        (_("From"), copy.sender),
        (_("To"), f"{copy.receiver}, {disclosure.to_user.name}" if disclosure.to_user else copy.receiver),
        (_("Handed over"), f"{copy.at:%Y-%m-%d %H:%M}"),
        (_("By"), copy.by),
        (_("Way"), str(disclosure.get_way_display())),
        (_("For the purpose"), codes.label("disclosure_purposes", disclosure.purpose)),
        (_("On the ground of"), copy.basis),
    ]
    return Letter(
        title=_("Information handed over"),
        facts=tuple(fact for fact in facts if fact[1]),
        parts=tuple(LetterPart(part.title, tuple(_line(*row) for row in part.rows), part.text) for part in copy.parts),
        foot=_("The receiver keeps this copy. SHA-256 %(digest)s") % {"digest": disclosure.digest},
        page_of=(_("page"), _("of")),
        dated=copy.at.date(),
    )


def _line(title: str, says: str, on: str) -> tuple[str, str]:
    return title, _("%(what)s, from %(day)s") % {"what": says, "day": on} if on else says
