"""Grounds as far as they exist for who is asking, what a withdrawal would end, and what expires."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer

from ..models import DisclosedKind, Disclosure, DisclosureRequest, Ground, GroundLine, Person, in_force
from ..policies import Sight, grounds_about, now
from .persons import person_for

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Way:
    """What may go from one organisation to another: each kind with the ground it rests on."""

    sender: Organisation
    receiver: Organisation
    purpose: str
    kinds: Mapping[str, Ground]


@dataclass(frozen=True)
class Consequences:
    """What ends when a ground is withdrawn, and what stays.

    `ends` are the ways that nothing else in force keeps open; `stays` what was handed over on the ground.
    """

    ends: tuple[GroundLine, ...]
    kept_open: tuple[GroundLine, ...]
    unanswered: tuple[DisclosureRequest, ...]
    stays: tuple[Disclosure, ...]


def grounds_of(viewer: Viewer, key: str, at: date) -> tuple[Person, tuple[Ground, ...]]:
    """Return a person and all grounds about her, in force or not, the latest first; the reading is logged."""
    person = person_for(viewer, key, at)
    grounds = grounds_about(person).select_related("consent__document", "recorded_by", "withdrawn_by", "person__owner")
    found = tuple(grounds.prefetch_related("lines__sender", "lines__receiver"))
    log.record("grounds.read", target=person, person_key=person.key, by=viewer)
    return person, found


def ground_for(viewer: Viewer, key: str, at: date) -> Ground:
    """Return one ground. Raises NotVisible unless the viewer may open the person it is about, as one of her own."""
    concerned = Sight(viewer, at).unmasked.values("pk")
    about = Q(person__in=concerned) | Q(holdings__person__in=concerned)
    related = Ground.objects.select_related("person__owner", "consent__document", "recorded_by", "withdrawn_by")
    ground = related.filter(about, key=key).distinct().first()
    if ground is None:
        raise NotVisible
    return ground


def own_person(viewer: Viewer, ground: Ground) -> Person:
    """Return the person of the viewer's own organisation whom a ground is about."""
    about = Q(pk=ground.person_id) | Q(held_grounds__ground=ground)
    return Person.objects.filter(about, owner=viewer.organisation_id).distinct().get()


def open_ways(person: Person, at: datetime) -> tuple[Way, ...]:
    """Return what may go from the person's organisation to each other one at the instant `at`, purpose by purpose."""
    lines = GroundLine.objects.filter(
        given=True, sender=person.owner_id, ground__in=grounds_about(person).filter(in_force(at)).values("pk")
    ).select_related("ground", "sender", "receiver")
    ranked = sorted(lines, key=lambda line: (line.ground.is_consent, line.ground.given_at, line.ground_id))
    found: dict[tuple[int, str], dict[str, GroundLine]] = {}
    for line in ranked:
        found.setdefault((line.receiver_id, line.ground.purpose), {})[line.kind] = line
    return tuple(
        Way(some.sender, some.receiver, purpose, {kind: line.ground for kind, line in kinds.items()})
        for (_receiver, purpose), kinds in found.items()
        for some in [next(iter(kinds.values()))]
    )


def consequences_of_withdrawing(ground: Ground, at: datetime) -> Consequences:
    """Return what a withdrawal at the instant `at` would end: shown before the person decides."""
    lines = list(ground.lines.filter(given=True).select_related("sender", "receiver"))
    others = grounds_about(ground.person).filter(in_force(at), purpose=ground.purpose).exclude(pk=ground.pk)
    open_still = set(
        GroundLine.objects.filter(ground__in=others.order_by().values("pk"), given=True).values_list(
            "sender", "receiver", "kind"
        )
    )
    ways = {(line.sender_id, line.receiver_id, line.kind): line for line in lines}
    rests = DisclosedKind.objects.filter(ground=ground).values("disclosure")
    stays = Disclosure.objects.filter(pk__in=rests).select_related("receiver", "sender")
    asked = DisclosureRequest.objects.filter(answer="", introduction__pk__in=rests)
    return Consequences(
        ends=tuple(line for way, line in ways.items() if way not in open_still),
        kept_open=tuple(line for way, line in ways.items() if way in open_still),
        unanswered=tuple(asked.select_related("introduction__receiver")),
        stays=tuple(stays.prefetch_related("kinds")),
    )


def handed_over_after(ground: Ground) -> QuerySet[Disclosure]:
    """Return what was handed over on a ground between its withdrawal and its being noted: it should not have been."""
    if ground.withdrawn_at is None:
        return Disclosure.objects.none()
    rests = DisclosedKind.objects.filter(ground=ground).values("disclosure")
    return Disclosure.objects.filter(pk__in=rests, at__gte=ground.withdrawn_at)


def expiring(viewer: Viewer, on: date) -> QuerySet[Ground]:
    """Return the grounds in force that end within thirty days, about persons the viewer works with, the next first."""
    people = Sight(viewer, on).at_work.unmasked.values("pk")
    soon = Ground.objects.filter(in_force(now()), until__lte=on + SOON, person__in=people)
    return soon.select_related("person").order_by("until", "pk")
