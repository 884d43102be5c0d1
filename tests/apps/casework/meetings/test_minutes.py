"""Minutes and tasks: written, finished, handed over on grounds, amended with a reason, and reported on."""

import pytest

from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.casework import actions
from stegvis.apps.casework.actions.meetings import AlreadyAmending, NothingInTheMinutes, NotTheLatestMinutes
from stegvis.apps.casework.actions.plans.agreeing import NotThatMeeting
from stegvis.apps.casework.going import NothingGoes
from stegvis.apps.casework.meeting_contents import minutes_go_to
from stegvis.apps.casework.meeting_policies import AlreadyFinished, IsCancelled, NotFinished
from stegvis.apps.casework.models import Minutes, MinutesCopy, PlanCopy, Task, TaskReport
from stegvis.apps.casework.plan_policies import NotInThePlan, NotYours
from stegvis.apps.casework.queries import meetings
from stegvis.apps.people import actions as people
from stegvis.apps.people.actions.grounds import NotYet
from stegvis.apps.people.contents import contents
from stegvis.apps.people.models import Disclosure
from stegvis.apps.people.policies import now
from stegvis.core import codebook
from tests.apps.casework.meetings.meeting import (
    SAID,
    TODAY,
    booked,
    day,
    finished,
    handed_to_af,
    known_at_af,
    written,
)
from tests.apps.casework.plans.planning import agreed, drafted
from tests.cast import WOMEN, register


def ids(disclosure):
    return {each["id"].partition(":")[0] for each in disclosure.copy["entries"]}


def test_nobody_writes_minutes_of_a_meeting_that_has_not_been_or_is_cancelled(cast):
    with pytest.raises(NotYet):
        written(cast, booked(cast))
    meeting = booked(cast, on=TODAY)
    actions.cancel_meeting(meeting=meeting, why="Ingen kom", by=cast.case_worker)
    with pytest.raises(IsCancelled):
        written(cast, meeting)


def test_empty_minutes_are_not_finished(cast):
    minutes = actions.write_minutes(meeting=booked(cast, on=TODAY), parts={}, by=cast.case_worker)
    with pytest.raises(NothingInTheMinutes):
        actions.finish_minutes(minutes=minutes, by=cast.case_worker)


def test_finished_minutes_stay_and_drafts_are_neither_handed_over_nor_due(cast):
    minutes = written(cast)
    assert not meetings.tasks_due(cast.case_worker, TODAY, day(30))
    with pytest.raises(NotFinished):
        actions.hand_over_minutes(minutes=minutes, receivers={cast.af: None}, by=cast.case_worker)
    minutes = actions.finish_minutes(minutes=minutes, by=cast.case_worker)
    assert meetings.tasks_due(cast.case_worker, TODAY, day(30)).count() == 3
    with pytest.raises(AlreadyFinished):
        actions.write_minutes(meeting=minutes.meeting, parts=SAID, by=cast.case_worker)
    with pytest.raises(AlreadyFinished):
        actions.remove_task(task=minutes.tasks.first(), by=cast.case_worker)


def test_each_party_gets_the_parts_that_its_ground_covers_and_the_rest_is_named(cast):
    known_at_af(cast)
    minutes = finished(cast)
    going = minutes_go_to(minutes, None, cast.af, now())
    assert {each.says for each in going.left_out} >= {"Ryggen är undersökt."}
    copy = handed_to_af(cast, minutes)
    said = str(copy.copy)
    assert "AF ordnar praktik." in said
    assert "Ryggen" not in said
    assert "fysioterapeut" not in said
    with pytest.raises(NothingGoes):
        actions.hand_over_minutes(minutes=minutes, receivers={cast.fk: None}, by=cast.case_worker)


def test_one_receiver_without_a_ground_and_nobody_gets_anything(cast):
    known_at_af(cast)
    minutes, before = finished(cast), Disclosure.objects.count()
    with pytest.raises(NothingGoes):
        actions.hand_over_minutes(
            minutes=minutes, receivers={cast.af: cast.af_worker.user, cast.fk: None}, by=cast.case_worker
        )
    assert Disclosure.objects.count() == before
    assert not MinutesCopy.objects.exists()


def test_after_a_meeting_the_plan_goes_with_the_minutes_to_those_who_lack_it(cast):
    known_at_af(cast)
    version = agreed(cast)
    minutes = finished(cast)
    first = handed_to_af(cast, minutes)
    assert {"minutes", "minutes_part", "task", "plan_goal", "plan_action"} <= ids(first)
    assert PlanCopy.objects.get() == version.copies.get()
    assert "plan_goal" not in ids(handed_to_af(cast, minutes))


def test_a_plan_agreed_in_a_meeting_names_it_with_its_day_and_kind(cast):
    meeting = booked(cast, on=TODAY, kind="sip")
    version = drafted(cast)
    version = actions.agree_plan(
        version=version,
        on=day(-200),
        meeting_kind="four_party",
        review_weeks=6,
        meeting=meeting,
        by=cast.case_worker,
    )
    assert (version.meeting, version.agreed_on, version.meeting_kind) == (meeting, TODAY, "sip")


def test_no_plan_is_agreed_in_a_meeting_that_was_not_held_or_is_another_persons(cast):
    version = drafted(cast)
    other = register(cast.case_worker, cast.project, WOMEN[1], "Bodil", "Ek")
    cancelled = booked(cast, on=TODAY)
    actions.cancel_meeting(meeting=cancelled, why="Sjuk", by=cast.case_worker)
    cancelled.refresh_from_db()
    said = {"on": TODAY, "meeting_kind": "sip", "review_weeks": 6, "by": cast.case_worker}
    for meeting, refusal in (
        (cancelled, NotThatMeeting),
        (booked(cast, case=other, on=TODAY), NotThatMeeting),
        (booked(cast), NotYet),
    ):
        with pytest.raises(refusal):
            actions.agree_plan(version=version, meeting=meeting, **said)


def test_wrong_minutes_are_amended_and_the_recipients_told_while_the_first_is_kept(cast):
    known_at_af(cast)
    first = handed_to_af(cast)
    minutes = Minutes.objects.get()
    amended = actions.amend_minutes(minutes=minutes, why="Fel månad", by=cast.case_worker)
    assert Disclosure.objects.count() == 2
    actions.write_minutes(
        meeting=minutes.meeting, parts={"conclusion": actions.Written("Praktik i maj.")}, by=cast.case_worker
    )
    actions.finish_minutes(minutes=amended, by=cast.case_worker)
    second = Disclosure.objects.latest("pk")
    assert (second.receiver, second.to_user) == (cast.af, cast.af_worker.user)
    assert "Praktik i maj." in str(second.copy)
    first.refresh_from_db()
    assert "AF ordnar praktik." in str(first.copy)
    assert minutes.parts.get(heading="conclusion").text == SAID["conclusion"].text
    with pytest.raises(NotTheLatestMinutes):
        handed_to_af(cast, minutes)


def test_a_recipient_whose_consent_is_gone_is_not_told_and_the_owner_sees_it(cast):
    known_at_af(cast)
    handed_to_af(cast)
    minutes, before = Minutes.objects.get(), Disclosure.objects.count()
    for ground in cast.amina.grounds.all():
        people.withdraw_ground(ground=ground, by=cast.case_worker)
    amended = actions.amend_minutes(minutes=minutes, why="Fel månad", by=cast.case_worker)
    actions.finish_minutes(minutes=amended, by=cast.case_worker)
    assert Disclosure.objects.count() == before
    view = meetings.meeting_view(cast.case_worker, cast.amina_case.key, minutes.meeting.key, TODAY)
    assert [(each.receiver, each.number) for each in view.earlier] == [(cast.af, 1)]


def test_what_came_of_a_task_follows_it_into_the_amended_minutes(cast):
    minutes = finished(cast)
    task = minutes.tasks.get(party=None)
    actions.report_on_task(task=task, result="done", on=TODAY, by=cast.case_worker)
    amended = actions.amend_minutes(minutes=minutes, why="Stavfel", by=cast.case_worker)
    with pytest.raises(AlreadyAmending):
        actions.amend_minutes(minutes=minutes, why="Igen", by=cast.case_worker)
    actions.finish_minutes(minutes=amended, by=cast.case_worker)
    due = list(meetings.tasks_due(cast.case_worker, TODAY, day(30)))
    assert {each.minutes for each in due} == {amended}
    assert task.what not in {each.what for each in due}


@pytest.mark.parametrize("why", ["", " "])
def test_minutes_are_not_amended_without_why(cast, why):
    with pytest.raises(Refused):
        actions.amend_minutes(minutes=finished(cast), why=why, by=cast.case_worker)


def test_a_party_reports_on_its_own_tasks_alone_and_the_owner_gets_it_as_a_copy(cast):
    known_at_af(cast)
    handed_to_af(cast)
    copy = MinutesCopy.objects.get()
    own, other = Task.objects.get(party=cast.af), Task.objects.get(party=None)
    said = {"result": "not_done", "reason": "no_place", "on": TODAY, "by": cast.af_worker}
    with pytest.raises(NotYours):
        actions.report_task_from_party(copy=copy, task=other, **said)
    report = actions.report_task_from_party(copy=copy, task=own, **said)
    assert report.disclosure.receiver == cast.ekby
    assert report.origin == cast.af
    assert own not in meetings.tasks_due(cast.case_worker, TODAY, day(30))
    for stranger in (cast.fk_worker, cast.case_worker, cast.other_case_worker):
        with pytest.raises(NotVisible):
            actions.report_task_from_party(copy=copy, task=own, **{**said, "by": stranger})
    assert TaskReport.objects.count() == 1


def test_a_task_is_a_partys_or_the_persons(cast):
    minutes = written(cast)
    with pytest.raises(NotInThePlan):
        actions.add_task(
            minutes=minutes, what="x", due=TODAY, kind="health", party=cast.provider_firm, by=cast.case_worker
        )
    assert Task.objects.get(party=cast.region).origin == cast.region
    assert Task.objects.get(party=None).origin == cast.ekby


@pytest.mark.parametrize("name", ["colleague", "af_worker", "process_leader", "administrator", "other_case_worker"])
def test_who_does_not_see_the_case_neither_writes_nor_hands_over(cast, name):
    minutes = finished(cast)
    stranger = cast.staff[name]
    for act, said in (
        (actions.write_minutes, {"meeting": minutes.meeting, "parts": SAID}),
        (actions.amend_minutes, {"minutes": minutes, "why": "x"}),
        (actions.hand_over_minutes, {"minutes": minutes, "receivers": {cast.af: None}}),
        (actions.report_on_task, {"task": minutes.tasks.first(), "result": "done", "on": TODAY}),
    ):
        with pytest.raises(NotVisible):
            act(by=stranger, **said)


def test_meetings_and_minutes_can_be_chosen_when_something_is_handed_over_by_hand(cast):
    minutes = finished(cast)
    written(cast, booked(cast, on=TODAY))
    found = {each.id: each for each in contents(cast.amina, codebook.information_kinds.codes, TODAY)}
    parts = {each.heading: each for each in minutes.parts.all()}
    assert found[f"minutes_part:{parts['apart'].pk}"].kind == "health"
    assert found[f"meeting:{minutes.meeting.pk}"].kind == "attendance"
    assert len([name for name in found if name.startswith("minutes:")]) == 1  # a draft is nothing to hand over


def test_a_masked_persons_meetings_stand_on_no_list(cast):
    case = register(cast.trusted_registrar, cast.project, WOMEN[1], "Hemlig", "Ek", person={"protection": "marked"})
    meeting = actions.book_meeting(
        case=case,
        kind="check_in",
        on=TODAY,
        starts=booked(cast).starts,
        ends=booked(cast).ends,
        place="Rum 1",
        by=cast.trusted_registrar,
    )
    listed = {each.pk for each in meetings.meetings_coming(cast.registrar, TODAY, day(30))}
    assert meeting.pk not in listed
    assert not [
        each for each in meetings.day_of(cast.registrar, TODAY, day(30), 9) if each.person_key == case.person.key
    ]
    trusted = {each.pk for each in meetings.meetings_coming(cast.trusted_registrar, TODAY, day(30))}
    assert meeting.pk in trusted
