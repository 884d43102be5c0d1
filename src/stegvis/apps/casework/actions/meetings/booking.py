from collections.abc import Collection, Mapping
from datetime import date, time
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation, User
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.policies import now, today
from stegvis.apps.projects.saving import save

from ...going import NothingGoes
from ...meeting_policies import NotNear, WasHeld, may_change_meeting, may_meet, near
from ...models import WHEN, Call, CallAnswer, Case, Meeting, MeetingVersion
from ...plan_policies import NotInThePlan, may_be_in_plan
from ..facts import NeedsReason
from ..revisions import locked
from .locking import locked_meeting, noted
from .telling import tell, tell_those_who_can_know, unaware, what_to_tell

NOBODY: Mapping[Organisation, User | None] = MappingProxyType({})


class NothingMoved(Refused):
    default = _("The meeting has this time and place already.")


class AlreadyCalled(Refused):
    default = _("Everybody you chose has been called already.")


@act
def book_meeting(
    *,
    case: Case,
    kind: str,
    on: date,
    starts: time,
    ends: time,
    by: Viewer,
    place: str = "",
    link: str = "",
    person: bool = True,
    organisations: Mapping[Organisation, User | None] = NOBODY,
    workers: Collection[User] = (),
) -> Meeting:
    """Book a meeting that day and call to it: the person, colleagues, and other organisations on a ground each.

    All or none. Raises NothingGoes or NotKnownThere for an organisation that can't be told, NotNear, NotInThePlan.
    """
    case = locked(case)
    may_meet(by, case).or_refuse()
    meeting = Meeting(case=case, kind=kind, on=on, starts=starts, ends=ends, booked_by_id=by.user_id)
    meeting.place, meeting.link = place.strip() or None, link.strip() or None
    save(meeting, by=by)
    _write_version(meeting, None, by)
    if person:
        save(Call(meeting=meeting), by=by)
    _call(meeting, organisations, workers, by)
    noted("meeting.booked", meeting, by)
    return meeting


@act
def call_to_meeting(
    *,
    meeting: Meeting,
    by: Viewer,
    organisations: Mapping[Organisation, User | None] = NOBODY,
    workers: Collection[User] = (),
) -> Meeting:
    """Call more organisations and colleagues to a meeting that is booked; who is called already is left as it is."""
    meeting = locked_meeting(meeting)
    may_change_meeting(by, meeting).or_refuse()
    called = list(meeting.calls.all())
    parties = {each.party_id for each in called if each.worker_id is None}
    colleagues = {each.worker_id for each in called}
    organisations = {party: to for party, to in organisations.items() if party.pk not in parties}
    workers = [each for each in workers if each.pk not in colleagues]
    if not organisations and not workers:
        raise AlreadyCalled
    _call(meeting, organisations, workers, by)
    noted("meeting.called", meeting, by)
    return meeting


@act
def move_meeting(
    *, meeting: Meeting, on: date, starts: time, ends: time, why: str, by: Viewer, place: str = "", link: str = ""
) -> Meeting:
    """Give a meeting another time or place, with why. Those called are told, as far as a ground lets them know."""
    meeting = locked_meeting(meeting)
    may_change_meeting(by, meeting).or_refuse()
    if not why.strip():
        raise NeedsReason
    before = {name: getattr(meeting, name) for name in WHEN}
    now_is = {"on": on, "starts": starts, "ends": ends, "place": place.strip() or None, "link": link.strip() or None}
    if now_is == before:
        raise NothingMoved
    for name, value in now_is.items():
        setattr(meeting, name, value)
    meeting.number += 1
    save(meeting, by=by)
    _write_version(meeting, why.strip(), by)
    tell_those_who_can_know(meeting, by)
    noted("meeting.moved", meeting, by)
    return meeting


@act
def cancel_meeting(*, meeting: Meeting, why: str, by: Viewer) -> Meeting:
    """Cancel a meeting, or note that it was not held, with why. Those called are told, as far as a ground lets them."""
    meeting = locked_meeting(meeting)
    may_change_meeting(by, meeting).or_refuse()
    if not why.strip():
        raise NeedsReason
    meeting.cancelled_at, meeting.cancelled_by_id, meeting.cancelled_why = now(), by.user_id, why.strip()
    save(meeting, by=by)
    if meeting.on >= today():
        tell_those_who_can_know(meeting, by)
    noted("meeting.cancelled", meeting, by)
    return meeting


@act
def tell_called(*, meeting: Meeting, by: Viewer) -> Meeting:
    """Tell those of the called who don't know how the meeting stands: there was no ground when it changed."""
    meeting = locked_meeting(meeting)
    may_meet(by, meeting.case).or_refuse()
    if meeting.minutes.exists():
        raise WasHeld
    version = meeting.versions.get(number=meeting.number)
    if unaware(meeting, version) and not tell_those_who_can_know(meeting, by):
        raise NothingGoes
    noted("meeting.called", meeting, by)
    return meeting


def _call(
    meeting: Meeting, organisations: Mapping[Organisation, User | None], workers: Collection[User], by: Viewer
) -> None:
    case, version = meeting.case, meeting.versions.get(number=meeting.number)
    for party, to_user in organisations.items():
        if party.pk == case.owner_id:
            raise NotInThePlan
        may_be_in_plan(party, case, today()).or_refuse()
        call = Call(meeting=meeting, party=party)
        save(call, by=by)
        tell(call, version, what_to_tell(meeting), to_user, by)
    reaches = near(case)
    for each in workers:
        if not reaches.filter(pk=each.pk).exists():
            raise NotNear
        own = Call(meeting=meeting, party=case.owner, worker=each)
        save(own, by=by)
        if each.pk == by.user_id:  # who calls to a meeting comes to it
            save(
                CallAnswer(
                    call=own, version=version, answer="comes", on=today(), origin=case.owner, recorded_by_id=by.user_id
                ),
                by=by,
            )


def _write_version(meeting: Meeting, why: str | None, by: Viewer) -> None:
    version = MeetingVersion(meeting=meeting, number=meeting.number, why=why, recorded_by_id=by.user_id)
    for name in WHEN:
        setattr(version, name, getattr(meeting, name))
    save(version, by=by)
