"""Handing over, asking and answering."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.looking import looking_also_for
from stegvis.apps.access.models import Organisation, User
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Job, Viewer
from stegvis.core import codebook

from ..contents import contents, who_it_is
from ..models import Disclosure, DisclosureRequest, Person
from ..policies import may_answer, may_hand_over_something, now, today
from ..queries.links import linked
from .copying import NothingToHandOver, copied, standing_kinds


class SayWhy(Refused):
    default = _("Say why, so that who asked understands.")


class FileItFirst(Refused):
    default = _("Say first which of your persons the request is about.")


@act
def hand_over(
    *,
    person: Person,
    receiver: Organisation,
    purpose: str,
    by: Viewer,
    chosen: Collection[str] = (),
    texts: Mapping[str, str] | None = None,
    way: str = Disclosure.Way.HERE,
    to_user: User | None = None,
) -> Disclosure:
    """Hand over a copy of the chosen entries and of what is written under each kind, on grounds in force right now.

    `chosen` holds ids of `contents`, `texts` one text a kind. Raises NotVisible, NotAllowed, NoGround,
    NothingToHandOver, WhoIsIt, NotToAnAssociation.
    """
    may_hand_over_something(by, person).or_refuse()
    return copied(person, receiver, purpose, by=by, chosen=chosen, texts=texts or {}, way=way, to_user=to_user)


@act
def ask(
    *,
    person: Person,
    holder: Organisation,
    purpose: str,
    kinds: Collection[str],
    by: Viewer,
    message: str | None = None,
    to_user: User | None = None,
) -> DisclosureRequest:
    """Ask another organisation for information about a person; who she is goes with the question, on a ground.

    A standing view answers at once, when the holder has said before which of its persons this is.
    """
    if not kinds:
        raise NothingToHandOver
    may_hand_over_something(by, person).or_refuse()
    identity = [entry.id for entry in who_it_is(person)]
    introduction = copied(person, holder, purpose, by=by, chosen=identity, to_user=to_user)
    ordered = [code for code in codebook.information_kinds.codes if code in kinds]
    request = DisclosureRequest.objects.create(introduction=introduction, kinds=ordered, message=message or None)
    log.record("disclosure.asked", target=request, person_key=person.key, by=by, fields=ordered)
    with looking_also_for(holder.pk):
        _answer_by_standing_view(request)
    return request


@act
def give(
    *,
    request: DisclosureRequest,
    by: Viewer,
    chosen: Collection[str] = (),
    texts: Mapping[str, str] | None = None,
) -> Disclosure:
    """Answer a request by handing over, on a ground of one's own. Raises FileItFirst before it is filed."""
    request = _locked(request)
    may_answer(by, request).or_refuse()
    asked = request.introduction
    if not hasattr(asked, "reception"):
        raise FileItFirst
    person = asked.reception.person
    may_hand_over_something(by, person).or_refuse()
    given = copied(person, asked.sender, asked.purpose, by=by, chosen=chosen, texts=texts or {}, to_user=asked.by)
    _answered(request, DisclosureRequest.Answer.GIVEN, by, disclosure=given)
    return given


@act
def decline(*, request: DisclosureRequest, reason: str, by: Viewer) -> DisclosureRequest:
    """Answer a request with a no, and why. The same answer is given for a person who is not known."""
    request = _locked(request)
    may_answer(by, request).or_refuse()
    if not reason.strip():
        raise SayWhy
    _answered(request, DisclosureRequest.Answer.REFUSED, by, reason=reason)
    person_key = request.introduction.reception.person.key if hasattr(request.introduction, "reception") else None
    log.record("disclosure.declined", target=request, person_key=person_key, by=by)
    return request


def _locked(request: DisclosureRequest) -> DisclosureRequest:
    locked = DisclosureRequest.objects.select_for_update(of=("self",))
    return locked.select_related("introduction__sender", "introduction__by").get(pk=request.pk)


def _answered(request: DisclosureRequest, answer: str, by: Viewer, **what: Any) -> None:
    request.answer, request.answered_at, request.answered_by_id = answer, now(), by.user_id
    for name, value in what.items():
        setattr(request, name, value)
    request.save()


def _answer_by_standing_view(request: DisclosureRequest) -> None:
    """Let the system answer where the holder has decided so beforehand and has said before who the person is."""
    asked = request.introduction
    person = linked(asked.person, asked.receiver_id)
    if person is None or person.is_protected:
        return
    open_kinds = standing_kinds(person.owner_id, asked.sender_id, asked.purpose)
    chosen = [entry.id for entry in contents(person, set(request.kinds) & open_kinds.keys(), today())]
    if not chosen:
        return
    system = Job("standing_view")
    given = copied(person, asked.sender, asked.purpose, by=system, chosen=chosen, to_user=asked.by, standing=open_kinds)
    _answered(request, DisclosureRequest.Answer.GIVEN, system, disclosure=given)
