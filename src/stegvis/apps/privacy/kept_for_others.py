"""What of a person's rows is another organisation's too, or another person's, and stays for them: see docs/adr/0010.

What was handed over stands in one row for sender and receiver. It stays as long as one of the two keeps it, cut off
from the one that has removed the person; with the other's removal it goes as well.
"""

from django.db.models import Q, QuerySet

from stegvis.apps.casework.models import HouseholdMembership, Payment, ReferralEvent, SentReferral
from stegvis.apps.people.models import (
    Consent,
    DisclosedKind,
    Disclosure,
    DisclosureRequest,
    Ground,
    GroundHolding,
    GroundLine,
    Person,
    Reception,
)

from .erasure import Erasure
from .models import RemovalLine

What = ReferralEvent.What
READ_BY_RECEIVER = (What.SENT, What.ANSWER, What.WITHDRAWN)
READ_BY_SENDER = (What.QUESTION,)


def keep_for_others(person: Person, erasure: Erasure) -> None:
    """Take out of an erasure what is not the organisation's alone to remove."""
    _keep_disclosures(person, erasure)
    _keep_referrals(person, erasure)
    _take_what_hangs_on_disclosures(erasure)
    _keep_grounds(person, erasure)
    _keep_payments(person, erasure)
    erasure.stays("privacy.RemovalLine", _rows(RemovalLine.objects.filter(person=person)), person=None, last_on=None)


def _keep_disclosures(person: Person, erasure: Erasure) -> None:
    """Keep what the receiver has in a file or waits to file, and what the sender of a received copy keeps."""
    waits = Q(reception__isnull=True) & ~Q(way=Disclosure.Way.SPOKEN)
    sent = _rows(Disclosure.objects.filter(Q(reception__person__isnull=False) | waits, person=person))
    received = _rows(Disclosure.objects.filter(reception__person=person, person__isnull=False))
    erasure.stays("people.Disclosure", sent, person=None)
    erasure.stays("people.Disclosure", received)
    erasure.stays("people.Reception", _rows(Reception.objects.filter(disclosure__in=received)), person=None)


def _keep_referrals(person: Person, erasure: Erasure) -> None:
    """Keep referrals that the other side keeps. What only the own side reads of them goes."""
    rows = SentReferral.objects.exclude(disclosure__in=erasure.gone["people.Disclosure"])
    sent, came = _rows(rows.filter(person=person)), _rows(rows.filter(case__person=person))
    erasure.stays("casework.SentReferral", sent, person=None)
    erasure.stays("casework.SentReferral", came, case=None)
    own = ReferralEvent.objects.filter(organisation=person.owner_id)
    for referrals, read in ((sent, READ_BY_RECEIVER), (came, READ_BY_SENDER)):
        events = ReferralEvent.objects.filter(referral__in=referrals)
        erasure.stays("casework.ReferralEvent", _rows(events))
        erasure.stays(
            "casework.ReferralEvent", _rows(own.filter(referral__in=referrals).exclude(what__in=read)), text=None
        )
    # One that was filed and never became a case leads to nobody at the receiver but by its copy.
    copies = SentReferral.objects.filter(disclosure__in=erasure.gone["people.Disclosure"])
    erasure.goes("casework.SentReferral", _rows(copies))
    gone = ReferralEvent.objects.filter(referral__in=erasure.gone["casework.SentReferral"])
    erasure.goes("casework.ReferralEvent", _rows(gone))
    answers = gone.filter(disclosure__isnull=False).values_list("disclosure", flat=True)
    erasure.goes("people.Disclosure", answers)


def _take_what_hangs_on_disclosures(erasure: Erasure) -> None:
    gone = erasure.gone["people.Disclosure"]
    erasure.gone["people.DisclosedKind"] = _rows(DisclosedKind.objects.filter(disclosure__in=gone))
    erasure.goes("people.Reception", _rows(Reception.objects.filter(disclosure__in=gone)))
    erasure.gone["people.DisclosureRequest"] = _rows(
        DisclosureRequest.objects.filter(Q(introduction__in=gone) | Q(disclosure__in=gone))
    )


def _keep_grounds(person: Person, erasure: Erasure) -> None:
    """Pass a ground on to who else holds it; keep it without a person while something handed over rests on it."""
    for ground in Ground.objects.filter(person=person):
        holding = GroundHolding.objects.filter(ground=ground).exclude(person=person).order_by("since", "pk").first()
        if holding is not None:
            _let_stay(ground, erasure, person=holding.person)
            erasure.goes("people.GroundHolding", [holding.pk])
        elif _is_rested_on(ground, erasure):
            _let_stay(ground, erasure, person=None)
    _take_left_over(erasure)
    stay = Ground.objects.filter(followed_by__in=erasure.gone["people.Ground"])
    follows = _rows(stay) - erasure.gone["people.Ground"]
    erasure.stays("people.Ground", follows, followed_by=None)


def _let_stay(ground: Ground, erasure: Erasure, *, person: Person | None) -> None:
    erasure.stays("people.Ground", [ground.pk], person=person, note=None, withdrawal_note=None)
    erasure.stays("people.GroundLine", _rows(GroundLine.objects.filter(ground=ground)))
    erasure.stays("people.Consent", _rows(Consent.objects.filter(ground=ground)), document=None)


def _take_left_over(erasure: Erasure) -> None:
    """Take grounds that nobody keeps any more, and that only what goes now rested on."""
    kinds = DisclosedKind.objects.filter(pk__in=erasure.gone["people.DisclosedKind"]).values("ground")
    referrals = SentReferral.objects.filter(pk__in=erasure.gone["casework.SentReferral"]).values("ground")
    for ground in Ground.objects.filter(Q(pk__in=kinds) | Q(pk__in=referrals), person__isnull=True):
        if not _is_rested_on(ground, erasure):
            erasure.goes("people.Ground", [ground.pk])
            erasure.goes("people.GroundLine", _rows(GroundLine.objects.filter(ground=ground)))
            erasure.goes("people.Consent", _rows(Consent.objects.filter(ground=ground)))


def _is_rested_on(ground: Ground, erasure: Erasure) -> bool:
    kinds = _rows(DisclosedKind.objects.filter(ground=ground)) - erasure.gone["people.DisclosedKind"]
    return bool(kinds or _rows(SentReferral.objects.filter(ground=ground)) - erasure.gone["casework.SentReferral"])


def _keep_payments(person: Person, erasure: Erasure) -> None:
    """Keep what was paid to a household that somebody else belongs to as well."""
    own = HouseholdMembership.objects.filter(person=person).values("household_key")
    others = HouseholdMembership.objects.filter(person__owner=person.owner_id, household_key__in=own)
    shared = others.exclude(person=person).values("household_key")
    erasure.stays("casework.Payment", _rows(Payment.objects.filter(owner=person.owner_id, household_key__in=shared)))


def _rows(found: QuerySet) -> set[int]:
    return set(found.order_by().values_list("pk", flat=True))
