"""What must never be false in meetings and minutes is refused by the database, on both sides, past the actions."""

from datetime import time

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from stegvis.apps.casework import actions
from stegvis.apps.casework.models import (
    Call,
    CallAnswer,
    CallNotice,
    Meeting,
    MeetingVersion,
    Minutes,
    MinutesPart,
    Task,
    TaskReport,
)
from tests.apps.casework.meetings.meeting import TODAY, booked, called_at_af, finished, known_at_af, written
from tests.apps.casework.test_mapping_guards import refused


def created(model, **values):
    try:
        with transaction.atomic():
            model.objects.create(**values)
            transaction.set_rollback(True)
    except IntegrityError:
        return False
    return True


def test_a_meeting_ends_after_it_starts_has_a_place_or_a_link_and_is_cancelled_with_why(cast):
    rows = Meeting.objects.filter(pk=booked(cast).pk)
    assert refused(rows, ends=F("starts"))
    assert not refused(rows, ends=time(13, 1))
    assert refused(rows, place=None)
    assert not refused(rows, place=None, link="https://exempel.se/mote")
    assert refused(rows, cancelled_at=timezone.now())
    assert refused(rows, cancelled_why="Sjuk")
    assert not refused(rows, cancelled_at=timezone.now(), cancelled_why="Sjuk")


def test_a_later_time_has_a_reason_and_the_first_none(cast):
    meeting = booked(cast)
    said = {"meeting": meeting, "on": TODAY, "starts": time(9), "ends": time(10), "place": "x"}
    assert not created(MeetingVersion, number=2, **said)
    assert created(MeetingVersion, number=2, why="Krock", **said)
    assert not created(MeetingVersion, number=1, **said)


def test_each_is_called_once_and_a_worker_for_an_organisation(cast):
    known_at_af(cast)
    meeting = called_at_af(cast, workers=[cast.case_worker.user]).call.meeting
    assert not created(Call, meeting=meeting)
    assert not created(Call, meeting=meeting, party=cast.af)
    assert not created(Call, meeting=meeting, party=cast.ekby, worker=cast.case_worker.user)
    assert not created(Call, meeting=meeting, worker=cast.registrar.user)
    assert created(Call, meeting=meeting, party=cast.ekby, worker=cast.registrar.user)
    assert created(Call, meeting=meeting, party=cast.fk)


def test_another_time_is_named_and_nothing_else_names_one(cast):
    meeting = booked(cast)
    said = {"call": meeting.calls.get(), "version": meeting.versions.get(), "on": TODAY, "origin": cast.ekby}
    assert not created(CallAnswer, answer="other_time", **said)
    assert not created(CallAnswer, answer="other_time", suggested_on=TODAY, **said)
    assert created(CallAnswer, answer="other_time", suggested_on=TODAY, suggested_at=time(9), **said)
    assert not created(CallAnswer, answer="comes", suggested_on=TODAY, suggested_at=time(9), **said)
    assert created(CallAnswer, answer="comes", **said)


def test_one_draft_of_the_minutes_at_a_time_and_a_later_version_with_why(cast):
    minutes = written(cast)
    assert not created(Minutes, meeting=minutes.meeting, number=2, why="Fel")
    assert created(Minutes, meeting=minutes.meeting, number=2, why="Fel", finished_at=timezone.now())
    assert not created(Minutes, meeting=minutes.meeting, number=2, finished_at=timezone.now())
    assert refused(Minutes.objects.all(), why="Fel")


def test_a_task_of_a_party_is_its_own_and_not_done_has_a_reason(cast):
    minutes = written(cast)
    task = Task.objects.get(party=cast.af)
    assert refused(Task.objects.filter(pk=task.pk), origin=cast.ekby)
    said = {"task": task, "line": task.line, "on": TODAY, "origin": cast.ekby}
    assert not created(TaskReport, result="not_done", **said)
    assert created(TaskReport, result="not_done", reason="no_place", **said)
    assert not created(TaskReport, result="done", reason="no_place", **said)
    assert created(TaskReport, result="done", **said)
    assert minutes.tasks.count() == 3


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE casework_meetingversion SET starts = '10:00'", "casework_meetingversion"),
        ("DELETE FROM casework_callanswer", "casework_callanswer"),
        ("UPDATE casework_callanswer SET answer = 'cannot'", "casework_callanswer"),
        ("DELETE FROM casework_callnotice", "casework_callnotice"),
        ("UPDATE casework_minutes SET number = 9", "casework_minutes"),
        ("DELETE FROM casework_minutespart", "casework_minutespart"),
        ("UPDATE casework_task SET due = '2030-01-01'", "casework_task"),
        ("DELETE FROM casework_task", "casework_task"),
        ("UPDATE casework_taskreport SET result = 'done', reason = NULL", "casework_taskreport"),
    ],
)
def test_what_was_told_answered_and_finished_is_not_changed_past_the_acts(cast, statement, table):
    known_at_af(cast)
    notice = called_at_af(cast, on=TODAY)
    actions.note_call_answer(call=notice.call, answer="comes", on=TODAY, by=cast.case_worker)
    minutes = finished(cast, notice.call.meeting)
    said = {"result": "not_done", "reason": "no_place", "on": TODAY, "by": cast.case_worker}
    actions.report_on_task(task=minutes.tasks.first(), **said)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0]
        with pytest.raises(Exception, match=r"insert-only|finished minutes"), transaction.atomic():
            cursor.execute(statement)


def test_a_draft_can_still_be_written_past_the_guards(cast):
    minutes = written(cast)
    Task.objects.filter(minutes=minutes).delete()
    MinutesPart.objects.filter(minutes=minutes).delete()
    assert CallNotice.objects.count() == 0
