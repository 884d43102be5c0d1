"""What was handed over, received and asked for, as far as it exists for who is asking."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.models import Membership, Organisation, User
from stegvis.apps.access.models.memberships import in_force as works_on
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.core.personal_numbers import NotAPersonalNumber, parse

from ..contents import Entry, contents
from ..models import Disclosure, DisclosureRequest, Ground, Person, scoped
from ..policies import READER_ROLES, DisclosureSight, Sight, covering, now
from .persons import person_for

RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Shared:
    """What has crossed about a person: handed over from the own organisation, and received by it.

    `asked` are the own organisation's questions about her, `to_answer` others' that nobody has answered.
    """

    person: Person
    sent: tuple[Disclosure, ...]
    received: tuple[Disclosure, ...]
    asked: tuple[DisclosureRequest, ...]
    to_answer: tuple[DisclosureRequest, ...]


@dataclass(frozen=True)
class Offer:
    """What could be handed over to one receiver for one purpose right now: each entry, with what its kind rests on."""

    person: Person
    receiver: Organisation
    purpose: str
    grounds: dict[str, Ground]
    entries: tuple[Entry, ...]


def shared_about(viewer: Viewer, key: str, at: date) -> Shared:
    """Return all that has been shared about a person; copies stay closed until one is opened. The reading is logged."""
    person = person_for(viewer, key, at)
    rows = DisclosureSight(viewer, at).rows.defer("copy").select_related("sender", "receiver", "by", "to_user")
    rows = rows.select_related("request").prefetch_related("kinds__ground")
    requests = DisclosureRequest.objects.defer("introduction__copy").select_related(
        "introduction__sender", "introduction__receiver", "introduction__by"
    )
    asked = requests.filter(introduction__person=person)
    shared = Shared(
        person,
        tuple(rows.filter(person=person, sender=viewer.organisation_id)),
        tuple(rows.filter(reception__person=person)),
        tuple(asked),
        tuple(requests.filter(introduction__reception__person=person, answer="")),
    )
    log.record("disclosures.listed", target=person, person_key=person.key, by=viewer)
    return shared


def disclosure_for(viewer: Viewer, key: str, at: date) -> Disclosure:
    """Return one disclosure with its copy, and log that it was read. Raises NotVisible, SayWhyFirst."""
    related = DisclosureSight(viewer, at).rows.select_related(
        "sender", "receiver", "by", "to_user", "request", "answers"
    )
    found = related.filter(key=key).prefetch_related("kinds__ground", "kinds__standing_view").first()
    if found is None:
        raise NotVisible
    own = own_person_of(viewer, found)
    if own is not None:
        Sight(viewer, at).opens(own)
    kinds = [each.kind for each in found.kinds.all()]
    log.record("disclosure.read", target=found, person_key=own.key if own else None, by=viewer, fields=kinds)
    return found


def own_person_of(viewer: Viewer, disclosure: Disclosure) -> Person | None:
    """Return whom of the own organisation a disclosure is about; none while it is not filed."""
    if disclosure.sender_id == viewer.organisation_id:
        return disclosure.person
    return Person.objects.filter(receptions__disclosure=disclosure).first()


def inbox(viewer: Viewer, at: date) -> QuerySet[Disclosure]:
    """Return what was handed over to the own organisation and waits to be filed by the viewer, the oldest first.

    What came with a question is not among it: see `questions_to_answer`.
    """
    waiting = DisclosureSight(viewer, at).waiting.filter(request__isnull=True)
    waiting = waiting.defer("copy").select_related("sender", "to_user")
    return waiting.prefetch_related("kinds").order_by("at", "pk")


def questions_to_answer(viewer: Viewer, at: date) -> QuerySet[DisclosureRequest]:
    """Return the requests to the own organisation that the viewer sees and nobody has answered, the oldest first."""
    seen = DisclosureSight(viewer, at).rows.filter(receiver=viewer.organisation_id).order_by().values("pk")
    open_ = DisclosureRequest.objects.filter(answer="", introduction__in=seen).defer("introduction__copy")
    return open_.select_related("introduction__sender", "introduction__by", "introduction__to_user").order_by("pk")


def request_for(viewer: Viewer, key: str, at: date) -> DisclosureRequest:
    """Return one request that the own organisation sent or got, and log that it was read.

    Raises NotVisible, SayWhyFirst.
    """
    seen = DisclosureSight(viewer, at).rows.order_by().values("pk")
    related = DisclosureRequest.objects.select_related(
        "introduction__sender", "introduction__receiver", "introduction__by", "introduction__reception__person"
    )
    found = related.filter(key=key, introduction__in=seen).first()
    if found is None:
        raise NotVisible
    own = own_person_of(viewer, found.introduction)
    if own is not None:
        Sight(viewer, at).opens(own)
    log.record("request.read", target=found, person_key=own.key if own else None, by=viewer, fields=found.kinds)
    return found


def offer(viewer: Viewer, person: Person, receiver: Organisation, purpose: str, at: datetime) -> Offer:
    """Return what a ground in force lets go to `receiver` for `purpose`, for the page that chooses."""
    if not Sight(viewer, at.date()).sees(person):
        raise NotVisible
    grounds = dict(covering(person, receiver, purpose, at))
    return Offer(person, receiver, purpose, grounds, contents(person, grounds.keys(), at.date()))


def readers_at(receiver: Organisation, on: date) -> QuerySet[User]:
    """Return who at an organisation can be addressed, by name."""
    works = Membership.objects.filter(works_on(on), organisation=receiver, role__in=READER_ROLES)
    return User.objects.filter(pk__in=works.values("user"), is_active=True)


def same_number(viewer: Viewer, disclosure: Disclosure, at: date) -> Person | None:
    """Return the own person with the number that a received copy says, among those the viewer works with."""
    number = disclosure.copy["who"].get("number")
    if not number or disclosure.receiver_id != viewer.organisation_id:
        return None
    try:
        wanted = scoped(viewer.organisation_id or 0, parse(number, as_of=at).number)
    except NotAPersonalNumber:
        return None
    return Sight(viewer, at).searchable.filter(Q(number_lookup=wanted)).first()


def since_lately(viewer: Viewer, at: date) -> QuerySet[Disclosure]:
    """Return what was received and filed during the last thirty days about persons the viewer works with."""
    people = Sight(viewer, at).at_work.unmasked.values("pk")
    rows = Disclosure.objects.filter(receiver=viewer.organisation_id, at__gte=now() - RECENT)
    return rows.filter(reception__person__in=people).defer("copy").select_related("sender", "reception__person")
