"""Meetings by pages: booked, answered, written about, finished, handed over, amended, and shown on a shared screen."""

from datetime import timedelta

import pytest

from stegvis.apps.casework import actions
from stegvis.apps.casework.models import CallAnswer, Meeting, Minutes, MinutesCopy, Task, TaskReport
from tests.apps.casework.meetings.meeting import (
    TODAY,
    booked,
    called_at_af,
    day,
    finished,
    handed_to_af,
    known_at_af,
    written,
)
from tests.apps.casework.plans.planning import drafted
from tests.apps.people.sharing import consent
from tests.cast import WOMEN, register

STRANGERS = ("colleague", "other_case_worker", "af_worker", "process_leader", "administrator")
WHEN = {"on": day(3), "starts": "13:00", "ends": "14:00", "place": "Rum 3"}
KINDS = {"situation_kind": "work_education", "conclusion_kind": "work_education", "apart_kind": "health"}


def at(meeting, rest=""):
    return f"/cases/{meeting.case.key}/meetings/{meeting.key}/{rest}"


def text(answer):
    return answer.content.decode()


def main_of(answer):
    return text(answer).split("<main")[1]


def test_a_meeting_is_booked_written_about_and_handed_over_by_pages(cast, signed_in):
    known_at_af(cast)
    client, case = signed_in(cast.case_worker), cast.amina_case
    book = f"/cases/{case.key}/meetings/new/"
    page = main_of(client.get(book))
    assert cast.fk.name in page.split("Kan inte kallas här")[1]
    assert f'value="{cast.af.pk}"' in page
    called = {"receivers": [cast.af.pk], "workers": [cast.case_worker.user_id], "person": "on"}
    client.post(book, {**WHEN, **called, "on": TODAY, "kind": "three_party", "sending": "1"})
    meeting = Meeting.objects.get()
    assert meeting.calls.count() == 3
    said = {"situation": "• Söker praktik", "present": "Amina, Alva", "organisations": [cast.ekby.pk, cast.af.pk]}
    client.post(at(meeting, "minutes/"), {**said, **KINDS, "sending": "2"})
    task = {"what": "Fråga om praktik", "party": cast.af.pk, "due": day(7), "kind": "work_education"}
    client.post(at(meeting, "tasks/new/"), {**task, "sending": "3"})
    led_on = client.post(at(meeting, "minutes/finish/"), follow=True)
    assert led_on.redirect_chain[-1][0] == at(meeting, "minutes/hand-over/")
    offered = main_of(led_on)
    assert f'value="{cast.af.pk}" id="id_receivers_0" checked' in offered or "checked" in offered
    assert cast.fk.name in offered.split("Kan inte lämnas ut till")[1]
    client.post(at(meeting, "minutes/hand-over/"), {"receivers": [cast.af.pk], "sending": "4"})
    assert MinutesCopy.objects.get().disclosure.receiver == cast.af
    page = main_of(client.get(at(meeting)))
    for words in ("Söker praktik", "Fråga om praktik", cast.af.name, "Minnesanteckningar klara"):
        assert words in page


@pytest.mark.parametrize("name", STRANGERS)
def test_for_others_there_is_no_such_meeting(cast, signed_in, name):
    known_at_af(cast)
    meeting = finished(cast, called_at_af(cast, on=TODAY).call.meeting).meeting
    client = signed_in(cast.staff[name])
    for where in ("", "screen/", "calendar/", "minutes/1/", "minutes/1/record/pdf/", "minutes/hand-over/"):
        assert client.get(at(meeting, where)).status_code == 404


def test_another_cases_meeting_and_task_are_not_reached_by_this_case(cast, signed_in):
    other = register(cast.case_worker, cast.project, WOMEN[1], "Bodil", "Ek")
    meeting = booked(cast, case=other, on=TODAY)
    minutes = written(cast, meeting)
    own = finished(cast)
    client = signed_in(cast.case_worker)
    wrong = f"/cases/{cast.amina_case.key}/meetings/{meeting.key}/"
    assert client.get(wrong).status_code == 404
    task = minutes.tasks.first()
    assert client.get(at(own.meeting, f"tasks/{task.pk}/report/")).status_code == 404
    call, coming = booked(cast).calls.get(), booked(cast, case=other)
    assert client.get(at(coming, f"calls/{call.pk}/answer/")).status_code == 404


def test_sent_twice_a_meeting_is_booked_once(cast, signed_in):
    client = signed_in(cast.case_worker)
    for _time in range(2):
        client.post(
            f"/cases/{cast.amina_case.key}/meetings/new/", {**WHEN, "kind": "check_in", "person": "on", "sending": "x"}
        )
    assert Meeting.objects.count() == 1


def test_what_is_half_written_is_given_back_and_pasted_bullets_stay_lines(cast, signed_in):
    meeting, client = booked(cast, on=TODAY), signed_in(cast.case_worker)
    client.post(at(meeting, "minutes/?draft"), {"situation": "Halvskrivet", **KINDS})
    assert "Halvskrivet" in text(client.get(at(meeting, "minutes/")))
    assert not Minutes.objects.exists()
    client.post(at(meeting, "minutes/"), {"situation": "·\tEtt\r\n·\tTvå", **KINDS, "sending": "1"})
    assert Minutes.objects.get().parts.get().text == "• Ett\n• Två"


def test_a_meeting_that_ends_before_it_starts_is_said_beside_the_field(cast, signed_in):
    sent = {**WHEN, "ends": "12:00", "kind": "check_in", "sending": "1"}
    answer = signed_in(cast.case_worker).post(f"/cases/{cast.amina_case.key}/meetings/new/", sent)
    assert answer.status_code == 422
    assert "Mötet slutar efter att det har börjat" in text(answer)


def test_the_called_party_finds_the_call_answers_it_and_the_owner_sees_it(cast, signed_in):
    person = known_at_af(cast)
    notice = called_at_af(cast)
    client = signed_in(cast.af_worker)
    where = f"/participants/{person.key}/calls/{notice.disclosure.key}/"
    assert f"{where}answer/" in text(client.get("/meetings/"))
    assert "Kallelser att svara på" in text(client.get("/today/"))
    assert f"Kallelsen från {cast.ekby.name} är inte besvarad" in text(client.get(f"/participants/{person.key}/"))
    page = main_of(client.get(where))
    assert "Rum 3, Storgatan 1" in page
    sent = {"answer": "other_time", "suggested_on": day(5), "suggested_at": "09:30", "on": TODAY, "sending": "1"}
    assert client.post(f"{where}answer/", sent).url == where
    assert CallAnswer.objects.count() == 1
    assert f"{where}answer/" not in text(client.get("/meetings/"))
    day_page = main_of(client.get("/today/"))
    assert "Kallelser att svara på" not in day_page
    assert where in day_page
    owner = main_of(signed_in(cast.case_worker).get(at(notice.call.meeting)))
    assert f"Föreslår en annan tid: {day(5)} 09:30" in owner
    assert f"svar från {cast.af.name}" in owner


def test_another_time_without_a_time_is_not_taken(cast, signed_in):
    meeting, client = booked(cast), signed_in(cast.case_worker)
    sent = {"answer": "other_time", "on": TODAY, "sending": "1"}
    answer = client.post(at(meeting, f"calls/{meeting.calls.get().pk}/answer/"), sent)
    assert answer.status_code == 422
    assert not CallAnswer.objects.exists()


def test_a_held_call_has_no_page_for_others_or_under_another_person(cast, signed_in):
    person = known_at_af(cast)
    key = called_at_af(cast).disclosure.key
    for name in ("case_worker", "fk_worker", "other_case_worker", "evaluator"):
        client = signed_in(cast.staff[name])
        for rest in ("", "answer/", "calendar/"):
            assert client.get(f"/participants/{person.key}/calls/{key}/{rest}").status_code == 404
    assert signed_in(cast.af_worker).get(f"/participants/{cast.amina.key}/calls/{key}/").status_code == 404


def test_a_party_reads_its_copy_of_the_minutes_and_reports_on_its_own_task_alone(cast, signed_in):
    person = known_at_af(cast)
    copy = handed_to_af(cast)
    client = signed_in(cast.af_worker)
    where = f"/participants/{person.key}/minutes/{copy.key}/"
    page = main_of(client.get(where))
    assert "Amina söker praktik på lager." in page
    assert "Ryggen" not in page
    assert "fysioterapeut" not in page
    own, other = Task.objects.get(party=cast.af), Task.objects.get(party=None)
    sent = {"result": "not_done", "reason": "no_place", "on": TODAY, "sending": "1"}
    assert client.post(f"{where}tasks/{own.pk}/", sent).url == where
    assert client.post(f"{where}tasks/{other.pk}/", {**sent, "sending": "2"}).status_code == 404
    assert TaskReport.objects.get().origin == cast.af
    owner = main_of(signed_in(cast.case_worker).get(at(own.minutes.meeting)))
    assert "Inte gjort" in owner
    assert f"enligt {cast.af.name}" in owner


def test_the_shared_screen_shows_nothing_that_a_called_party_must_not_see(cast, signed_in):
    known_at_af(cast)
    meeting = called_at_af(cast, on=TODAY).call.meeting
    written(cast, meeting)
    client = signed_in(cast.case_worker)
    page = text(client.get(at(meeting, "screen/")))
    assert "Amina söker praktik på lager." in page
    assert "Fråga Lagerhuset" in page
    for hidden in ("Ryggen", "fysioterapeut", "Öz", "Hälsa", "Dina", 'class="top-bar"', cast.amina.number):
        assert hidden not in page
    assert "visas bara det som alla kallade organisationer får veta" in text(client.get(at(meeting)))


def test_before_each_has_a_ground_a_goal_about_health_stays_off_the_screen(cast, signed_in):
    known_at_af(cast)
    meeting = called_at_af(cast, on=TODAY).call.meeting
    version = actions.begin_plan(case=cast.amina_case, goal="Slippa ha ont", goal_kind="health", by=cast.case_worker)
    actions.add_plan_action(version=version, what="Vila", due=day(9), kind="health", by=cast.case_worker)
    actions.agree_plan(version=version, on=TODAY, meeting_kind="sip", review_weeks=6, by=cast.case_worker)
    client = signed_in(cast.case_worker)
    assert "Slippa ha ont" not in text(client.get(at(meeting, "screen/")))
    consent(cast, kinds=("health",))
    assert "Slippa ha ont" in text(client.get(at(meeting, "screen/")))


def test_the_minutes_are_copied_to_the_record_as_plain_text_and_the_page_says_whose_that_is(cast, signed_in):
    minutes = finished(cast)
    client = signed_in(cast.case_worker)
    page = main_of(client.get(at(minutes.meeting, "minutes/1/record/")))
    assert cast.ekby.name in page
    said = page.split("<textarea")[1]
    for words in ("Minnesanteckningar från trepartssamtal", "Ryggen är undersökt.", f"Skriva cv, senast {day(7)}"):
        assert words in said
    pdf = client.get(at(minutes.meeting, "minutes/1/record/pdf/"))
    assert pdf.content.startswith(b"%PDF-")
    assert "Amina" not in pdf["Content-Disposition"]


def test_wrong_minutes_are_amended_with_a_reason_and_the_first_is_kept(cast, signed_in):
    known_at_af(cast)
    copy = handed_to_af(cast)
    meeting = Meeting.objects.get()
    client = signed_in(cast.case_worker)
    led_on = client.post(at(meeting, "minutes/amend/"), {"why": "Fel dag för praktiken.", "sending": "1"})
    assert led_on.url == at(meeting, "minutes/")
    client.post(at(meeting, "minutes/"), {"conclusion": "Praktik från januari.", **KINDS, "sending": "2"})
    client.post(at(meeting, "minutes/finish/"))
    page = main_of(client.get(at(meeting)))
    assert "Fel dag för praktiken." in page
    assert "AF ordnar praktik." in main_of(client.get(at(meeting, "minutes/1/")))
    latest = MinutesCopy.objects.latest("pk")
    assert (latest.minutes.number, latest.disclosure.receiver) == (2, cast.af)
    assert "AF ordnar praktik." in str(copy.copy)
    changes = text(client.get(f"/participants/{cast.amina.key}/changes/"))
    assert "Fel dag för praktiken." in changes


def test_what_is_due_stands_on_my_day_with_its_next_act(cast, signed_in):
    minutes = finished(cast)
    booked(cast)
    client = signed_in(cast.case_worker)
    page = main_of(client.get("/today/"))
    task = minutes.tasks.get(party=None)
    assert "Möten och uppgifter" in page
    assert "Skriva cv" in page
    assert at(minutes.meeting, f"tasks/{task.pk}/report/") in page
    assert "om 3 dagar" in page
    assert "Möten och uppgifter" not in text(signed_in(cast.colleague).get("/today/"))


def test_the_work_list_takes_the_next_act_in_place_and_leads_back(cast, signed_in):
    minutes = finished(cast)
    client, task = signed_in(cast.case_worker), minutes.tasks.get(party=None)
    there = at(minutes.meeting, f"tasks/{task.pk}/report/?from=list")
    assert there in text(client.get("/tasks/"))
    assert client.post(there, {"result": "done", "on": TODAY, "sending": "1"}).url == "/tasks/"
    assert there not in text(client.get("/tasks/"))


def test_the_persons_page_has_the_next_meeting_its_events_and_a_step(cast, signed_in):
    meeting = booked(cast)
    page = main_of(signed_in(cast.case_worker).get(f"/participants/{cast.amina.key}/"))
    assert at(meeting) in page
    assert "Trepartssamtal 13:00–14:00" in page
    assert "Bokat" in page.split('id="events"')[1]


def test_pages_cost_the_same_whatever_there_is(cast, signed_in, django_assert_max_num_queries):
    known_at_af(cast)
    for number in range(4):
        finished(cast, called_at_af(cast, on=TODAY).call.meeting)
        booked(cast, on=TODAY + timedelta(days=number))
    meeting = Meeting.objects.filter(minutes__isnull=False).first()
    client = signed_in(cast.case_worker)
    for where, most in (
        ("/meetings/", 9),
        ("/tasks/", 7),
        (at(meeting), 24),
        (f"/participants/{cast.amina.key}/", 11),
        ("/today/", 14),
    ):
        client.get(where)
        with django_assert_max_num_queries(most):
            client.get(where)


def test_no_address_holds_a_word_about_the_meeting(cast, signed_in):
    minutes = finished(cast)
    page = text(signed_in(cast.case_worker).get(at(minutes.meeting)))
    links = " ".join(part.split('"')[0] for part in page.split('href="')[1:])
    for word in ("Amina", "praktik", "Storgatan", cast.amina.number):
        assert word not in links


def lines_of(answer):
    return answer.content.decode().replace("\r\n ", "").split("\r\n")


def test_the_calendar_file_tells_neither_in_name_subject_nor_text_of_whom(cast, signed_in):
    meeting = booked(cast, place="Hemma hos Amina", link="https://exempel.se/mote")
    answer = signed_in(cast.case_worker).get(at(meeting, "calendar/"))
    assert answer["Content-Type"].startswith("text/calendar")
    whole = f"{answer['Content-Disposition']} {text(answer)}".lower()
    for word in ("amina", "öz", cast.amina.number, cast.amina.number[2:], cast.ekby.name.lower(), "hemma"):
        assert word not in whole
    assert "SUMMARY:Trepartssamtal" in lines_of(answer)


def test_a_place_that_tells_nothing_stands_in_the_calendar_and_a_move_follows(cast, signed_in):
    meeting = booked(cast, place="Rum 3, Storgatan 1")
    client = signed_in(cast.case_worker)
    assert "LOCATION:Rum 3\\, Storgatan 1" in lines_of(client.get(at(meeting, "calendar/")))
    moved = {**WHEN, "on": day(9), "place": "Rum 4", "why": "Krock", "sending": "1"}
    client.post(at(meeting, "move/"), moved)
    lines = lines_of(client.get(at(meeting, "calendar/")))
    assert {"SEQUENCE:1", "LOCATION:Rum 4", "STATUS:CONFIRMED"} <= set(lines)
    client.post(at(meeting, "cancel/"), {"why": "Krock", "sending": "2"})
    assert {"SEQUENCE:2", "STATUS:CANCELLED"} <= set(lines_of(client.get(at(meeting, "calendar/"))))


def test_where_a_protected_person_will_be_stands_in_no_calendar(cast, signed_in):
    case = register(cast.trusted_registrar, cast.project, WOMEN[1], "Hemlig", "Ek", person={"protection": "marked"})
    meeting = booked(cast, case=case, by=cast.trusted_registrar)
    client = signed_in(cast.trusted_registrar)
    lines = lines_of(client.get(at(meeting, "calendar/")))
    assert not [line for line in lines if line.startswith("LOCATION")]
    screen = text(client.get(at(meeting, "screen/")))
    assert "Hemlig" not in screen
    for name in ("registrar", "unit_manager"):
        assert signed_in(cast.staff[name]).get(at(meeting, "calendar/")).status_code == 404


def test_the_called_party_gets_the_calendar_file_of_what_it_was_told(cast, signed_in):
    person = known_at_af(cast)
    notice = called_at_af(cast)
    answer = signed_in(cast.af_worker).get(f"/participants/{person.key}/calls/{notice.disclosure.key}/calendar/")
    assert f"UID:{notice.call.meeting.key}@stegvis" in lines_of(answer)
    assert "Amina" not in text(answer)


def test_the_plan_is_agreed_in_a_recorded_meeting_by_pages(cast, signed_in):
    meeting, version = booked(cast, on=TODAY, kind="sip"), drafted(cast)
    client = signed_in(cast.case_worker)
    link = f"/cases/{cast.amina_case.key}/plan/agree/?meeting={meeting.key}"
    assert link in text(client.get(at(meeting)))
    assert f'value="{meeting.key}" selected' in text(client.get(link))
    sent = {"meeting": meeting.key, "review_weeks": 6, "sending": "1"}
    client.post(link, sent)
    version.refresh_from_db()
    assert (version.meeting, version.meeting_kind, version.agreed_on) == (meeting, "sip", TODAY)
    assert at(meeting) in main_of(client.get(f"/cases/{cast.amina_case.key}/plan/"))


def test_without_a_recorded_meeting_day_and_kind_are_asked_for(cast, signed_in):
    drafted(cast)
    booked(cast, on=TODAY)
    client = signed_in(cast.case_worker)
    answer = client.post(f"/cases/{cast.amina_case.key}/plan/agree/", {"review_weeks": 6, "sending": "1"})
    assert answer.status_code == 422
