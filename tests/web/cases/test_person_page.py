from datetime import date

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework import actions
from stegvis.apps.casework.models import FollowUp, HouseholdMembership, Payment
from stegvis.apps.people import actions as people
from stegvis.core import codebook
from tests.cast import AMINA, WOMEN, register


def page_of(client, person, query=""):
    return client.get(f"/participants/{person.key}/{query}")


def test_the_page_says_who_it_is_and_how_she_lives(cast, signed_in):
    page = page_of(signed_in(cast.case_worker), cast.amina).content.decode()
    for words in ("Amina Öz", "Stegen", "Pågår", "hos dig sedan", "Ekonomiskt bistånd, helt, 100 procent", "2002"):
        assert words in page
    assert "Söker arbete, 40 timmar i veckan" in page


@pytest.mark.parametrize("name", ["other_case_worker", "colleague", "af_worker", "process_leader", "board_member"])
@pytest.mark.parametrize("where", ["", "changes/", "payments/", "correct/", "facts/livelihood/new/"])
def test_for_others_there_is_no_such_person(cast, signed_in, name, where):
    assert signed_in(cast.staff[name]).get(f"/participants/{cast.amina.key}/{where}").status_code == 404


def test_a_masked_person_has_no_page(cast, signed_in):
    case = register(cast.trusted_registrar, cast.project, WOMEN[1], "Hemlig", "Ek", person={"protection": "marked"})
    assert page_of(signed_in(cast.registrar), case.person).status_code == 404
    assert page_of(signed_in(cast.trusted_registrar), case.person).status_code == 200


def test_the_page_costs_the_same_whatever_it_shows(cast, signed_in, django_assert_max_num_queries):
    actions.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=date(2010, 9, 1), by=cast.case_worker)
    for year in (2011, 2012, 2013):
        actions.record_fact(kind="livelihood", person=cast.amina, on=date(year, 1, 1), code="wage", by=cast.case_worker)
    client = signed_in(cast.case_worker)
    page_of(client, cast.amina)  # notes the time of use
    with django_assert_max_num_queries(12):
        page_of(client, cast.amina)


def test_what_is_not_there_is_not_asked_for(cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.case_worker)
    page_of(client, cast.amina)
    with django_assert_max_num_queries(8):
        page_of(client, cast.amina)


def test_reading_is_logged(cast, signed_in):
    before = LogEntry.objects.filter(act="person.read", person_key=cast.amina.key).count()
    page_of(signed_in(cast.case_worker), cast.amina)
    assert LogEntry.objects.filter(act="person.read", person_key=cast.amina.key).count() == before + 1


def test_neither_title_nor_links_hold_a_name_or_a_number(cast, signed_in):
    page = page_of(signed_in(cast.case_worker), cast.amina).content.decode()
    title = page.split("<title>")[1].split("</title>")[0]
    links = " ".join(part.split('"')[0] for part in page.split('href="')[1:])
    for secret in ("Amina", "Öz", AMINA.number):
        assert secret not in title
        assert secret not in links


def test_what_is_due_and_what_is_missing_stands_on_top(cast, signed_in):
    case = register(cast.registrar, cast.project, WOMEN[1], "Fatima", "Berg", livelihoods=[], occupations=[])
    page = page_of(signed_in(cast.registrar), case.person).content.decode()
    assert "Försörjning vid start saknas" in page
    assert "Ingen är ansvarig" in page
    actions.exit_case(case=case, reason=codebook.exits["A1"], on=date(2010, 9, 1), by=cast.registrar)
    page = page_of(signed_in(cast.registrar), case.person).content.decode()
    assert "Försörjning efter avslut saknas" in page
    followup = FollowUp.objects.filter(case=case).order_by("due").first()
    assert f"/follow-ups/{followup.pk}/" in page
    assert "dagar sen" in page


def test_the_timeline_is_narrowed_by_kind(cast, signed_in):
    page = page_of(signed_in(cast.case_worker), cast.amina, "?events=afcategory").content.decode()
    events = page.split('<ol class="timeline">')[1].split("</ol>")[0]
    assert events.count("<li>") == 1
    assert "Öppet arbetslös" in events


def test_changes_show_what_stood_there_and_why(cast, signed_in):
    people.correct_person(person=cast.amina, why="Stavfel i ansökan", by=cast.case_worker, family_name="Åz")
    actions.correct_case(case=cast.amina_case, why="Fel dag i listan", by=cast.case_worker, started_on=date(2010, 3, 9))
    fact = page_facts(cast)["livelihood"]
    actions.correct_fact(kind="livelihood", fact_id=fact.id, why="Fel andel", by=cast.case_worker, share=80)
    page = signed_in(cast.case_worker).get(f"/participants/{cast.amina.key}/changes/").content.decode()
    for words in ("Stavfel i ansökan", "<del>Öz</del> → <ins>Åz</ins>", "Fel dag i listan", "<del>2010-03-02</del>"):
        assert words in page
    assert "<del>100</del> → <ins>80</ins>" in page
    assert "Fel andel" in page


def test_payments_are_those_of_the_household_while_she_belonged_to_it(cast, signed_in):
    HouseholdMembership.objects.create(person=cast.amina, household_key="h1", on=date(2010, 2, 1))
    for month, amount in ((1, 5000), (2, 8000), (3, 9000)):
        Payment.objects.create(
            owner=cast.ekby, household_key="h1", month=date(2010, month, 1), kind="assistance", amount=amount
        )
    page = signed_in(cast.case_worker).get(f"/participants/{cast.amina.key}/payments/").content.decode()
    assert "17\u202f000 kr" in page
    assert "2010-01" not in page
    assert LogEntry.objects.filter(act="person.payments_read", person_key=cast.amina.key).exists()


def page_facts(cast):
    from stegvis.apps.casework.queries import facts_of

    return {fact.kind: fact for fact in facts_of(cast.amina)}


def test_the_menu_leads_to_every_section_that_there_is(cast, signed_in):
    page = signed_in(cast.case_worker).get(f"/participants/{cast.amina.key}/").content.decode()
    menu = page.split('class="page-menu"')[1].split("</nav>")[0]
    anchors = [part.split('"')[0] for part in menu.split('href="#')[1:]]
    assert anchors[:2] == ["next", "plan"]
    assert {"meetings", "activities", "notes", "mapping", "documents", "events", "facts", "details"} < set(anchors)
    for anchor in anchors:
        assert page.count(f'id="{anchor}"') == 1, anchor


def test_events_of_long_ago_are_folded_and_none_is_lost(cast, signed_in):
    for number in range(14):
        actions.record_fact(
            person=cast.amina, kind="livelihood", code="wage", on=date(2010, 3, 3 + number), by=cast.case_worker
        )
    page = signed_in(cast.case_worker).get(f"/participants/{cast.amina.key}/?events=livelihood").content.decode()
    events = page.split('id="events"')[1].split("</section>")[0]
    before, _, folded = events.partition("<details")
    assert before.count("<time") == 12
    assert folded.count("<time") >= 3
