"""Ratings over time in plain words, and the views of several professions side by side."""

import re
from datetime import date

import pytest

from stegvis.apps.casework import actions
from tests.apps.people.sharing import consent

FIRST, SECOND = date(2010, 4, 1), date(2010, 10, 1)


def page_of(client, cast, rest):
    return client.get(f"/cases/{cast.amina_case.key}/{rest}").content.decode()


def rate(cast, on, worry, interviewer=None, is_trained=True):
    return actions.record_asi(
        case=cast.amina_case,
        on=on,
        interviewer=(interviewer or cast.case_worker).user,
        is_trained=is_trained,
        ratings={"mental_health": {"worry": worry, "help_need": 2, "severity": None}},
        by=cast.case_worker,
    )


def sent(cast, **ratings):
    return {"on": "2010-10-01", "interviewer": str(cast.case_worker.user.pk), "trained": "yes", **ratings}


def test_ratings_are_entered_in_a_grid(cast, signed_in):
    client = signed_in(cast.case_worker)
    page = page_of(client, cast, "asi/new/")
    assert "ASI är gjord för problem med alkohol och droger" in page
    assert page.count('type="number"') == 21
    answer = client.post(f"/cases/{cast.amina_case.key}/asi/new/", sent(cast, alcohol_worry="0", alcohol_severity="2"))
    assert answer.url == f"/cases/{cast.amina_case.key}/asi/"
    assert "Alkohol" in client.get(answer.url).content.decode()


def test_a_rating_off_its_scale_is_said_at_its_cell(cast, signed_in):
    client = signed_in(cast.case_worker)
    answer = client.post(f"/cases/{cast.amina_case.key}/asi/new/", sent(cast, alcohol_worry="5"))
    assert answer.status_code == 422
    assert "Alkohol: Personens oro, 0–4" in answer.content.decode()


def test_nothing_rated_is_refused_in_the_form(cast, signed_in):
    answer = signed_in(cast.case_worker).post(f"/cases/{cast.amina_case.key}/asi/new/", sent(cast))
    assert "Skatta minst ett område" in answer.content.decode()


def test_differences_stand_in_words_and_nothing_is_called_an_effect(cast, signed_in):
    rate(cast, FIRST, 4)
    rate(cast, SECOND, 1, interviewer=cast.colleague, is_trained=False)
    page = page_of(signed_in(cast.case_worker), cast, "asi/")
    for words in ("3 steg lägre", "samma", "Inte utbildad i ASI", "Olika intervjuare har skattat"):
        assert words in page
    assert not re.search(r"\beffekt", page, re.IGNORECASE)


def test_correcting_ratings_opens_with_what_stands_and_asks_why(cast, signed_in):
    occasion, client = rate(cast, FIRST, 4), signed_in(cast.case_worker)
    address = f"/cases/{cast.amina_case.key}/asi/{occasion.key}/correct/"
    assert 'name="mental_health_worry" value="4"' in client.get(address).content.decode()
    assert client.post(address, sent(cast, mental_health_worry="3")).status_code == 422
    assert client.post(address, sent(cast, mental_health_worry="3", why="Läste fel")).status_code == 302
    changes = client.get(f"/participants/{cast.amina.key}/changes/").content.decode()
    assert "Psykisk hälsa: Personens oro, 0–4" in changes


@pytest.fixture
def assessment(cast):
    return actions.open_assessment(case=cast.amina_case, on=FIRST, by=cast.case_worker)


def view(cast, organisation, answer, kind="work_education", profession="social_worker", text="Klarar fyra timmar."):
    return {
        "organisation": str(organisation.pk),
        "profession": profession,
        "kind": kind,
        "text": text,
        "return_to_work": answer,
    }


def there(cast, assessment, rest):
    return f"/cases/{cast.amina_case.key}/assessments/{assessment.key}/{rest}/"


def test_only_authorities_with_a_ground_can_be_chosen(cast, signed_in, assessment):
    client = signed_in(cast.case_worker)
    said = view(cast, cast.region, "no", "health", "physician")
    assert client.post(there(cast, assessment, "views/new"), said).status_code == 422
    consent(cast, ways=(("region", "ekby"),), kinds=("health",))
    assert "Vårdcentralen Linden: hälsa" in client.get(there(cast, assessment, "views/new")).content.decode()
    assert client.post(there(cast, assessment, "views/new"), said).status_code == 302
    wrong = client.post(there(cast, assessment, "views/new"), {**said, "kind": "economy"})
    assert "Inget samtycke och ingen bestämmelse" in wrong.content.decode()


def test_views_that_differ_stand_side_by_side_and_the_conclusion_says_how(cast, signed_in, assessment):
    client = signed_in(cast.case_worker)
    consent(cast, ways=(("region", "ekby"),), kinds=("health",))
    client.post(there(cast, assessment, "views/new"), view(cast, cast.ekby, "yes"))
    client.post(
        there(cast, assessment, "views/new"), view(cast, cast.region, "not_now", "health", "physician", "Vänta.")
    )
    said = {"on": "2010-04-01", "text": "Börja på halvtid.", "return_to_work": "adapted", "agree": "yes"}
    refused = client.post(there(cast, assessment, "conclude"), said)
    assert "Bedömningarna skiljer sig åt om återgång i arbete. Skriv det" in refused.content.decode()
    differs = {**said, "agree": "no", "differs": "Läkaren vill vänta.", "measure_1": "Ryggskola", "kind_1": "health"}
    assert client.post(there(cast, assessment, "conclude"), differs).status_code == 302
    page = page_of(client, cast, "assessments/")
    for words in ("Läkaren vill vänta.", "Ryggskola", "Inte nu", "Ja, med anpassning", "Vänta.", "Klarar fyra timmar."):
        assert words in page


def test_a_measure_without_its_kind_is_said_in_the_form(cast, signed_in, assessment):
    said = {"on": "2010-04-01", "text": "x", "return_to_work": "yes", "agree": "yes", "measure_1": "Ryggskola"}
    answer = signed_in(cast.case_worker).post(there(cast, assessment, "conclude"), said)
    assert "Välj vilket slag av uppgift insatsen är" in answer.content.decode()


def test_the_page_of_assessments_costs_the_same_whatever_it_holds(
    cast, signed_in, assessment, django_assert_max_num_queries
):
    client = signed_in(cast.case_worker)
    for _number in range(4):
        client.post(there(cast, assessment, "views/new"), view(cast, cast.ekby, "yes"))
    page_of(client, cast, "assessments/")
    with django_assert_max_num_queries(12):
        page_of(client, cast, "assessments/")


def test_a_view_in_another_case_is_not_found(cast, signed_in, assessment):
    client = signed_in(cast.case_worker)
    assert client.get(there(cast, assessment, "views/0/correct")).status_code == 404
    assert client.get(f"/cases/{cast.amina_case.key}/assessments/nothing/conclude/").status_code == 404
