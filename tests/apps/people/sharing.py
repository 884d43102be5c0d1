"""Consents and hand-overs of the cast, in few words."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from stegvis.apps.access.models import Organisation
from stegvis.apps.access.viewers import Staff
from stegvis.apps.people import actions
from stegvis.apps.people.contents import contents
from stegvis.apps.people.models import Disclosure, Ground, Person
from stegvis.core import codebook
from tests.cast import Cast

ALL_KINDS = codebook.information_kinds.codes
LONG_AGO = datetime(2026, 1, 1, tzinfo=timezone.get_current_timezone())
SINCE = date(2026, 1, 1)


def consent(
    cast: Cast,
    *,
    person: Person | None = None,
    by: Staff | None = None,
    ways: tuple[tuple[str, str], ...] = (("ekby", "af"),),
    kinds: tuple[str, ...] = ("identity", "economy"),
    refused: tuple[str, ...] = (),
    purpose: str = "planning",
    since: date = SINCE,
    until: date | None = None,
    given_at: datetime = LONG_AGO,
    **details: object,
) -> Ground:
    """Let Amina agree, unless told otherwise: identity and economy from Ekby to AF, for planning, with no end."""
    lines = [
        actions.Line(getattr(cast, sender), getattr(cast, receiver), kind, given=kind not in refused)
        for sender, receiver in ways
        for kind in kinds
    ]
    return actions.record_consent(
        person=person or cast.amina,
        purpose=purpose,
        lines=lines,
        since=since,
        until=until,
        given_at=given_at,
        form="paper",
        language="sv",
        by=by or cast.case_worker,
        **details,
    )


def entries(person: Person, *kinds: str) -> list[str]:
    """Return the ids of all that there is of these kinds."""
    return [entry.id for entry in contents(person, kinds, date(2026, 1, 1))]


def hand_over(
    cast: Cast, receiver: Organisation | None = None, kinds: tuple[str, ...] = ("identity",), **details: object
) -> Disclosure:
    """Let Ekby's case worker hand over what there is of these kinds about Amina to AF's worker, for planning."""
    receiver = receiver or cast.af
    if receiver == cast.af:
        details.setdefault("to_user", cast.af_worker.user)
    return actions.hand_over(
        **{
            "person": cast.amina,
            "receiver": receiver,
            "purpose": "planning",
            "chosen": entries(cast.amina, *kinds),
            "by": cast.case_worker,
            **details,
        }
    )


def ago(**how_long: int) -> datetime:
    return timezone.now() - timedelta(**how_long)
