"""Tells the organisations that are called when and where the meeting is, each on a ground in force right now."""

from stegvis.apps.access.models import Organisation, User
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import hand_over
from stegvis.apps.people.models import Person
from stegvis.apps.people.policies import may_be_addressed, now, today

from ...meeting_contents import call_goes_to
from ...models import Call, CallNotice, Meeting, MeetingVersion
from ...policies import PLANNING

What = CallNotice.What


def tell(call: Call, version: MeetingVersion, what: str, to_user: User | None, by: Viewer) -> CallNotice:
    """Hand over what a called organisation is to know. Raises NothingGoes, NotKnownThere, NotToAnAssociation."""
    meeting, receiver = call.meeting, _receiver(call)
    going = call_goes_to(meeting, receiver, now())
    going.or_refuse()
    disclosure = hand_over(
        person=meeting.case.person, receiver=receiver, purpose=PLANNING, chosen=going.chosen, to_user=to_user, by=by
    )
    return CallNotice.objects.create(call=call, version=version, what=what, disclosure=disclosure)


def tell_those_who_can_know(meeting: Meeting, by: Viewer) -> list[CallNotice]:
    """Tell each called organisation that does not know how the meeting stands, and that a ground lets know it."""
    version = meeting.versions.get(number=meeting.number)
    told = []
    for call in unaware(meeting, version):
        if call_goes_to(meeting, _receiver(call), now()).refusal is None:
            last = call.notices.select_related("disclosure__to_user").last()
            to_user = _still_there(call, last.disclosure.to_user if last else None, meeting.case.person)
            told.append(tell(call, version, what_to_tell(meeting), to_user, by))
    return told


def unaware(meeting: Meeting, version: MeetingVersion) -> list[Call]:
    """Return the calls of other organisations that have not been told how the meeting stands now."""
    calls = meeting.calls.filter(worker__isnull=True, party__isnull=False).select_related("party")
    knows = CallNotice.objects.filter(call__meeting=meeting, version=version)
    knows = knows.filter(what=What.CANCELLED) if meeting.is_cancelled else knows
    told = set(knows.values_list("call", flat=True))
    found = [call for call in calls if call.pk not in told]
    for call in found:
        call.meeting = meeting
    return found


def what_to_tell(meeting: Meeting) -> str:
    if meeting.is_cancelled:
        return What.CANCELLED
    return What.MOVED if meeting.number > 1 else What.CALLED


def _receiver(call: Call) -> Organisation:
    if call.party is None:
        raise TypeError("only organisations are told by a handing over")
    return call.party


def _still_there(call: Call, user: User | None, person: Person) -> User | None:
    if user is None:
        return None
    return user if may_be_addressed(user.pk, _receiver(call), person.is_protected, today()) else None
