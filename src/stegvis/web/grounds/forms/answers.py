"""The boxes of a consent: for each other organisation, both ways, each kind of information, yes, no or not asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from stegvis.apps.people.actions import Line
from stegvis.core import codebook
from stegvis.web.common import codes
from stegvis.web.common.fields import CodeSelect

YES, NO, NOT_ASKED, SAME = "yes", "no", "none", "same"
OUT, IN = "out", "in"
WAYS = (OUT, IN)
SHARED = "all"
"""Stands for every organisation that has no answer of its own."""

ANSWERS = ((YES, _("Yes")), (NO, _("No")), (NOT_ASKED, _("Not asked")))


def field_name(organisation: Any, way: str, kind: str) -> str:
    return f"{organisation}_{way}_{kind}"


def kinds() -> tuple[str, ...]:
    """Return the kinds that a form asks about: the reason for a referral goes with a referral alone."""
    return codebook.information_kinds.unflagged("referral")


def shared_fields() -> dict[str, forms.Field]:
    """Return the boxes that stand for all organisations; those inwards answer as those outwards, unless told."""
    fields: dict[str, forms.Field] = {}
    for kind in kinds():
        label = codes.label("information_kinds", kind)
        fields[field_name(SHARED, OUT, kind)] = _Answer(_("From us: %(kind)s") % {"kind": label}, ANSWERS, NOT_ASKED)
        same = ((SAME, _("Same")), *ANSWERS)
        fields[field_name(SHARED, IN, kind)] = _Answer(_("To us: %(kind)s") % {"kind": label}, same, SAME)
    return fields


def own_fields(organisation: Any) -> dict[str, forms.Field]:
    """Return the boxes of one organisation; each answers as the shared ones, unless told."""
    choices = ((SAME, _("As above")), *ANSWERS)
    labels = {OUT: _("To %(organisation)s: %(kind)s"), IN: _("From %(organisation)s: %(kind)s")}
    return {
        field_name(organisation.pk, way, kind): _Answer(
            labels[way] % {"organisation": organisation.name, "kind": codes.label("information_kinds", kind)},
            choices,
            SAME,
        )
        for kind in kinds()
        for way in WAYS
    }


class _Answer(forms.ChoiceField):
    """One box. One that is not sent at all answers with its first value."""

    def __init__(self, label: Any, choices: Iterable[tuple[str, Any]], first: str) -> None:
        super().__init__(label=label, choices=choices, required=False, initial=first, widget=CodeSelect)

    def clean(self, value: Any) -> str:
        return super().clean(value) or str(self.initial)


@dataclass(frozen=True)
class Row:
    """One kind of information, with the box of each way and the number that it has on paper."""

    kind: str
    cells: tuple[tuple[BoundField, int | None], ...]


def rows(form: forms.Form, organisation: Any, numbers: Mapping[tuple[str, str], int] | None = None) -> list[Row]:
    """Return the boxes of one organisation, or the shared ones, as the page shows them."""
    found = numbers or {}
    return [
        Row(kind, tuple((form[field_name(organisation, way, kind)], found.get((way, kind))) for way in WAYS))
        for kind in kinds()
    ]


def answer(values: Mapping[str, Any], organisation: Any, way: str, kind: str) -> str:
    """Return what was answered for one organisation: its own answer, or else the shared one."""
    own = values.get(field_name(organisation.pk, way, kind)) or SAME
    if own != SAME:
        return str(own)
    shared = values.get(field_name(SHARED, way, kind)) or SAME
    if shared != SAME:
        return str(shared)
    return str(values.get(field_name(SHARED, OUT, kind)) or NOT_ASKED)


def lines(values: Mapping[str, Any], own: Any, organisations: Iterable[Any]) -> Iterator[Line]:
    """Yield the answered boxes, organisation by organisation: what we hand over to it, then what it hands over."""
    for other in organisations:
        for way in WAYS:
            sender, receiver = (own, other) if way == OUT else (other, own)
            for kind in kinds():
                said = answer(values, other, way, kind)
                if said != NOT_ASKED:
                    yield Line(sender, receiver, kind, given=said == YES)


def initial_of(lines: Iterable[Any], own: Any) -> dict[str, str]:
    """Return how the form stands when it says what `lines` say: shared where all organisations have one answer."""
    said: dict[int, dict[tuple[str, str], str]] = {}
    for line in lines:
        other, way = (line.receiver_id, OUT) if line.sender_id == own.pk else (line.sender_id, IN)
        if own.pk in (line.sender_id, line.receiver_id):
            said.setdefault(other, {})[way, line.kind] = YES if line.given else NO
    initial: dict[str, str] = {}
    for way in WAYS:
        for kind in kinds():
            answers = {other: boxes.get((way, kind), NOT_ASKED) for other, boxes in said.items()}
            shared = next(iter(answers.values()), NOT_ASKED)
            initial[field_name(SHARED, way, kind)] = shared
            if way == IN and shared == initial[field_name(SHARED, OUT, kind)]:
                initial[field_name(SHARED, IN, kind)] = SAME
            initial |= {field_name(other, way, kind): each for other, each in answers.items() if each != shared}
    return initial
