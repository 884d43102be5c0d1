"""Calling to a meeting: who gets to know of it, on what, and what they answer."""

from datetime import time

import pytest

from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.casework import actions
from stegvis.apps.casework.actions.meetings import NotTheLatestCall
from stegvis.apps.casework.going import NothingGoes, NotKnownThere
from stegvis.apps.casework.meeting_policies import IsCancelled, NotNear, WasHeld
from stegvis.apps.casework.models import Call, CallAnswer, CallNotice, Meeting, MeetingVersion
from stegvis.apps.casework.plan_policies import NotInThePlan
from stegvis.apps.casework.queries import meetings
from stegvis.apps.people import actions as people
from stegvis.apps.people.models import Disclosure
from stegvis.apps.people.policies import NoGround, NotToAnAssociation, now
from tests.apps.casework.meetings.meeting import TODAY, WHEN, booked, called_at_af, day, finished, known_at_af
from tests.apps.people.sharing import consent
from tests.cast import WOMEN, register


def entry_of(disclosure):
    (entry,) = [each for each in disclosure.copy["entries"] if each["id"].startswith("meeting:")]
    return entry


def test_a_called_party_is_told_when_and_where_and_nothing_else(cast):
    known_at_af(cast)
    notice = called_at_af(cast)
    copy = notice.disclosure.copy
    assert {each["kind"] for each in copy["entries"]} == {"identity", "attendance"}
    told = entry_of(notice.disclosure)
    assert told["title"] == "Trepartssamtal"
    assert told["says"] == f"{WHEN['on']} 13:00–14:00, Rum 3, Storgatan 1"
    assert copy["texts"] == {}


def test_a_party_without_a_ground_gets_nothing_and_the_meeting_is_not_booked(cast):
    consent(cast, ways=(("ekby", "fk"),), kinds=("identity", "economy"))
    before = Disclosure.objects.count()
    with pytest.raises(NothingGoes):
        booked(cast, organisations={cast.fk: None})
    assert (Meeting.objects.count(), Call.objects.count(), Disclosure.objects.count()) == (0, 0, before)


def test_who_can_not_tell_whom_it_is_about_is_not_called(cast):
    consent(cast, kinds=("attendance",))
    with pytest.raises(NotKnownThere):
        booked(cast, organisations={cast.af: None})


def test_neither_an_association_nor_a_stranger_is_called(cast):
    consent(cast, ways=(("ekby", "association"), ("ekby", "provider_firm")), kinds=("identity", "attendance"))
    for nobody in (cast.association, cast.provider_firm, cast.ekby):
        with pytest.raises((NotInThePlan, NotToAnAssociation)):
            booked(cast, organisations={nobody: None})


def test_a_colleague_who_does_not_reach_the_case_is_not_called(cast):
    meeting = booked(cast, workers=[cast.case_worker.user, cast.registrar.user])
    assert meeting.calls.filter(worker__isnull=False).count() == 2
    for stranger in (cast.colleague, cast.af_worker, cast.administrator):
        with pytest.raises(NotNear):
            booked(cast, workers=[stranger.user])


def test_to_a_protected_persons_meeting_only_those_with_the_right_are_called(cast):
    case = register(cast.trusted_registrar, cast.project, WOMEN[1], "Hemlig", "Ek", person={"protection": "marked"})
    offered = meetings.who_can_be_called(meetings.unbooked(case, TODAY), now())[1]
    assert offered == [cast.trusted_registrar.user]


@pytest.mark.parametrize("name", ["colleague", "af_worker", "other_case_worker", "process_leader", "administrator"])
def test_who_does_not_see_the_case_books_no_meeting(cast, name):
    with pytest.raises(NotVisible):
        booked(cast, by=cast.staff[name])


def test_a_party_answers_in_its_own_inbox_and_the_owner_gets_it_as_a_copy(cast):
    known_at_af(cast)
    notice = called_at_af(cast)
    assert [each.pk for each in meetings.calls_to_answer(cast.af_worker, TODAY)] == [notice.pk]
    said = actions.answer_call(
        notice=notice,
        answer="other_time",
        suggested_on=day(5),
        suggested_at=time(9, 30),
        text="Upptagen den dagen.",
        on=TODAY,
        by=cast.af_worker,
    )
    assert (said.disclosure.sender, said.disclosure.receiver) == (cast.af, cast.ekby)
    assert f"{day(5)} 09:30" in said.disclosure.copy["texts"]["attendance"]
    (line,) = [
        each
        for each in meetings.meeting_view(cast.case_worker, cast.amina_case.key, said.call.meeting.key, TODAY).calls
        if each.is_elsewhere
    ]
    assert line.answer == said
    assert not meetings.calls_to_answer(cast.af_worker, TODAY)


def test_without_a_ground_back_the_party_tells_nothing(cast):
    consent(cast, kinds=("identity", "attendance"))
    people.file_disclosure(
        disclosure=people.hand_over(
            person=cast.amina,
            receiver=cast.af,
            purpose="planning",
            chosen=["person:name"],
            by=cast.case_worker,
            to_user=cast.af_worker.user,
        ),
        register=True,
        by=cast.af_worker,
    )
    notice = called_at_af(cast)
    with pytest.raises(NoGround):
        actions.answer_call(notice=notice, answer="comes", on=TODAY, by=cast.af_worker)
    assert not CallAnswer.objects.exists()


@pytest.mark.parametrize("name", ["case_worker", "fk_worker", "other_case_worker", "referrer"])
def test_only_who_was_called_answers_for_the_party(cast, name):
    known_at_af(cast)
    with pytest.raises(NotVisible):
        actions.answer_call(notice=called_at_af(cast), answer="comes", on=TODAY, by=cast.staff[name])


def test_moving_tells_the_called_anew_and_their_answers_are_about_the_time_before(cast):
    known_at_af(cast)
    first = called_at_af(cast)
    actions.answer_call(notice=first, answer="comes", on=TODAY, by=cast.af_worker)
    moved = {**WHEN, "on": day(10), "place": "Rum 7"}
    meeting = actions.move_meeting(meeting=first.call.meeting, why="Amina är sjuk.", by=cast.case_worker, **moved)
    told = CallNotice.objects.latest("pk")
    assert (told.what, told.version.number) == ("moved", 2)
    assert "Rum 7" in entry_of(told.disclosure)["says"]
    assert "sjuk" not in str(told.disclosure.copy)
    assert entry_of(first.disclosure)["says"].endswith("Rum 3, Storgatan 1")
    assert [each.pk for each in meetings.calls_to_answer(cast.af_worker, TODAY)] == [told.pk]
    with pytest.raises(NotTheLatestCall):
        actions.answer_call(notice=first, answer="comes", on=TODAY, by=cast.af_worker)
    (line,) = [each for each in _view(cast, meeting).calls if each.is_elsewhere]
    assert line.answer is None
    assert line.answered_before.answer == "comes"


def _view(cast, meeting):
    return meetings.meeting_view(cast.case_worker, cast.amina_case.key, meeting.key, TODAY)


def test_a_consent_taken_back_stops_what_comes_after_and_the_owner_sees_who_does_not_know(cast):
    known_at_af(cast)
    notice = called_at_af(cast)
    meeting, before = notice.call.meeting, Disclosure.objects.count()
    for ground in cast.amina.grounds.all():
        people.withdraw_ground(ground=ground, by=cast.case_worker)
    meeting = actions.move_meeting(meeting=meeting, why="Krock", by=cast.case_worker, **{**WHEN, "on": day(8)})
    assert Disclosure.objects.count() == before
    assert [each.call.party for each in _view(cast, meeting).unaware] == [cast.af]
    held = meetings.held_call(cast.af_worker, notice.disclosure.key, TODAY)
    assert str(WHEN["on"]) in held.says
    with pytest.raises(NothingGoes):
        actions.tell_called(meeting=meeting, by=cast.case_worker)
    consent(cast, kinds=("identity", "attendance"))
    actions.tell_called(meeting=meeting, by=cast.case_worker)
    assert not _view(cast, meeting).unaware


def test_cancelling_says_so_and_why_stays_in_the_own_file(cast):
    known_at_af(cast)
    notice = called_at_af(cast)
    meeting = actions.cancel_meeting(meeting=notice.call.meeting, why="Amina är inlagd.", by=cast.case_worker)
    told = CallNotice.objects.latest("pk")
    assert told.what == "cancelled"
    assert entry_of(told.disclosure)["says"].startswith("Inställt: ")
    assert "inlagd" not in str(told.disclosure.copy)
    assert not meetings.calls_to_answer(cast.af_worker, TODAY)
    for act in (actions.cancel_meeting, actions.move_meeting):
        more = {**WHEN, "on": day(9)} if act is actions.move_meeting else {}
        with pytest.raises(IsCancelled):
            act(meeting=meeting, why="Igen", by=cast.case_worker, **more)


@pytest.mark.parametrize("why", ["", "  "])
def test_a_meeting_is_neither_moved_nor_cancelled_without_why(cast, why):
    meeting = booked(cast)
    with pytest.raises(Refused):
        actions.cancel_meeting(meeting=meeting, why=why, by=cast.case_worker)
    with pytest.raises(Refused):
        actions.move_meeting(meeting=meeting, why=why, by=cast.case_worker, **{**WHEN, "on": day(9)})
    assert MeetingVersion.objects.count() == 1


def test_a_meeting_that_was_held_is_not_cancelled(cast):
    minutes = finished(cast)
    with pytest.raises(WasHeld):
        actions.cancel_meeting(meeting=minutes.meeting, why="Fel", by=cast.case_worker)


def test_who_is_called_already_is_not_called_twice(cast):
    known_at_af(cast)
    meeting = called_at_af(cast).call.meeting
    with pytest.raises(Refused):
        actions.call_to_meeting(meeting=meeting, organisations={cast.af: None}, by=cast.case_worker)
    actions.call_to_meeting(
        meeting=meeting, organisations={cast.af: None}, workers=[cast.case_worker.user], by=cast.case_worker
    )
    assert meeting.calls.count() == 3


def test_the_persons_answer_is_noted_by_who_spoke_with_her(cast):
    meeting = booked(cast)
    call = meeting.calls.get()
    said = actions.note_call_answer(call=call, answer="comes", on=TODAY, by=cast.case_worker)
    assert (said.recorded_by, said.origin, said.disclosure) == (cast.case_worker.user, cast.ekby, None)
    with pytest.raises(NotVisible):
        actions.note_call_answer(call=call, answer="comes", on=TODAY, by=cast.colleague)


def test_who_books_a_meeting_and_is_called_to_it_comes(cast):
    meeting = booked(cast, workers=[cast.case_worker.user, cast.registrar.user])
    lines = {each.call.worker: each.answer for each in _view(cast, meeting).calls}
    assert lines[cast.case_worker.user].answer == "comes"
    assert lines[cast.registrar.user] is None
