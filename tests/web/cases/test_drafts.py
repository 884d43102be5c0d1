"""Every form on a person's page keeps a draft: its writer's alone, and only as long as she may open the form."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection

from stegvis.apps.access import actions as access
from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework import actions
from stegvis.apps.casework.models import FollowUp
from stegvis.apps.casework.queries import facts_of
from stegvis.apps.people.queries import drafts_of
from stegvis.core import codebook

TODAY = "/today/"


@pytest.fixture(autouse=True)
def _nothing_was_sent():
    cache.clear()


@pytest.fixture
def exited(cast):
    actions.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=date(2010, 9, 1), by=cast.case_worker)


def text(answer):
    return answer.content.decode()


def keep(client, address, **values):
    return client.post(f"{address}?draft", values)


def of_amina(cast, page):
    """Return the address of a page about Amina."""
    person, case = f"/participants/{cast.amina.key}/", f"/cases/{cast.amina_case.key}/"
    fact = next(each for each in facts_of(cast.amina) if each.kind == "livelihood")
    followup = FollowUp.objects.filter(case=cast.amina_case).order_by("due").first()
    return {
        "exit": f"{case}exit/",
        "step": f"{case}step/",
        "correct_exit": f"{case}exit/correct/",
        "reopen": f"{case}reopen/",
        "correct_case": f"{case}correct/",
        "record_livelihood": f"{person}facts/livelihood/new/",
        "record_occupation": f"{person}facts/occupation/new/",
        "end_fact": f"{person}facts/livelihood/{fact.id}/end/",
        "correct_fact": f"{person}facts/livelihood/{fact.id}/correct/",
        "withdraw_fact": f"{person}facts/livelihood/{fact.id}/withdraw/",
        "correct_person": f"{person}correct/",
        "followup": followup and f"/follow-ups/{followup.pk}/",
    }[page]


OPEN_FORMS = [
    ("exit", {"note": "Började hos snickaren"}, "Började hos snickaren"),
    ("step", {"to": "paused", "on": "2010-08-17"}, 'value="2010-08-17"'),
    ("correct_case", {"why": "Fel dag i remissen"}, "Fel dag i remissen"),
    ("record_livelihood", {"share": "45"}, 'value="45"'),
    ("record_occupation", {"hours": "17"}, 'value="17"'),
    ("end_fact", {"until": "2010-08-17"}, 'value="2010-08-17"'),
    ("correct_fact", {"why": "Läste fel i beslutet"}, "Läste fel i beslutet"),
    ("withdraw_fact", {"why": "Gällde en annan"}, "Gällde en annan"),
    ("correct_person", {"phone": "070-174 06 05"}, "070-174 06 05"),
]
AFTER_EXIT = [
    ("followup", {"share_1": "35"}, 'value="35"'),
    ("reopen", {"why": "Kom tillbaka"}, "Kom tillbaka"),
    ("correct_exit", {"why": "Fel månad"}, "Fel månad"),
]


def check_it_comes_back(client, address, written, seen):
    assert seen not in text(client.get(address))
    assert keep(client, address, **written).status_code == 200
    page = text(client.get(address))
    assert seen in page
    assert "Utkast från" in page


@pytest.mark.parametrize("page, written, seen", OPEN_FORMS)
def test_what_was_written_comes_back(cast, signed_in, page, written, seen):
    check_it_comes_back(signed_in(cast.case_worker), of_amina(cast, page), written, seen)


@pytest.mark.parametrize("page, written, seen", AFTER_EXIT)
def test_what_was_written_after_an_exit_comes_back(cast, signed_in, exited, page, written, seen):
    check_it_comes_back(signed_in(cast.case_worker), of_amina(cast, page), written, seen)


def test_a_draft_changes_nothing_and_is_encrypted(cast, signed_in):
    keep(signed_in(cast.case_worker), of_amina(cast, "exit"), on="2010-09-01", reason="A1", note="Hemligheten")
    cast.amina_case.refresh_from_db()
    assert cast.amina_case.state == "under_way"
    with connection.cursor() as cursor:
        cursor.execute("SELECT form_key, content FROM people_draft")
        ((form_key, content),) = cursor.fetchall()
    assert form_key == f"cases:exit?case_key={cast.amina_case.key}"
    assert b"Hemligheten" not in bytes(content)


def test_keeping_a_draft_is_not_reading_the_person(cast, signed_in):
    client = signed_in(cast.case_worker)
    before = LogEntry.objects.count()
    answer = keep(client, of_amina(cast, "exit"), note="Kvar")
    assert "Amina" not in text(answer)
    assert LogEntry.objects.count() == before


def test_each_form_keeps_its_own(cast, signed_in):
    client = signed_in(cast.case_worker)
    keep(client, of_amina(cast, "exit"), note="Kvar")
    keep(client, of_amina(cast, "record_livelihood"), share="45")
    assert 'value="45"' not in text(client.get(of_amina(cast, "record_occupation")))
    assert "Kvar" in text(client.get(of_amina(cast, "exit")))
    assert drafts_of(cast.case_worker).count() == 2


def test_saving_the_form_throws_its_draft_away_and_a_late_one_is_not_kept(cast, signed_in):
    client, address = signed_in(cast.case_worker), of_amina(cast, "exit")
    keep(client, address, sending="one", note="Kvar")
    filled = {"sending": "one", "on": "2010-09-01", "reason": "A1", "note": "Klart"}
    assert client.post(address, filled).status_code == 302
    assert not drafts_of(cast.case_worker).exists()
    keep(client, address, sending="one", note="Kvar")
    assert not drafts_of(cast.case_worker).exists()


def test_a_form_sent_twice_is_saved_once(cast, signed_in):
    client, address = signed_in(cast.case_worker), of_amina(cast, "record_livelihood")
    filled = {"sending": "one", "code": "wage", "share": "45", "on": "2010-09-01", "source": "own"}
    answers = [client.post(address, filled) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert [fact.code for fact in facts_of(cast.amina) if fact.kind == "livelihood"].count("wage") == 1


def test_what_was_refused_is_kept_too(cast, signed_in):
    client, address = signed_in(cast.case_worker), of_amina(cast, "exit")
    assert client.post(address, {"on": "2010-01-01", "reason": "A1", "note": "Före start"}).status_code == 422
    assert "Före start" in text(client.get(address))


def test_a_form_emptied_again_leaves_nothing(cast, signed_in):
    client, address = signed_in(cast.case_worker), of_amina(cast, "reopen")
    actions.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=date(2010, 9, 1), by=cast.case_worker)
    keep(client, address, why="Kom")
    keep(client, address, why="")
    assert not drafts_of(cast.case_worker).exists()


def test_the_draft_of_a_correction_leaves_alone_what_somebody_else_corrects(cast, signed_in):
    client, address = signed_in(cast.case_worker), of_amina(cast, "correct_person")
    keep(client, address, given_name="Amina", family_name="Öz", sex="woman", phone="070-174 06 05")
    from stegvis.apps.people import actions as people

    people.correct_person(person=cast.amina, family_name="Ös", why="Passet", by=cast.registrar)
    page = text(client.get(address))
    assert 'value="Ös"' in page
    assert "070-174 06 05" in page


def test_the_day_in_a_draft_decides_which_reasons_there_are(cast, signed_in):
    client, address = signed_in(cast.case_worker), of_amina(cast, "exit")
    keep(client, address, on="2010-09-01", reason="A1")
    assert 'value="A1" selected' in text(client.get(address))


def test_a_draft_is_thrown_away_by_its_button(cast, signed_in):
    client, address = signed_in(cast.case_worker), of_amina(cast, "exit")
    keep(client, address, note="Kvar")
    discard = f"/drafts/{drafts_of(cast.case_worker).get().pk}/discard/"
    assert client.get(discard).status_code == 405
    assert client.post(discard).url == address
    assert "Kvar" not in text(client.get(address))


def test_a_draft_is_its_writers_alone(cast, signed_in):
    address = of_amina(cast, "exit")
    keep(signed_in(cast.case_worker), address, note="Kvar")
    draft = drafts_of(cast.case_worker).get()
    other = signed_in(cast.registrar)  # who may open the same form
    assert "Kvar" not in text(other.get(address))
    assert "Amina" not in text(other.get(TODAY)).split("Utkast")[-1].split("</section>")[0]
    assert other.post(f"/drafts/{draft.pk}/discard/").status_code == 404
    assert drafts_of(cast.case_worker).exists()


def test_a_draft_cannot_be_read_when_the_right_to_the_case_has_ended(cast, signed_in):
    address = of_amina(cast, "exit")
    keep(signed_in(cast.case_worker), address, note="Kvar")
    actions.assign_responsible(case=cast.amina_case, user=cast.colleague.user, on=date(2010, 9, 1), by=cast.registrar)
    client = signed_in(cast.case_worker)
    assert client.get(address).status_code == 404
    assert keep(client, address, note="Mer").status_code == 404
    page = text(client.get(TODAY))
    assert "Amina" not in page
    assert cast.amina_case.key not in page


def test_a_draft_cannot_be_read_by_who_has_left(cast, signed_in):
    address = of_amina(cast, "exit")
    client = signed_in(cast.case_worker)
    keep(client, address, note="Kvar")
    access.end_membership(membership=cast.case_worker.membership, on=date(2010, 9, 1), by=cast.administrator)
    assert "Kvar" not in text(client.get(address, follow=True))


def test_the_start_page_lists_drafts_by_act_and_person_and_logs_the_names(cast, signed_in):
    client = signed_in(cast.case_worker)
    keep(client, of_amina(cast, "exit"), note="Hemligheten")
    keep(client, of_amina(cast, "record_occupation"), hours="17")
    page = text(client.get(TODAY))
    assert f'href="{of_amina(cast, "exit")}">Avslut, Amina Öz</a>' in page
    assert f'href="{of_amina(cast, "record_occupation")}">Lägg till: sysselsättning, Amina Öz</a>' in page
    assert "Hemligheten" not in page
    assert LogEntry.objects.filter(act="drafts.listed", person_keys__contains=cast.amina.key).exists()
    discard = f"/drafts/{drafts_of(cast.case_worker).first().pk}/discard/"
    assert client.post(discard, {"listed": ""}).url == "/"


def test_a_report_text_in_the_making_does_not_disturb_the_start_page(cast, signed_in):
    from stegvis.apps.people.actions import save_draft

    save_draft(form_key="report:stegen:summary", content={"text": "…"}, by=cast.case_worker)
    client = signed_in(cast.case_worker)
    assert client.get(TODAY).status_code == 200
    assert client.post(f"/drafts/{drafts_of(cast.case_worker).get().pk}/discard/").status_code == 404


def test_the_start_page_costs_the_same_with_more_drafts(cast, signed_in, exited, django_assert_max_num_queries):
    client = signed_in(cast.case_worker)
    for page in ("reopen", "correct_exit", "correct_fact", "withdraw_fact", "followup"):
        keep(client, of_amina(cast, page), why="Därför", share_1="35")
    with django_assert_max_num_queries(18):
        assert text(client.get(TODAY)).count("Amina Öz</a> <span") == 5
