"""The five steps by pages: a portfolio becomes occupations, what is missing, applications and a CV as a file."""

from datetime import date, timedelta
from io import BytesIO

import docx as python_docx
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.actions import five_steps as actions
from stegvis.apps.casework.models import Cv, JobApplication, MissingSkill, PortfolioItem, PossibleOccupation
from stegvis.apps.people import actions as people
from tests.apps.casework.plans.planning import paper
from tests.core.writers.test_cv import stands_in_order

TODAY = timezone.localdate()
STRANGERS = ("colleague", "other_case_worker", "af_worker", "fk_worker", "process_leader", "administrator")


def at(case, rest=""):
    return f"/cases/{case.key}/steps/{rest}"


def main_of(answer):
    return answer.content.decode().split("<main")[1]


def item(cast, title="Kock", kind="work", **said):
    return actions.add_portfolio_item(person=cast.amina, kind=kind, title=title, by=cast.case_worker, **said)


def test_the_way_through_the_five_steps_by_pages(cast, signed_in):
    client, case = signed_in(cast.case_worker), cast.amina_case
    page = main_of(client.get(at(case)))
    assert "Portföljen är tom än så länge." in page
    scanned = SimpleUploadedFile("Amina.pdf", paper(), "application/pdf")
    said = {"kind": "work", "title": "Kock", "place": "Homs", "from_year": "2001", "proof": "certificate"}
    client.post(at(case, "portfolio/new/"), {**said, "paper": scanned, "sending": "1"})
    client.post(at(case, "1/reach/"), {"on": TODAY, "sending": "2"})
    found = main_of(client.get(at(case, "occupations/find/?q=köksbiträde")))
    assert "Restaurang- och köksbiträden m.fl." in found
    assert at(case, "occupations/new/9412/") in found
    client.post(at(case, "occupations/new/9412/"), {"title": "Köksbiträde i skola", "sending": "3"})
    occupation = PossibleOccupation.objects.get()
    missing = {"what": "Svenska för köket", "who": "SFI", "due": TODAY - timedelta(days=2)}
    client.post(at(case, f"occupations/{occupation.pk}/missing/new/"), {**missing, "sending": "4"})
    client.post(at(case, "applications/new/"), {"kind": "job", "title": "Skolkök", "on": TODAY, "sending": "5"})
    page = main_of(client.get(at(case)))
    words = ("Är här nu", "Homs", "papperet", "Köksbiträde i skola", "Svenska för köket", "2 dagar sen", "Skolkök")
    for each in words:
        assert each in page
    row = JobApplication.objects.get()
    client.post(at(case, f"applications/{row.pk}/answer/"), {"answer": "yes", "on": TODAY, "sending": "6"})
    client.post(at(case, f"missing/{MissingSkill.objects.get().pk}/gained/"), {"on": TODAY, "sending": "7"})
    page = main_of(client.get(at(case)))
    assert "väntar på svar" not in page
    assert "kvar att skaffa" not in page


def test_a_cv_holds_what_was_chosen_in_the_chosen_order_and_nothing_else(cast, signed_in):
    client, case = signed_in(cast.case_worker), cast.amina_case
    people.correct_person(person=cast.amina, phone="070-174 06 05", why="Ny", by=cast.case_worker)
    cook, arabic, sport = item(cast), item(cast, "Arabiska", "language"), item(cast, "Fotboll", "interest")
    chosen = {f"place_{arabic.pk}": "1", f"place_{cook.pk}": "2", f"place_{sport.pk}": ""}
    client.post(
        at(case, "cv/new/"), {"title": "Köksbiträde", "about": "Vill laga mat.", "contacts": ["phone"], **chosen}
    )
    cv = Cv.objects.get()
    word = client.get(at(case, f"cv/{cv.key}/sv.docx"))
    assert cv.key in word["Content-Disposition"]
    opened = python_docx.Document(BytesIO(word.content))
    text = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    assert stands_in_order(text, [cast.amina.name, "070-174 06 05", "Vill laga mat.", "Arabiska", "Kock"])
    assert "Fotboll" not in text
    assert cast.amina.number not in text
    with pikepdf.open(BytesIO(client.get(at(case, f"cv/{cv.key}/en.pdf")).content)) as file:
        assert file.Root.Lang == "en"
    assert client.get(at(case, f"cv/{cv.key}/xx.pdf")).status_code == 404
    client.post(at(case, f"cv/{cv.key}/"), {"title": "Köksbiträde", **chosen, f"place_{cook.pk}": "1"})
    text = "\n".join(
        each.text
        for each in python_docx.Document(BytesIO(client.get(at(case, f"cv/{cv.key}/sv.docx")).content)).paragraphs
    )
    assert "070-174" not in text


def test_a_cv_with_nothing_in_it_is_no_cv(cast, signed_in):
    item(cast)
    answer = signed_in(cast.case_worker).post(at(cast.amina_case, "cv/new/"), {"title": "Kök"})
    assert answer.status_code == 422
    assert "minst en merit" in answer.content.decode()
    assert not Cv.objects.exists()


def test_a_protected_persons_cv_says_nothing_of_where_she_is(cast, signed_in):
    people.correct_person(person=cast.amina, phone="070-174 06 05", why="Ny", by=cast.case_worker)
    cv = actions.make_cv(person=cast.amina, title="Kök", items=[item(cast)], contacts=["phone"], by=cast.case_worker)
    people.correct_person(person=cast.amina, protection="marked", why="Hot", by=cast.trusted_registrar)
    client, case = signed_in(cast.trusted_registrar), cast.amina_case
    page = main_of(client.get(at(case, f"cv/{cv.key}/")))
    assert "utan telefon" in page
    assert 'name="contacts"' not in page
    word = python_docx.Document(BytesIO(client.get(at(case, f"cv/{cv.key}/sv.docx")).content))
    assert not [each for each in word.paragraphs if "070-174" in each.text]
    assert signed_in(cast.case_worker).get(at(case, f"cv/{cv.key}/sv.docx")).status_code == 404


def test_the_whole_portfolio_is_a_file_with_what_shows_each_item(cast, signed_in):
    item(cast, proof="shown")
    client = signed_in(cast.case_worker)
    word = python_docx.Document(BytesIO(client.get(at(cast.amina_case, "portfolio.docx")).content))
    assert "Visat i arbete eller validerat" in "\n".join(each.text for each in word.paragraphs)
    assert client.get(at(cast.amina_case, "portfolio.pdf")).content.startswith(b"%PDF-")


def test_what_the_mapping_tells_is_not_typed_again(cast, signed_in):
    casework.record_held_occupation(person=cast.amina, title="Skräddare", from_year=1999, by=cast.case_worker)
    client, case = signed_in(cast.case_worker), cast.amina_case
    page = main_of(client.get(at(case)))
    link = next(each for each in page.split('href="') if "told=" in each).split('"')[0].replace("&amp;", "&")
    form = main_of(client.get(link))
    assert 'value="Skräddare"' in form
    assert 'value="1999"' in form


def test_corrections_ask_why_and_are_told_under_changes(cast, signed_in):
    row, client, case = item(cast), signed_in(cast.case_worker), cast.amina_case
    said = {"kind": "work", "title": "Kallskänka", "proof": "own_word"}
    assert client.post(at(case, f"portfolio/{row.pk}/correct/"), said).status_code == 422
    client.post(at(case, f"portfolio/{row.pk}/correct/"), {**said, "why": "Hörde fel"})
    changes = main_of(client.get(f"/participants/{cast.amina.key}/changes/"))
    assert stands_in_order(changes, ["Portfölj", "Hörde fel"])
    assert "Kallskänka" in changes


def test_a_draft_that_is_left_is_given_back_and_a_form_sent_twice_is_saved_once(cast, signed_in):
    client, where = signed_in(cast.case_worker), at(cast.amina_case, "portfolio/new/")
    said = {"kind": "work", "title": "Halvskrivet", "proof": "own_word", "sending": "x"}
    client.post(f"{where}?draft", said)
    assert "Halvskrivet" in main_of(client.get(where))
    for _time in range(2):
        client.post(where, said)
    assert PortfolioItem.objects.count() == 1
    assert not [entry for entry in LogEntry.objects.all() if "Halvskrivet" in str(vars(entry))]


@pytest.mark.parametrize("what", ["item", "occupation", "skill", "application", "cv"])
def test_each_kind_of_row_is_taken_away_with_why(cast, signed_in, what):
    occupation = actions.add_possible_occupation(
        person=cast.amina, title="Köksbiträde", ssyk="9412", by=cast.case_worker
    )
    row = item(cast)
    rows = {
        "item": row,
        "occupation": occupation,
        "skill": actions.add_missing_skill(occupation=occupation, what="Svenska", by=cast.case_worker),
        "application": actions.record_job_application(
            person=cast.amina, kind="job", title="Kök", on=TODAY, by=cast.case_worker
        ),
        "cv": actions.make_cv(person=cast.amina, title="Kök", items=[row], by=cast.case_worker),
    }
    client, case, taken = signed_in(cast.case_worker), cast.amina_case, rows[what]
    where = at(case, f"cv/{taken.key}/withdraw/" if what == "cv" else f"withdraw/{what}/{taken.pk}/")
    assert client.post(where, {"why": ""}).status_code == 422
    assert client.post(where, {"why": "Fel"}).status_code == 302
    assert client.get(where).status_code == 404
    taken.refresh_from_db()
    assert taken.why == "Fel"
    assert client.get(at(case, f"withdraw/nothing/{row.pk}/")).status_code == 404


@pytest.mark.parametrize("where", ["", "portfolio.pdf", "portfolio/new/", "occupations/find/", "cv/new/"])
def test_for_others_there_is_no_such_page(cast, signed_in, where):
    item(cast)
    for name in STRANGERS:
        assert signed_in(cast.staff[name]).get(at(cast.amina_case, where)).status_code == 404


def test_the_person_page_leads_there_and_names_what_is_late(cast, signed_in):
    occupation = actions.add_possible_occupation(
        person=cast.amina, title="Köksbiträde", ssyk="9412", by=cast.case_worker
    )
    actions.add_missing_skill(occupation=occupation, what="Hygienutbildning", due=date(2010, 1, 1), by=cast.case_worker)
    casework.record_fact(kind="steplevel", person=cast.amina, on=date(2010, 5, 1), code="2", by=cast.case_worker)
    page = main_of(signed_in(cast.case_worker).get(f"/participants/{cast.amina.key}/"))
    assert "Saknas för Köksbiträde: Hygienutbildning" in page
    part = page.split('id="five-steps"')[1].split("</section>")[0]
    assert "Steg 2, möjliga yrken" in part
    assert at(cast.amina_case) in part


def test_the_page_costs_the_same_whatever_it_holds(cast, signed_in, django_assert_max_num_queries):
    for number in range(3):
        item(cast, f"Arbete {number}", paper=paper())
        occupation = actions.add_possible_occupation(
            person=cast.amina, title=f"Yrke {number}", ssyk="9412", by=cast.case_worker
        )
        actions.add_missing_skill(occupation=occupation, what="Svenska", by=cast.case_worker)
    client = signed_in(cast.case_worker)
    client.get(at(cast.amina_case))
    with django_assert_max_num_queries(18):
        client.get(at(cast.amina_case))
