from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.db import connection

from stegvis.apps.casework import actions
from stegvis.apps.casework.queries import facts_of, visible_cases
from stegvis.apps.people.models import Person
from stegvis.apps.people.queries import draft_for, draft_in, find_by_number
from stegvis.core import codebook
from tests.cast import AMINA, BJORN, MEN, WOMEN, register

NEW, CHECK, DRAFT = "/participants/new/", "/participants/new/number/", "/participants/new/?draft"
TODAY = date(2026, 3, 2)


def filled(number=WOMEN[1].number, **changes):
    return {
        "sending": "one",
        "number": number,
        "given_name": "Fatima",
        "family_name": "Berg",
        "project": "stegen",
        "started_on": "2026-02-01",
        **changes,
    }


@pytest.fixture(autouse=True)
def _nothing_was_sent():
    cache.clear()


def test_number_name_project_and_day_are_enough(cast, signed_in):
    answer = signed_in(cast.registrar).post(NEW, filled())
    person = find_by_number(cast.registrar, WOMEN[1], TODAY)
    assert answer.url == f"/participants/{person.key}/"
    assert (person.name, person.sex, person.birth_date) == ("Fatima Berg", "woman", WOMEN[1].born)
    case = visible_cases(cast.registrar, TODAY).get(person=person)
    assert (case.state, case.started_on) == ("under_way", date(2026, 2, 1))


def test_everything_at_once(cast, signed_in):
    details = {"phone": "070-174 06 05", "municipality": "1267", "birth_region": "africa_other", "arrival_year": "2015"}
    at_start = {
        "livelihood_1": "assistance_part",
        "share_1": "60",
        "livelihood_5": "parental_benefit",
        "share_5": "40",
        "occupation": "parental_leave",
        "hours": "37.5",
        "af_category": "14",
        "education": "compulsory",
    }
    case_details = {"referred_on": "2026-01-10", "way_in": "eb", "responsible": str(cast.case_worker.user.pk)}
    signed_in(cast.registrar).post(NEW, filled(**details, **at_start, **case_details, language="so"))
    person = find_by_number(cast.registrar, WOMEN[1], TODAY)
    facts = {(fact.kind, fact.code): fact for fact in facts_of(person)}
    assert facts["livelihood", "assistance_part"].amount == 60
    assert facts["livelihood", "parental_benefit"].amount == 40
    assert facts["occupation", "parental_leave"].amount == Decimal("37.5")
    assert {("afcategory", "14"), ("education", "compulsory"), ("residence", "1267")} <= set(facts)
    assert (person.language, person.arrival_year, person.birth_region) == ("so", 2015, "africa_other")
    case = visible_cases(cast.case_worker, TODAY).get(person=person)
    assert (case.referral.way_in, case.referred_on) == ("eb", date(2026, 1, 10))


def test_without_a_day_of_start_the_person_is_referred(cast, signed_in):
    signed_in(cast.registrar).post(NEW, filled(started_on="", referred_on="2026-02-01"))
    case = visible_cases(cast.registrar, TODAY).get(person=find_by_number(cast.registrar, WOMEN[1], TODAY))
    assert (case.state, case.started_on) == ("referred", None)


def test_a_case_worker_is_responsible_for_whom_she_registers(cast, signed_in):
    client = signed_in(cast.case_worker)
    assert 'name="responsible"' not in client.get(NEW).content.decode()
    page = client.post(NEW, filled(), follow=True).content.decode()
    assert "Fatima Berg" in page
    assert "hos dig sedan" in page


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"number": "19850312-0000"}, "number"),
        ({"number": ""}, "number"),
        ({"given_name": ""}, "given_name"),
        ({"started_on": ""}, "started_on"),
        ({"project": "another"}, "project"),
        ({"livelihood_1": "wage", "share_1": "60", "livelihood_2": "pension", "share_2": "50"}, "share_1"),
        ({"share_2": "50"}, "livelihood_2"),
        ({"livelihood_1": "wage", "livelihood_2": "wage"}, "livelihood_2"),
        ({"hours": "10"}, "occupation"),
        ({"started_on": "2008-02-01"}, None),
    ],
)
def test_what_is_wrong_is_said_and_what_was_written_stays(cast, signed_in, changes, field):
    before = Person.objects.count()
    answer = signed_in(cast.registrar).post(NEW, filled(family_name="Lindgren", **changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Lindgren"' in page
    assert "ds-error-summary" in page
    if field:
        assert f'href="#id_{field}"' in page
    assert Person.objects.count() == before


def test_the_number_is_never_repeated_in_a_message(cast, signed_in):
    page = signed_in(cast.registrar).post(CHECK, {"number": "198503120000"}).content.decode()
    assert "ds-validation-message" in page
    assert "198503120000" not in page


def test_a_number_tells_who_it_belongs_to_before_anything_is_saved(cast, signed_in):
    client = signed_in(cast.registrar)
    known = client.post(CHECK, {"number": AMINA.number}).content.decode()
    assert "Är detta rätt person?" in known
    assert "Amina Öz" in known
    new = client.post(CHECK, {"number": WOMEN[1].number}).content.decode()
    assert f"Född {WOMEN[1].born}, Kvinna" in new
    assert client.post(CHECK, {"number": ""}).content == b""


def test_another_organisations_person_is_new(cast, signed_in):
    page = signed_in(cast.registrar).post(CHECK, {"number": BJORN.number}).content.decode()
    assert "Ny hos er" in page
    assert "Björn" not in page


def test_a_known_person_is_asked_about_and_then_kept(cast, signed_in):
    client, name = signed_in(cast.registrar), {"given_name": "Anna", "family_name": "Fel"}
    asked = client.post(NEW, filled(number=AMINA.number, **name))
    assert asked.status_code == 422
    assert "Är detta rätt person?" in asked.content.decode()
    known = filled(number=AMINA.number, known=cast.amina.key, given_name="", family_name="")
    assert client.post(NEW, known).status_code == 422  # her case is still open
    actions.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=date(2010, 9, 1), by=cast.registrar)
    assert client.post(NEW, known).url == f"/participants/{cast.amina.key}/"
    assert [case.state for case in visible_cases(cast.registrar, TODAY).order_by("pk")] == ["exited", "under_way"]
    assert Person.objects.filter(owner=cast.ekby).get().name == "Amina Öz"


def test_without_a_number_the_birth_date_is_asked_for(cast, signed_in):
    answer = signed_in(cast.registrar).post(NEW, filled(number="", birth_date="1990-05-05", sex="man"))
    assert answer.status_code == 302
    person = Person.objects.get(owner=cast.ekby, birth_year=1990)
    assert (person.number, person.sex) == (None, "man")


def test_the_same_form_sent_twice_makes_one_participant(cast, signed_in):
    client = signed_in(cast.registrar)
    without_number = filled(number="", birth_date="1990-05-05")
    answers = [client.post(NEW, without_number) for _time in range(2)]
    assert answers[0].url == answers[1].url
    assert Person.objects.filter(owner=cast.ekby, birth_year=1990).count() == 1


def test_a_form_that_was_refused_can_be_sent_again(cast, signed_in):
    client = signed_in(cast.registrar)
    assert client.post(NEW, filled(started_on="2008-02-01")).status_code == 422  # before the project
    assert client.post(NEW, filled()).status_code == 302


def test_a_draft_is_kept_encrypted_given_back_and_gone_when_saved(cast, signed_in):
    client = signed_in(cast.registrar)
    assert client.post(DRAFT, filled(given_name="Utkastet")).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM people_draft")
        assert b"Utkastet" not in bytes(cursor.fetchone()[0])
    page = client.get(NEW).content.decode()
    assert 'value="Utkastet"' in page
    assert "Utkast från" in page
    client.post(NEW, filled())
    assert draft_for(cast.registrar, "cases:register") is None
    client.post(DRAFT, filled())  # a late autosave of the form that has been saved
    assert draft_for(cast.registrar, "cases:register") is None


def test_a_draft_is_its_writers_alone_and_can_be_thrown_away(cast, signed_in):
    signed_in(cast.registrar).post(DRAFT, filled(given_name="Utkastet"))
    assert "Utkastet" not in signed_in(cast.trusted_registrar).get(NEW).content.decode()
    client = signed_in(cast.registrar)
    assert client.post(f"/drafts/{draft_in(cast.registrar, 'cases:register').pk}/discard/").url == NEW
    assert "Utkastet" not in client.get(NEW).content.decode()


@pytest.mark.parametrize("name", ["process_leader", "board_member", "administrator", "provider", "referrer"])
def test_for_those_who_do_not_register_the_pages_do_not_exist(cast, signed_in, name):
    client = signed_in(cast.staff[name])
    assert client.get(NEW).status_code == 404
    assert client.post(NEW, filled()).status_code == 404
    assert client.post(CHECK, {"number": AMINA.number}).status_code == 404
    assert client.post(DRAFT, filled()).status_code == 404


def test_protection_is_chosen_by_those_who_then_still_see_the_person(cast, signed_in):
    assert 'name="protection"' not in signed_in(cast.registrar).get(NEW).content.decode()
    answer = signed_in(cast.trusted_registrar).post(NEW, filled(number=MEN[2].number, protection="marked"), follow=True)
    assert "Sekretessmarkering" in answer.content.decode()


def test_somebody_registered_with_a_protected_namesake_is_refused_without_a_name(cast, signed_in):
    register(cast.trusted_registrar, cast.project, WOMEN[3], "Hemlig", "Ek", person={"protection": "marked"})
    answer = signed_in(cast.registrar).post(NEW, filled(number=WOMEN[3].number))
    assert answer.status_code == 422
    assert "Hemlig" not in answer.content.decode()
