"""A ground as a card: what it says, how it was taken, what has become of it, and what can be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from stegvis.apps.people.actions import has_paper
from stegvis.core import codebook
from stegvis.web.common import codes

from .paper_forms import numbers_of_lines, pairs_of


@dataclass(frozen=True)
class Answers:
    """A consent's boxes: columns of ways that were asked about, rows of kinds, cells of number and answer.

    A cell is None where nothing was asked.
    """

    columns: tuple[tuple[Any, Any], ...]
    rows: tuple[tuple[str, tuple[tuple[int, bool] | None, ...]], ...]


@dataclass(frozen=True)
class Card:
    ground: Any
    heading: str
    state: str
    colour: str
    is_own: bool
    holds: bool
    answers: Answers
    has_paper: bool
    follower: Any
    late: Sequence[Any]
    acts: tuple[tuple[str, str], ...]


def heading(ground: Any) -> str:
    purpose = codes.label("disclosure_purposes", ground.purpose)
    if ground.is_consent:
        return _("Consent: %(purpose)s") % {"purpose": purpose.lower()}
    return f"{codes.label('secrecy_rules', ground.rule)}: {purpose.lower()}"


def cards(
    grounds: Sequence[Any], person: Any, *, late: Mapping[int, Sequence[Any]], may_write: bool, at: datetime
) -> list[Card]:
    """Return the grounds as cards: those in force first, the latest of each first."""
    known = {ground.pk: ground for ground in grounds}
    found = [_card(ground, person, known, late.get(ground.pk, ()), may_write, at) for ground in grounds]
    return sorted(found, key=lambda card: not card.holds)


def _card(
    ground: Any, person: Any, known: Mapping[int, Any], late: Sequence[Any], may_write: bool, at: datetime
) -> Card:
    state, colour = _state(ground, at)
    is_own, holds = ground.person_id == person.pk, ground.is_in_force(at)
    return Card(
        ground=ground,
        heading=heading(ground),
        state=state,
        colour=colour,
        is_own=is_own,
        holds=holds,
        answers=_answers(ground),
        has_paper=ground.is_consent and has_paper(ground.consent),
        follower=known.get(ground.followed_by_id),
        late=late,
        acts=tuple(_acts(ground, person, is_own, holds)) if may_write else (),
    )


def _state(ground: Any, at: datetime) -> tuple[str, str]:
    today = timezone.localdate(at)
    if ground.followed_by_id:
        return _("Replaced by a narrower one"), "neutral"
    if ground.withdrawn_at and ground.withdrawn_at <= at:
        return (_("Taken back") if ground.is_consent else _("No longer used")), "danger"
    if ground.until and ground.until < today:
        return _("Has run out"), "neutral"
    if ground.since > today:
        return _("Not yet in force"), "info"
    if not any(line.given for line in ground.lines.all()):
        return _("Said no"), "neutral"
    return _("In force"), "success"


def _answers(ground: Any) -> Answers:
    lines = list(ground.lines.all())
    said = {(line.sender_id, line.receiver_id, line.kind): line.given for line in lines}
    numbers = numbers_of_lines(ground.person.owner, lines)
    asked = {(sender, receiver) for sender, receiver, _kind in said}
    ways = [pair for pair in pairs_of(ground.person.owner, lines) if (pair[0].pk, pair[1].pk) in asked]
    kinds = [kind for kind in codebook.information_kinds.codes if any(each[2] == kind for each in said)]

    def cell(sender: Any, receiver: Any, kind: str) -> tuple[int, bool] | None:
        box = (sender.pk, receiver.pk, kind)
        return (numbers[box], said[box]) if box in said else None

    return Answers(tuple(ways), tuple((kind, tuple(cell(*way, kind) for way in ways)) for kind in kinds))


def _acts(ground: Any, person: Any, is_own: bool, holds: bool) -> list[tuple[str, str]]:
    """Return what can be done with the ground: the words and the page."""
    offered = [
        (_("Renew"), "renew", is_own and ground.is_consent),
        (_("Narrow"), "narrow", is_own and ground.is_consent and holds and _yes(ground) > 1),
        (
            _("Withdraw") if ground.is_consent else _("End the provision"),
            "withdraw",
            ground.withdrawn_at is None,
        ),
        (_("Print the form"), "print_recorded", is_own and ground.is_consent),
    ]
    return [(words, reverse(f"grounds:{name}", args=[person.key, ground.key])) for words, name, may in offered if may]


def _yes(ground: Any) -> int:
    return sum(line.given for line in ground.lines.all())
