"""Referrals of the cast, in few words: the region's referrer refers somebody to Ekby's unit."""

from datetime import date, timedelta

from django.utils import timezone

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions
from stegvis.apps.casework.models import ReferralEvent, SentReferral
from stegvis.apps.people.actions import Basis
from stegvis.core.personal_numbers import PersonalNumber
from tests.cast import WOMEN, Cast

NUMBER = WOMEN[10]
REASON = "Har varit sjukskriven i två år och vill tillbaka till arbetet i köket."


def basis(**details: object) -> Basis:
    """Return a consent to be referred, given yesterday, unless told otherwise."""
    return Basis(**{"rule": "consent", "since": timezone.localdate() - timedelta(days=1), **details})


def to_ekby(cast: Cast) -> actions.To:
    return actions.To(cast.project, cast.ekby, cast.unit)


def entered(number: PersonalNumber = NUMBER, given: str = "Leyla", family: str = "Demir", **details: object):  # type: ignore[no-untyped-def]
    return actions.Entered(number, given, family, details)


def refer(cast: Cast, *, by: Staff | None = None, **details: object) -> SentReferral:
    return actions.refer(
        **{
            "to": to_ekby(cast),
            "who": entered(phone="070-174 06 05", language="tr"),
            "basis": basis(),
            "reason": REASON,
            "by": by or cast.referrer,
            **details,
        }
    )


def told(referral: SentReferral) -> list[str]:
    """Return the states that the sender has been told, in order."""
    events = ReferralEvent.objects.filter(referral=referral, what="told").order_by("pk")
    return [event.state for event in events]


def take(cast: Cast, referral: SentReferral, by: Staff | None = None):  # type: ignore[no-untyped-def]
    return actions.take_referral(referral=referral, on=timezone.localdate(), by=by or cast.case_worker)


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
