"""Grounds as far as they exist for who is asking, what a withdrawal would end, and what expires."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer

from ..models import DisclosedKind, Disclosure, DisclosureRequest, Ground, GroundLine, Person, in_force
from ..policies import DisclosureSight, Sight, grounds_about, now
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
    """Return a person and all grounds about her, in force or not, the latest first; the reading is logged.

    Of a ground that another organisation keeps, what names the own one, and not what the other noted beside it.
    """
    person = person_for(viewer, key, at)
    grounds = grounds_about(person).select_related("consent__document", "recorded_by", "withdrawn_by", "person__owner")
    grounds = grounds.defer("consent__document__content").prefetch_related(_lines_told(viewer))
    found = tuple(_as_told(viewer, ground) for ground in grounds)
    log.record("grounds.read", target=person, person_key=person.key, by=viewer)
    return person, found


def ground_for(viewer: Viewer, key: str, at: date) -> Ground:
    """Return one ground. Raises NotVisible unless the viewer may open the person it is about, as one of her own."""
    concerned = Sight(viewer, at).unmasked.values("pk")
    about = Q(person__in=concerned) | Q(holdings__person__in=concerned)
    related = Ground.objects.select_related("person__owner", "consent__document", "recorded_by", "withdrawn_by")
    related = related.defer("consent__document__content").prefetch_related(_lines_told(viewer))
    ground = related.filter(about, key=key).distinct().first()
    if ground is None:
        raise NotVisible
    Sight(viewer, at).opens(own_person(viewer, ground))
    return _as_told(viewer, ground)


def _lines_told(viewer: Viewer) -> Prefetch:
    """Return the boxes that exist for the viewer: all of her organisation's own grounds, of others' what names it."""
    own = viewer.organisation_id
    told = Q(ground__person__owner=own) | Q(sender=own) | Q(receiver=own)
    return Prefetch("lines", queryset=GroundLine.objects.filter(told).select_related("sender", "receiver"))


def _as_told(viewer: Viewer, ground: Ground) -> Ground:
    if ground.person.owner_id != viewer.organisation_id:
        ground.note = ground.withdrawal_note = None
    return ground


def own_person(viewer: Viewer, ground: Ground) -> Person:
    """Return the person of the viewer's own organisation whom a ground is about."""
    about = Q(pk=ground.person_id) | Q(held_grounds__ground=ground)
    return Person.objects.filter(about, owner=viewer.organisation_id).distinct().earliest("pk")


def open_ways(person: Person, at: datetime) -> tuple[Way, ...]:
    """Return what may go from the person's organisation to each other one at the instant `at`, purpose by purpose."""
    return _ways(person, at, Q(sender=person.owner_id))


def open_ways_in(person: Person, at: datetime) -> tuple[Way, ...]:
    """Return what the known grounds let others hand over to the person's organisation; they may know of more."""
    return _ways(person, at, Q(receiver=person.owner_id))


def _ways(person: Person, at: datetime, which: Q) -> tuple[Way, ...]:
    about = grounds_about(person).filter(in_force(at)).order_by().values("pk")
    lines = GroundLine.objects.filter(which, given=True, ground__in=about)
    lines = lines.select_related("ground", "sender", "receiver")
    ranked = sorted(lines, key=lambda line: (line.ground.is_consent, line.ground.given_at, line.ground_id))
    found: dict[tuple[int, int, str], dict[str, GroundLine]] = {}
    for line in ranked:
        found.setdefault((line.sender_id, line.receiver_id, line.ground.purpose), {})[line.kind] = line
    return tuple(
        Way(some.sender, some.receiver, purpose, {kind: line.ground for kind, line in kinds.items()})
        for (_sender, _receiver, purpose), kinds in found.items()
        for some in [next(iter(kinds.values()))]
    )


def consequences_of_withdrawing(ground: Ground, at: datetime) -> Consequences:
    """Return what a withdrawal at the instant `at` would end: shown before the person decides."""
    lines = list(ground.lines.filter(given=True).select_related("sender", "receiver", "ground__person"))
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


def as_seen_by(viewer: Viewer, found: Consequences, at: date) -> Consequences:
    """Return the consequences without those ways, hand-overs and questions that don't exist for the viewer."""
    met = {each.pk for each in found.stays} | {each.introduction_id for each in found.unanswered}
    seen = set(DisclosureSight(viewer, at).rows.filter(pk__in=met).order_by().values_list("pk", flat=True))
    own = viewer.organisation_id

    def told(lines: Iterable[GroundLine]) -> tuple[GroundLine, ...]:
        return tuple(line for line in lines if own in (line.sender_id, line.receiver_id, line.ground.person.owner_id))

    return replace(
        found,
        ends=told(found.ends),
        kept_open=told(found.kept_open),
        stays=tuple(each for each in found.stays if each.pk in seen),
        unanswered=tuple(each for each in found.unanswered if each.introduction_id in seen),
    )


def handed_over_late(viewer: Viewer, grounds: Sequence[Ground], at: date) -> dict[int, list[Disclosure]]:
    """Return for each ground what `handed_over_after` counts, as far as it exists for the viewer."""
    withdrawn = [ground.pk for ground in grounds if ground.withdrawn_at]
    late = DisclosedKind.objects.filter(ground__in=withdrawn, disclosure__at__gte=F("ground__withdrawn_at"))
    late = late.filter(disclosure__in=DisclosureSight(viewer, at).rows.order_by().values("pk"))
    rows = late.select_related("disclosure__sender", "disclosure__receiver").defer("disclosure__copy")
    found: dict[int, dict[int, Disclosure]] = {}
    for row in rows:
        found.setdefault(row.ground_id, {})[row.disclosure_id] = row.disclosure
    return {ground: list(disclosures.values()) for ground, disclosures in found.items()}


def handed_over_after(ground: Ground) -> QuerySet[Disclosure]:
    """Return what was handed over on a ground between its withdrawal and its being noted: it should not have been."""
    if ground.withdrawn_at is None:
        return Disclosure.objects.none()
    rests = DisclosedKind.objects.filter(ground=ground).values("disclosure")
    return Disclosure.objects.filter(pk__in=rests, at__gte=ground.withdrawn_at)


def expiring(viewer: Viewer, on: date) -> QuerySet[Ground]:
    """Return the grounds in force that end within thirty days, about persons the viewer works with, the next first.

    Left out is one after which the person has been asked anew, for the same purpose, about every way that it opens.
    """
    people = Sight(viewer, on).at_work.unmasked.values("pk")
    return (
        _ending(on)
        .filter(Exists(_ways_not_asked_anew()), person__in=people)
        .select_related("person")
        .order_by("until", "pk")
    )


@dataclass(frozen=True)
class Ending:
    """A ground that ends soon, and which other organisations it opens ways between."""

    ground: Ground
    others: tuple[Organisation, ...]


def ending_about(viewer: Viewer, person: Person, on: date) -> tuple[Ending, ...]:
    """Return those of `expiring` that are about one person: one query for most, whose grounds last longer."""
    if not _ending(on).filter(person=person).exists():
        return ()
    soon = expiring(viewer, on).filter(person=person).order_by().values("pk")
    lines = GroundLine.objects.filter(ground__in=soon, given=True).select_related("ground", "sender", "receiver")
    found: dict[Ground, dict[int, Organisation]] = {}
    for line in lines.order_by("ground__until", "pk"):
        ends = [each for each in (line.sender, line.receiver) if each.pk != person.owner_id]
        found.setdefault(line.ground, {}).update({each.pk: each for each in ends})
    return tuple(Ending(ground, tuple(others.values())) for ground, others in found.items())


def _ending(on: date) -> QuerySet[Ground]:
    """Return the grounds in force that end within thirty days, whoever they are about."""
    return Ground.objects.filter(in_force(now()), until__lte=on + SOON)


def _ways_not_asked_anew() -> QuerySet[GroundLine]:
    """Return the open lines of an outer ground whose way no ground that was given after it, and outlasts it, names."""
    outer = OuterRef(OuterRef("pk"))
    outlasts = Q(ground__until__isnull=True) | Q(ground__until__gt=OuterRef("ground__until"))
    anew = GroundLine.objects.filter(
        outlasts,
        sender=OuterRef("sender"),
        receiver=OuterRef("receiver"),
        ground__person=OuterRef("ground__person"),
        ground__purpose=OuterRef("ground__purpose"),
        ground__given_at__gte=OuterRef("ground__given_at"),
        ground__withdrawn_at__isnull=True,
    ).exclude(ground=outer)
    return GroundLine.objects.filter(~Exists(anew), ground=OuterRef("pk"), given=True)
