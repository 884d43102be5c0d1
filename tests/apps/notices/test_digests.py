"""One mail a day at most, to those for whom something waits, and nothing in it about anybody."""

import threading
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotAllowed
from stegvis.apps.access.viewers import Job
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import CallAnswer
from stegvis.apps.notices import actions
from stegvis.apps.notices.due import due_for
from stegvis.apps.notices.management.commands.send_digests import is_time
from stegvis.apps.notices.models import Digest
from stegvis.apps.people.actions import save_draft
from stegvis.core import codebook
from tests.apps.casework.meetings.meeting import TODAY as CALLED
from tests.apps.casework.meetings.meeting import called_at_af, known_at_af
from tests.apps.casework.plans.planning import agreed

from .smtp_server import mail_server

TODAY = date(2026, 3, 12)
SENDER = Job("digest")
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture(autouse=True)
def _no_long_wait(settings):
    settings.EMAIL_TIMEOUT = 5


@pytest.fixture
def waiting(cast):
    """Let Amina have three late follow-ups, and her worker be handed over to and have a draft."""
    casework.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=date(2010, 9, 1), by=cast.case_worker)
    save_draft(form_key="cases:register", content={"given_name": "Fatima"}, by=cast.case_worker)
    return cast


def send(on=TODAY):
    return actions.send_digests(on=on, by=SENDER)


def told(user, on=TODAY):
    return {str(line.words): line.number for line in due_for(user, on)}


def test_the_mail_says_how_many_of_what_and_nothing_about_anybody(waiting, settings):
    settings.PUBLIC_ADDRESS = "https://stegvis.exempel.se/"
    send()
    (sent,) = [each for each in mail.outbox if each.to == ["case_worker@exempel.se"]]
    assert sent.subject == "Stegvis: 4 väntar på dig i dag"
    assert "3 uppföljningar att göra\n1 utkast\n" in sent.body
    assert "Logga in för att se det: https://stegvis.exempel.se/\n" in sent.body
    person = waiting.amina
    names = ("Amina", "Öz", "Fatima", person.number, person.key, waiting.amina_case.key, "Ekby", "Stegen")
    assert not [each for each in names if each in sent.subject + sent.body]


def test_a_plan_that_nobody_has_looked_at_in_time_is_counted(cast):
    version = agreed(cast)  # on 2 March, to be looked at every six weeks
    assert "planer att stämma av" not in told(cast.case_worker.user, date(2026, 4, 12))
    assert told(cast.case_worker.user, date(2026, 4, 13))["planer att stämma av"] == 1
    casework.review_plan(plan=version.plan, on=date(2026, 4, 13), said="Går bra.", by=cast.case_worker)
    assert "planer att stämma av" not in told(cast.case_worker.user, date(2026, 4, 13))


def test_only_those_for_whom_something_waits_get_one(waiting):
    send()
    assert {each.to[0] for each in mail.outbox} == {
        f"{name}@exempel.se" for name in ("case_worker", "registrar", "unit_manager", "trusted_registrar")
    }
    assert Digest.objects.filter(state="nothing").exists()


def test_one_a_day_however_often_it_is_sent(waiting):
    first = send()
    assert first > 0
    assert send() == 0
    assert send(TODAY + timedelta(days=1)) == first
    assert len(mail.outbox) == 2 * first


def test_who_has_turned_it_off_gets_none(waiting):
    actions.choose_digest(wants=False, by=waiting.case_worker)
    send()
    assert "case_worker@exempel.se" not in {each.to[0] for each in mail.outbox}
    actions.choose_digest(wants=True, by=waiting.case_worker)
    assert send() == 1


def test_who_has_left_gets_none(waiting):
    from stegvis.apps.access.actions import end_membership

    end_membership(membership=waiting.case_worker.membership, on=date(2026, 1, 31), by=waiting.administrator)
    send()
    assert "case_worker@exempel.se" not in {each.to[0] for each in mail.outbox}


def test_a_protected_persons_follow_up_is_counted_for_nobody_without_the_right(waiting):
    from stegvis.apps.people.actions import correct_person

    correct_person(person=waiting.amina, protection="marked", why="Markering", by=waiting.trusted_registrar)
    assert told(waiting.case_worker.user) == {"utkast": 1}
    assert told(waiting.trusted_registrar.user) == {"uppföljningar att göra": 3}


def test_a_hand_over_is_counted_until_it_is_seen(cast):
    casework.assign_responsible(
        case=cast.amina_case, user=cast.colleague.user, on=date(2010, 9, 1), by=cast.unit_manager
    )
    assert told(cast.colleague.user) == {"överlämnade till dig": 1}


def test_the_association_gets_none(waiting):
    for name in ("process_leader", "officer", "evaluator"):
        assert told(waiting.staff[name].user) == {}


def test_it_goes_over_a_real_mail_server(waiting, settings):
    with mail_server() as server:
        settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", server.port
        number = send()
    assert len(server.mails) == number
    letters = [message_from_bytes(each, policy=policy.default) for each in server.mails]
    letter = next(each for each in letters if each["To"] == "case_worker@exempel.se")
    assert letter["Subject"] == "Stegvis: 4 väntar på dig i dag"
    assert "3 uppföljningar att göra" in letter.get_content()


def test_a_server_that_is_not_there_is_tried_again(waiting, settings):
    with mail_server() as server:
        settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", server.port
    assert send() == 0
    assert set(Digest.objects.exclude(state="nothing").values_list("state", flat=True)) == {"not_reached"}
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        assert send() == len(server.mails) > 0


def test_what_broke_off_is_not_sent_again_since_it_may_have_gone(waiting, settings):
    with mail_server(breaks_off=True) as server:
        settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", server.port
        assert send() == 0
    assert set(Digest.objects.exclude(state="nothing").values_list("state", flat=True)) == {"broken_off"}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send() == 0


def test_what_another_worker_has_claimed_is_left_to_it(waiting):
    Digest.objects.create(user=waiting.case_worker.user, on=TODAY)
    send()
    assert "case_worker@exempel.se" not in {each.to[0] for each in mail.outbox}
    with pytest.raises(IntegrityError), transaction.atomic():
        Digest.objects.create(user=waiting.case_worker.user, on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Digest.objects.filter(user=waiting.case_worker.user).update(state="twice")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="threads share SQLite's memory here: it waits for no lock")
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_time_send_one(cast):
    save_draft(form_key="cases:register", content={"given_name": "F"}, by=cast.case_worker)
    start, sent = threading.Barrier(2), []

    def work():
        try:
            start.wait(timeout=10)
            sent.append(actions._sent(cast.case_worker.user, TODAY, SENDER))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sent) == [False, True]
    assert len(mail.outbox) == 1


def test_only_the_system_sends_and_it_is_logged_without_a_person(waiting):
    with pytest.raises(NotAllowed):
        actions.send_digests(on=TODAY, by=waiting.administrator)
    send()
    for entry in LogEntry.objects.filter(act="digest.sent"):
        assert (entry.person_key, entry.person_keys, entry.fields) == ("", "", "")


def test_old_rows_go(waiting):
    send(TODAY - timedelta(days=31))
    send()
    assert set(Digest.objects.values_list("on", flat=True)) == {TODAY}


@pytest.mark.parametrize(
    ("moment", "sends"),
    [((2026, 3, 12, 5, 59), False), ((2026, 3, 12, 6, 0), True), ((2026, 3, 14, 9, 0), False)],
)
def test_mails_go_on_weekday_mornings(moment, sends):
    assert is_time(datetime(*moment, tzinfo=UTC)) is sends


def test_the_command_sends_nothing_without_a_mail_server(waiting, settings, capsys):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    call_command("send_digests", "--any-time")
    assert "STEGVIS_MAIL_URL" in capsys.readouterr().out
    assert not Digest.objects.exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("send_digests", "--any-time")
    assert mail.outbox


def test_a_users_digest_costs_few_queries(waiting, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        due_for(waiting.case_worker.user, TODAY)


def test_who_answers_while_the_mails_go_out_is_not_reminded(cast, monkeypatch):
    known_at_af(cast)
    notice = called_at_af(cast)
    assert told(cast.af_worker.user, CALLED) == {"kallelser att svara på": 1}
    save_draft(form_key="cases:register", content={"given_name": "F"}, by=cast.case_worker)  # hers goes out as well
    opened = []

    def answers_while_it_connects(connection):
        opened.append(connection)
        if not CallAnswer.objects.exists():
            casework.answer_call(notice=notice, answer="comes", on=CALLED, by=cast.af_worker)

    monkeypatch.setattr(EmailBackend, "open", answers_while_it_connects)
    actions._sent(cast.af_worker.user, CALLED, SENDER)
    assert opened
    assert mail.outbox == []
    assert Digest.objects.get(user=cast.af_worker.user).state == "nothing"
    assert send(CALLED) == 1
    assert [each.to for each in mail.outbox] == [["case_worker@exempel.se"]]


def test_who_has_not_answered_is_reminded(cast):
    known_at_af(cast)
    called_at_af(cast)
    send(CALLED)
    assert ["af_worker@exempel.se"] in [each.to for each in mail.outbox]
