"""Referrals as far as they exist for who is asking: those the own organisation sent, and those that came to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from stegvis.apps.access import log
from stegvis.apps.access.models import Organisation, Unit
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person
from stegvis.apps.people.policies import now, tells_state
from stegvis.apps.projects.models import Party, Project

from ..models import WAITING, ReferralEvent, SentReferral
from ..referral_policies import ReferralSight, refers
from .person_page import PersonPage

UNOPENED_IS_LATE = timedelta(days=7)
"""Half the time that orders lay unseen in the failure that users tell of: two weeks, in a municipality's system
(computersweden.idg.se/2.2683/1.626135)."""
KEPT_IN_SIGHT = timedelta(days=90)
LONGEST = 200
What = ReferralEvent.What


@dataclass(frozen=True)
class Receiver:
    """Where a person can be referred: a project, an organisation that takes part in it, and perhaps a unit of that."""

    project: Project
    organisation: Organisation
    unit: Unit | None = None

    @property
    def key(self) -> str:
        return f"{self.project.key}:{self.organisation.pk}:{self.unit.pk if self.unit else ''}"


@dataclass(frozen=True)
class SentRow:
    """A line of the sender's list. `name` is empty for a protected person; `state` is what was told last, and when."""

    referral: SentReferral
    name: str
    masked: bool
    state: str | None
    decision: str | None
    told_at: datetime | None
    may_be_told: bool


@dataclass(frozen=True)
class ReceivedRow:
    """A line of the inbox. `name` is empty for a protected person whom the viewer has no right to."""

    referral: SentReferral
    name: str
    masked: bool
    days: int
    late: bool


@dataclass(frozen=True)
class AboutRow:
    """A referral on the page about a person: one that the own organisation sent, or one by which she came."""

    referral: SentReferral
    is_ours: bool
    state: str | None


@dataclass(frozen=True)
class Page:
    """One referral with its copy and what of its history the viewer's organisation may read."""

    referral: SentReferral
    who: Mapping[str, str]
    reason: str
    wishes: str
    events: tuple[ReferralEvent, ...]
    holds: bool


def receivers_for(viewer: Viewer, at: date) -> tuple[Receiver, ...]:
    """Return where the viewer can refer somebody on `at`: the other parties of the projects her organisation is in."""
    if not refers(viewer):
        return ()
    today = Party.objects.on_day(at)
    own = today.filter(organisation=viewer.organisation_id).values("project")
    others = today.filter(project__in=own).exclude(organisation=viewer.organisation_id)
    others = others.exclude(organisation__kind="association").filter(organisation__leaving_on__isnull=True)
    others = others.select_related("project", "organisation")
    units = Prefetch("organisation__units", Unit.objects.order_by("name"))
    found = others.prefetch_related(units).order_by("project__name", "organisation__name")
    running = (each for each in found if each.project.state_on(at) == "running")
    return tuple(place for party in running for place in _places(party))


def _places(party: Party) -> Iterable[Receiver]:
    units = list(party.organisation.units.all())
    if len(units) < 2:
        yield Receiver(party.project, party.organisation, units[0] if units else None)
        return
    for unit in units:
        yield Receiver(party.project, party.organisation, unit)


def sent_referrals(viewer: Viewer, at: date, *, person: Person | None = None) -> tuple[SentRow, ...]:
    """Return what the viewer's organisation has sent and she sees, the latest first, and log whose names it showed."""
    sight = ReferralSight(viewer, at)
    rows = sight.sent if person is None else sight.sent.filter(person=person)
    told = ReferralEvent.objects.filter(referral=OuterRef("pk"), what=What.TOLD).order_by("-pk")
    rows = rows.select_related("person", "project", "receiver", "unit", "ground").prefetch_related("ground__lines")
    rows = rows.annotate(
        told_state=Subquery(told.values("state")[:1]),
        told_decision=Subquery(told.values("decision")[:1]),
        told_at=Subquery(told.values("at")[:1]),
    )
    shown = tuple(_sent_row(each, sight) for each in rows[:LONGEST])
    log.record("referrals.sent_listed", by=viewer, person_keys=sorted({each.referral.person.key for each in shown}))
    return shown


def _sent_row(referral: SentReferral, sight: ReferralSight) -> SentRow:
    masked = sight.people.masks(referral.person)
    return SentRow(
        referral=referral,
        name="" if masked else referral.person.name,
        masked=masked,
        state=referral.told_state,  # type: ignore[attr-defined]
        decision=referral.told_decision,  # type: ignore[attr-defined]
        told_at=referral.told_at,  # type: ignore[attr-defined]
        may_be_told=tells_state(referral.ground, referral.sender_id),
    )


def referrals_about(viewer: Viewer, page: PersonPage, at: date) -> tuple[AboutRow, ...]:
    """Return the referrals of a person whose page the viewer has open, sent and received, the latest first."""
    sight = ReferralSight(viewer, at)
    sent = SentReferral.objects.filter(sight.sent_clause, person=page.person)
    came = SentReferral.objects.filter(sight.received_clause, case__in=[case.pk for case in page.cases])
    told = ReferralEvent.objects.filter(referral=OuterRef("pk"), what=What.TOLD).order_by("-pk")
    rows = SentReferral.objects.filter(Q(pk__in=sent.values("pk")) | Q(pk__in=came.values("pk")))
    rows = rows.select_related("project", "sender", "receiver").annotate(told_state=Subquery(told.values("state")[:1]))
    own = viewer.organisation_id
    return tuple(AboutRow(each, each.sender_id == own, each.told_state) for each in rows)


def sent_referral(viewer: Viewer, key: str, at: date) -> Page:
    """Return one that the viewer's organisation sent, and log that it was read. Raises NotVisible, SayWhyFirst."""
    sight = ReferralSight(viewer, at)
    referral = _related(sight.sent).filter(key=key).first()
    if referral is None:
        raise NotVisible
    sight.people.opens(referral.person)
    read = Q(organisation=referral.sender_id) | Q(what__in=(What.QUESTION, What.TOLD))
    log.record("referral.read", target=referral, person_key=referral.person.key, by=viewer, fields=("case_state",))
    return _page(referral, read, referral.sender_id)


def referrals_waiting(viewer: Viewer, at: date) -> tuple[ReceivedRow, ...]:
    """Return the referrals that wait at the viewer's organisation, the one that waited longest first."""
    return _received(viewer, at, Q(stage__in=WAITING), "sent_at")


def referrals_answered(viewer: Viewer, at: date) -> tuple[ReceivedRow, ...]:
    """Return the referrals that were taken up, declined or taken back during the last ninety days, the latest first."""
    since = now() - KEPT_IN_SIGHT
    return _received(viewer, at, ~Q(stage__in=WAITING) & Q(settled_at__gte=since), "-settled_at")


def _received(viewer: Viewer, at: date, which: Q, order: str) -> tuple[ReceivedRow, ...]:
    sight = ReferralSight(viewer, at)
    rows = sight.received.filter(which).select_related("project", "sender", "unit", "disclosure").order_by(order, "pk")
    named = set(rows.filter(sight.named).values_list("pk", flat=True))
    return tuple(_received_row(each, each.pk in named, at) for each in rows[:LONGEST])


def _received_row(referral: SentReferral, named: bool, at: date) -> ReceivedRow:
    return ReceivedRow(
        referral=referral,
        name=_name(referral.disclosure.copy["who"]) if named else "",
        masked=not named,
        days=(at - referral.referred_on).days,
        late=referral.waits and referral.opened_at is None and referral.sent_at < now() - UNOPENED_IS_LATE,
    )


def received_referral(viewer: Viewer, key: str, at: date) -> Page:
    """Return one that came to the viewer's organisation. To open it is an act, `open_referral`. Raises NotVisible."""
    sight = ReferralSight(viewer, at)
    referral = _related(sight.received.filter(sight.named)).filter(key=key).first()
    if referral is None:
        raise NotVisible
    read = Q(organisation=referral.receiver_id) | Q(what__in=(What.SENT, What.ANSWER, What.WITHDRAWN))
    return _page(referral, read & ~Q(what=What.OPENED), referral.receiver_id)


def waiting_referrals(viewer: Viewer, at: date) -> QuerySet[SentReferral]:
    """Return the referrals that wait at the viewer's organisation."""
    return ReferralSight(viewer, at).received.filter(stage__in=WAITING)


def unopened_referrals(viewer: Viewer, at: date) -> QuerySet[SentReferral]:
    """Return those of them that nobody has opened in time."""
    return waiting_referrals(viewer, at).filter(opened_at__isnull=True, sent_at__lt=now() - UNOPENED_IS_LATE)


def referral_questions(viewer: Viewer, at: date) -> QuerySet[SentReferral]:
    """Return the referrals that the viewer sent, and that wait for her answer to a question."""
    return ReferralSight(viewer, at).sent.filter(stage=SentReferral.Stage.QUESTION)


def _related(rows: QuerySet[SentReferral]) -> QuerySet[SentReferral]:
    related = ("person__owner", "project", "sender", "receiver", "unit", "disclosure", "ground__consent", "sent_by")
    return rows.select_related(*related, "case__person")


def _page(referral: SentReferral, read: Q, reader_id: int) -> Page:
    events = tuple(referral.events.filter(read).select_related("by", "organisation"))
    for event in events:
        if event.organisation_id != reader_id and event.what not in (What.QUESTION, What.ANSWER):
            event.text = None
    copy = referral.disclosure.copy
    return Page(
        referral=referral,
        who=copy["who"],
        reason=copy["texts"].get("reason", ""),
        wishes=copy["texts"].get("identity", ""),
        events=events,
        holds=tells_state(referral.ground, referral.sender_id),
    )


def _name(who: Mapping[str, str]) -> str:
    return " ".join(who[part] for part in ("given_name", "family_name") if who.get(part))
