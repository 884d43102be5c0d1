"""Who applied by herself is answered by whoever registers for that organisation, and by nobody else."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.viewers import Applicant
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.models import Application, ApplicationContact, ApplicationCount, Case
from tests.cast import AMINA, EKBY, WOMEN, register

NUMBER = WOMEN[4]
TODAY = timezone.localdate()
WORDS = "Jag vill lära mig köra truck."


@pytest.fixture(autouse=True)
def _nothing_sent():
    cache.clear()


@pytest.fixture
def application(cast):
    return apply()


def apply(days_ago=0, **told):
    (way,) = queries.ways_in_municipality(EKBY, TODAY)
    said = {"name": "Sahra Nur Ali", "reach": "070-174 06 33", "words": WORDS, "language": "ar", **told}
    at = timezone.now() - timedelta(days=days_ago)
    return actions.receive_application(way=way, at=at, on=TODAY, by=Applicant(), **said)


def page(client, application, where=""):
    return client.get(f"/applications/{application.key}/{where}")


def come(client, application, **said):
    told = {"number": NUMBER.number, "given_name": "Sahra", "family_name": "Nur Ali", "on": TODAY, "sending": "x"}
    return client.post(f"/applications/{application.key}/mapping/", {**told, **said})


def test_the_inbox_lists_who_waits_and_the_reading_is_logged(cast, signed_in, application):
    client = signed_in(cast.colleague)
    assert "Sahra Nur Ali" in client.get("/applications/").content.decode()
    read = page(client, application).content.decode()
    for said in (WORDS, "070-174 06 33", "العربية", "Inget är styrkt"):
        assert said in read
    acts = LogEntry.objects.filter(user_id=cast.colleague.user.pk).values_list("act", flat=True)
    assert {"applications.listed", "application.read"} <= set(acts)


@pytest.mark.parametrize("name", ["other_case_worker", "other_registrar", "af_worker", "referrer", "process_leader"])
@pytest.mark.parametrize("where", ["", "contact/", "mapping/", "end/", "protect/"])
def test_for_others_there_is_no_such_application(cast, signed_in, application, name, where):
    assert page(signed_in(cast.staff[name]), application, where).status_code == 404


def test_an_empty_inbox_says_what_comes_there(cast, signed_in):
    assert "Ingen väntar på svar" in signed_in(cast.case_worker).get("/applications/").content.decode()


def test_a_contact_is_noted_and_a_meeting_booked(cast, signed_in, application):
    client = signed_in(cast.case_worker)
    where = f"/applications/{application.key}/contact/"
    assert client.post(where, {"came_of": "booked", "on": TODAY, "sending": "a"}).status_code == 422
    for _time in range(2):
        client.post(where, {"came_of": "booked", "on": TODAY, "meeting_on": "2099-01-15", "sending": "b"})
    assert ApplicationContact.objects.count() == 1
    assert "2099-01-15" in page(client, application).content.decode()


def test_who_came_is_registered_with_her_number_checked(cast, signed_in, application):
    client = signed_in(cast.case_worker)
    assert come(client, application, number="19121212-1213").status_code == 422
    answer = come(client, application)
    case = Case.objects.get(state="mapping")
    assert answer.headers["Location"] == f"/participants/{case.person.key}/"
    shown = client.get(answer.headers["Location"]).content.decode()
    assert WORDS in shown
    assert "Egen anmälan" in shown


def test_the_form_begins_with_what_she_wrote(cast, signed_in, application):
    form = page(signed_in(cast.case_worker), application, "mapping/").content.decode()
    for said in ('value="Sahra Nur"', 'value="Ali"', 'value="070-174 06 33"', WORDS):
        assert said in form


def test_a_name_that_is_already_known_is_echoed_before_it_is_taken(cast, signed_in, application):
    other = register(cast.registrar, cast.project, WOMEN[3], "Samira", "Berg")
    Case.objects.filter(pk=other.pk).update(state="declined", started_on=None)
    client = signed_in(cast.registrar)
    asked = come(client, application, number=WOMEN[3].number)
    assert asked.status_code == 422
    assert "Samira Berg" in asked.content.decode()
    come(client, application, number=WOMEN[3].number, known=other.person.key, sending="y")
    assert Case.objects.get(state="mapping").person == other.person


def test_who_takes_part_already_is_said_so_and_the_application_stays(cast, signed_in, application):
    client = signed_in(cast.case_worker)
    answer = come(client, application, number=AMINA.number, known=cast.amina.key)
    assert answer.status_code == 422
    assert Application.objects.get().name == "Sahra Nur Ali"


def test_without_number_the_birth_date_does(cast, signed_in, application):
    client = signed_in(cast.case_worker)
    assert come(client, application, number="").status_code == 422
    come(client, application, number="", birth_date="1980-02-03", sending="y")
    assert Case.objects.get(state="mapping").person.birth_year == 1980


def test_what_came_to_nothing_is_gone_and_counted(cast, signed_in, application):
    client = signed_in(cast.case_worker)
    told = "raderas direkt och går inte att få tillbaka"
    assert told in page(client, application, "end/").content.decode()
    assert client.post(f"/applications/{application.key}/end/", {"sending": "a"}).status_code == 422
    client.post(f"/applications/{application.key}/end/", {"reason": "changed_mind", "sending": "b"})
    assert ApplicationCount.objects.get().number == 1
    listed = client.get("/applications/").content.decode()
    assert "Ville inte längre" in listed
    assert "Sahra" not in listed
    assert page(client, application).status_code == 404


def test_a_protected_applicant_is_gone_from_those_without_the_right(cast, signed_in, application):
    client = signed_in(cast.case_worker)
    client.post(f"/applications/{application.key}/protect/", {"sure": "on", "sending": "a"})
    assert "Sahra" not in client.get("/applications/").content.decode()
    assert page(client, application).status_code == 404
    trusted = signed_in(cast.trusted_registrar)
    assert "Skyddad" in trusted.get("/applications/").content.decode()
    come(trusted, application, protection="marked")
    assert Case.objects.get(state="mapping").person.is_protected


def test_who_waits_too_long_stands_as_late_on_the_start_page(cast, signed_in):
    client = signed_in(cast.case_worker)
    assert "Egna ansökningar" not in client.get("/today/").content.decode()
    apply()
    shown = client.get("/today/").content.decode()
    assert "Egna ansökningar" in shown
    assert "väntat för länge" not in shown
    apply(days_ago=9)
    assert "väntat för länge" in client.get("/today/").content.decode()
    assert "sen" in client.get("/applications/").content.decode()


@pytest.mark.parametrize("extra", [0, 5])
def test_the_inbox_costs_the_same_whatever_it_holds(cast, signed_in, application, extra, django_assert_max_num_queries):
    for _number in range(extra):
        apply()
    client = signed_in(cast.case_worker)
    client.get("/applications/")
    with django_assert_max_num_queries(9):
        client.get("/applications/")


def test_words_that_are_markup_are_shown_as_words(cast, signed_in):
    row = apply(words="<script>alert(1)</script>", name="<b>Sahra</b>")
    shown = page(signed_in(cast.case_worker), row).content.decode()
    assert "&lt;script&gt;" in shown
    assert "<b>Sahra" not in shown


def test_each_form_sent_twice_is_saved_once_and_answered_alike(cast, signed_in, application):
    client = signed_in(cast.case_worker)
    first, again = come(client, application), come(client, application)
    assert first.headers["Location"] == again.headers["Location"]
    assert Case.objects.filter(state="mapping").count() == 1
    other = apply()
    answers = [
        client.post(f"/applications/{other.key}/end/", {"reason": "no_contact", "sending": "e"}) for _ in range(2)
    ]
    assert [each.headers["Location"] for each in answers] == ["/applications/"] * 2
    assert ApplicationCount.objects.get().number == 1
