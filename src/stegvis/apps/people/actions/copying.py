"""The making of a disclosure: its grounds, its copy and the copy's hash."""

import hashlib
import json
import secrets
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.models import Organisation, User
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.core import codebook

from ..contents import Entry, entries_named
from ..models import DisclosedKind, Disclosure, Ground, Person, Reception, StandingView, standing
from ..policies import NoGround, covering, may_be_addressed, may_receive, now, today
from ..queries.links import linked
from .grounds import tell

NONCE_BYTES = 16
WHO = (
    "number",
    "given_name",
    "family_name",
    "phone",
    "email",
    "address",
    "birth_date",
    "sex",
    "language",
    "protection",
)


class NothingToHandOver(Refused):
    default = _("Nothing has been chosen to hand over.")


class WhoIsIt(Refused):
    """Something handed over to an organisation that can't tell whom it is about."""

    default = _("The receiver does not know the person yet: hand over identity as well.")


def digest(copy: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a copy as canonical JSON, 64 hexadecimal digits. Its nonce keeps it from being guessed."""
    canonical = json.dumps(copy, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def standing_kinds(sender_id: int, receiver_id: int, purpose: str) -> Mapping[str, StandingView]:
    """Return each kind that a standing view in force opens from one organisation to another."""
    views = standing(now(), sender_id, receiver_id, purpose)
    return {kind: view for view in views for kind in view.kinds}


def copied(
    person: Person,
    receiver: Organisation,
    purpose: str,
    *,
    by: Viewer,
    chosen: Collection[str] = (),
    texts: Mapping[str, str] | None = None,
    way: str = Disclosure.Way.HERE,
    to_user: User | None = None,
    standing: Mapping[str, StandingView] | None = None,
) -> Disclosure:
    """Make the disclosure within the act that asked for it, which has asked whether its viewer may.

    The grounds are locked until the act is done: who withdraws at the same moment comes before or after it.
    """
    # The person's row stands for all that is handed over about her: two at once take turns.
    person = Person.objects.select_for_update(of=("self",)).select_related("owner").get(pk=person.pk)
    may_receive(receiver, person).or_refuse()
    entries = _chosen(person, chosen)
    written = {kind: text.strip() for kind, text in (texts or {}).items() if text.strip()}
    kinds = _kinds_of(entries, written)
    at = now()
    rests_on = standing if standing is not None else _locked_grounds(person, receiver, purpose, at)
    _refuse_bare(kinds, rests_on)
    known = linked(person, receiver)
    if known is None and "identity" not in kinds and way == Disclosure.Way.HERE:
        raise WhoIsIt
    if to_user is not None:
        may_be_addressed(to_user.pk, receiver, person.is_protected, today()).or_refuse()
    disclosure = _written(person, receiver, purpose, by, way, to_user, at, entries, written)
    _rest(disclosure, kinds, rests_on)
    if known is not None:
        put(disclosure, known, by)
    log.record(
        "disclosure.made", target=disclosure, person_key=person.key, by=by, fields=kinds, organisation=person.owner
    )
    return disclosure


def put(disclosure: Disclosure, person: Person, by: Viewer) -> Reception:
    """Put a disclosure in a person's file at the receiver, which then knows of the consents that name it."""
    reception = Reception.objects.create(disclosure=disclosure, person=person, at=now(), by_id=by.user_id)
    if disclosure.person is not None:
        tell(disclosure.person, person)
    return reception


def _chosen(person: Person, ids: Collection[str]) -> tuple[Entry, ...]:
    entries = entries_named(person, ids, today())
    if set(ids) - {entry.id for entry in entries}:
        raise NothingToHandOver(_("Something of what was chosen is no longer there. Look through it again."))
    return entries


def _kinds_of(entries: Collection[Entry], written: Collection[str]) -> list[str]:
    """Return the kinds that there is something of, in the order of the code list. Raises NothingToHandOver."""
    there = {entry.kind for entry in entries} | set(written)
    kinds = [code for code in codebook.information_kinds.codes if code in there]
    if not kinds:
        raise NothingToHandOver
    return kinds


def _locked_grounds(person: Person, receiver: Organisation, purpose: str, at: datetime) -> Mapping[str, Ground]:
    grounds = covering(person, receiver, purpose, at)
    still = Ground.objects.select_for_update().filter(pk__in={each.pk for each in grounds.values()})
    held = {each.pk for each in still if each.is_in_force(at)}
    return {kind: each for kind, each in grounds.items() if each.pk in held}


def _refuse_bare(kinds: Collection[str], rests_on: Mapping[str, Any]) -> None:
    bare = [codebook.information_kinds[kind].label.sv.lower() for kind in kinds if kind not in rests_on]
    if bare:
        raise NoGround(_("No consent or provision in force covers: %(kinds)s.") % {"kinds": ", ".join(bare)})


def _written(
    person: Person,
    receiver: Organisation,
    purpose: str,
    by: Viewer,
    way: str,
    to_user: User | None,
    at: datetime,
    entries: Collection[Entry],
    texts: Mapping[str, str],
) -> Disclosure:
    copy = {
        "nonce": secrets.token_hex(NONCE_BYTES),
        "at": at.isoformat(),
        "from": person.owner.name,
        "to": receiver.name,
        "who": _who(person, entries),
        "entries": [entry.as_copied() for entry in entries],
        "texts": dict(texts),
    }
    return Disclosure.objects.create(
        person=person,
        sender=person.owner,
        receiver=receiver,
        to_user=to_user,
        purpose=purpose,
        way=way,
        at=at,
        by_id=by.user_id,
        is_protected=person.is_protected,
        copy=copy,
        digest=digest(copy),
    )


def _who(person: Person, entries: Collection[Entry]) -> dict[str, str]:
    """Return the fields that say who the person is, those of them that were chosen to be handed over."""
    handed = {entry.id.partition(":")[2] for entry in entries if entry.kind == "identity"}
    open_ = set(handed)
    if "name" in handed:
        open_ |= {"given_name", "family_name"}
    if handed:
        open_ |= {"birth_date", "sex", "protection"}
    values = {name: getattr(person, name) for name in WHO if name in open_}
    return {name: str(value) for name, value in values.items() if value}


def _rest(disclosure: Disclosure, kinds: Collection[str], on: Mapping[str, Ground | StandingView]) -> None:
    for kind in kinds:
        basis = on[kind]
        field = "ground" if isinstance(basis, Ground) else "standing_view"
        DisclosedKind.objects.create(disclosure=disclosure, kind=kind, **{field: basis})
