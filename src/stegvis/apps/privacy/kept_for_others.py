"""What of a person's rows is another organisation's too, or another person's, and stays for them: see docs/adr/0010.

What was handed over stands in one row for sender and receiver. It stays as long as one of the two keeps it, cut off
from the one that has removed the person; with the other's removal it goes as well.
"""

from collections.abc import Collection, Sequence

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
from .kinds import rows_of
from .models import RemovalLine

What = ReferralEvent.What
READ_BY_RECEIVER = (What.SENT, What.ANSWER, What.WITHDRAWN)
READ_BY_SENDER = (What.QUESTION,)


def keep_for_others(people: Sequence[Person], erasure: Erasure) -> None:
    """Take out of an erasure of people of one organisation what is not the organisation's alone to remove."""
    _keep_disclosures(people, erasure)
    _keep_referrals(people, erasure)
    _take_what_hangs_on_disclosures(erasure)
    _keep_grounds(people, erasure)
    _keep_payments(people, erasure)
    erasure.stays(
        "privacy.RemovalLine", _rows(RemovalLine.objects.filter(person__in=people)), person=None, last_on=None
    )


def _keep_disclosures(people: Sequence[Person], erasure: Erasure) -> None:
    """Keep what the receiver has in a file or waits to file, and what the sender of a received copy keeps."""
    waits = Q(reception__isnull=True) & ~Q(way=Disclosure.Way.SPOKEN)
    sent = _rows(Disclosure.objects.filter(Q(reception__person__isnull=False) | waits, person__in=people))
    received = _rows(Disclosure.objects.filter(reception__person__in=people, person__isnull=False))
    erasure.stays("people.Disclosure", sent, person=None)
    erasure.stays("people.Disclosure", received)
    erasure.stays("people.Reception", _rows(Reception.objects.filter(disclosure__in=received)), person=None)


def _keep_referrals(people: Sequence[Person], erasure: Erasure) -> None:
    """Keep referrals that the other side keeps. What only the own side reads of them goes."""
    rows = SentReferral.objects.exclude(disclosure__in=erasure.gone["people.Disclosure"])
    sent, came = _rows(rows.filter(person__in=people)), _rows(rows.filter(case__person__in=people))
    erasure.stays("casework.SentReferral", sent, person=None)
    erasure.stays("casework.SentReferral", came, case=None)
    own = ReferralEvent.objects.filter(organisation__in={each.owner_id for each in people})
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


def _keep_grounds(people: Sequence[Person], erasure: Erasure) -> None:
    """Pass a ground on to who else holds it; keep it without a person while something handed over rests on it."""
    own = _rows(Ground.objects.filter(person__in=people))
    held = _first_other_holding(own, people)
    rested_on = _rested_on(own, erasure)
    for ground in sorted(own & held.keys()):
        _let_stay([ground], erasure, person=held[ground].person)
    _let_stay(rested_on - held.keys(), erasure, person=None)
    erasure.goes("people.GroundHolding", (each.pk for each in held.values()))
    _take_left_over(erasure)
    stay = Ground.objects.filter(followed_by__in=erasure.gone["people.Ground"])
    follows = _rows(stay) - erasure.gone["people.Ground"]
    erasure.stays("people.Ground", follows, followed_by=None)


def _first_other_holding(grounds: Collection[int], people: Sequence[Person]) -> dict[int, GroundHolding]:
    """Return, of each ground that somebody else holds as well, who has held it longest."""
    rows = GroundHolding.objects.filter(ground__in=grounds).exclude(person__in=rows_of(*people))
    return {each.ground_id: each for each in rows.select_related("person").order_by("-since", "-pk")}


def _let_stay(grounds: Collection[int], erasure: Erasure, *, person: Person | None) -> None:
    erasure.stays("people.Ground", grounds, person=person, note=None, withdrawal_note=None)
    erasure.stays("people.GroundLine", _rows(GroundLine.objects.filter(ground__in=grounds)))
    erasure.stays("people.Consent", _rows(Consent.objects.filter(ground__in=grounds)), document=None)


def _take_left_over(erasure: Erasure) -> None:
    """Take grounds that nobody keeps any more, and that only what goes now rested on."""
    kinds = DisclosedKind.objects.filter(pk__in=erasure.gone["people.DisclosedKind"]).values("ground")
    referrals = SentReferral.objects.filter(pk__in=erasure.gone["casework.SentReferral"]).values("ground")
    nobodys = _rows(Ground.objects.filter(Q(pk__in=kinds) | Q(pk__in=referrals), person__isnull=True))
    left_over = nobodys - _rested_on(nobodys, erasure)
    erasure.goes("people.Ground", left_over)
    erasure.goes("people.GroundLine", _rows(GroundLine.objects.filter(ground__in=left_over)))
    erasure.goes("people.Consent", _rows(Consent.objects.filter(ground__in=left_over)))


def _rested_on(grounds: Collection[int], erasure: Erasure) -> set[int]:
    """Return those of the grounds that something rests on which stays."""
    kinds = DisclosedKind.objects.filter(ground__in=grounds).order_by().values_list("pk", "ground")
    referrals = SentReferral.objects.filter(ground__in=grounds).order_by().values_list("pk", "ground")
    stay = [ground for pk, ground in kinds if pk not in erasure.gone["people.DisclosedKind"]]
    return {*stay, *(ground for pk, ground in referrals if pk not in erasure.gone["casework.SentReferral"])}


def _keep_payments(people: Sequence[Person], erasure: Erasure) -> None:
    """Keep what was paid to a household that somebody else belongs to as well."""
    owners = {each.owner_id for each in people}
    own = HouseholdMembership.objects.filter(person__in=people).values("household_key")
    others = HouseholdMembership.objects.filter(person__owner__in=owners, household_key__in=own)
    shared = others.exclude(person__in=people).values("household_key")
    erasure.stays("casework.Payment", _rows(Payment.objects.filter(owner__in=owners, household_key__in=shared)))


def _rows(found: QuerySet) -> set[int]:
    return set(found.order_by().values_list("pk", flat=True))
