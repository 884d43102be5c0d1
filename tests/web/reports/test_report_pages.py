"""The report as a page: written in, frozen, and given as files that open."""

from io import BytesIO

import pikepdf
import pytest
from docx import Document

from stegvis.apps.access.models import LogEntry
from stegvis.apps.people.queries import draft_for
from stegvis.apps.reporting import actions, queries
from stegvis.apps.reporting.models import ReportRun, ReportText
from tests.cast import EKBY, WOMEN, register

REPORT = "/reports/stegen/report/"


def text_of(answer):
    return answer.content.decode()


def test_what_a_person_wrote_is_text_and_its_marks_are_bold(cast, signed_in, texts):
    page = text_of(signed_in(cast.evaluator).get(REPORT))
    assert "Vi nådde <strong>de flesta</strong>. &lt;script&gt;" in page
    assert "av Evaluator, sparad" in page


def test_a_text_is_saved_in_its_place_and_its_draft_is_gone(cast, signed_in):
    client = signed_in(cast.evaluator)
    client.post(f"{REPORT}drafts/background/", {"text": "Halvfärdigt", "after": ""})
    page = text_of(client.get(REPORT))
    assert "Halvfärdigt" in page
    assert "inte sparat i rapporten än" in page
    answer = client.post(f"{REPORT}texts/background/", {"text": "Klart.", "after": ""})
    assert answer["Location"] == f"{REPORT}#background"
    assert draft_for(cast.evaluator, queries.draft_key(cast.project, "background")) is None
    assert "Halvfärdigt" not in text_of(client.get(REPORT))


def test_two_who_write_at_once_both_keep_their_words(cast, signed_in, texts):
    client = signed_in(cast.process_leader)
    answer = client.post(f"{REPORT}texts/summary/", {"text": "Min text.", "after": ""})
    assert answer.status_code == 422
    assert "Min text." in text_of(answer)
    assert "de flesta" in text_of(answer)
    again = client.post(f"{REPORT}texts/summary/", {"text": "Båda.", "after": texts.pk})
    assert again.status_code == 302
    assert ReportText.objects.filter(block="summary").count() == 2


def test_a_question_that_is_not_asked_does_not_exist(cast, signed_in):
    client = signed_in(cast.evaluator)
    for act in ("texts", "drafts"):
        assert client.post(f"{REPORT}{act}/nothing/", {"text": "x"}).status_code == 404


@pytest.mark.parametrize("name", ["officer", "registrar"])
def test_readers_get_no_forms_and_no_prompts(cast, signed_in, texts, name):
    page = text_of(signed_in(cast.staff[name]).get(REPORT))
    assert "<textarea" not in page
    assert "Frys en version" not in page


def test_an_authoritys_own_report_opens_the_people_behind_its_figures(cast, signed_in):
    assert "tables/age_by_sex/people/?code=total" in text_of(signed_in(cast.registrar).get(REPORT))


def test_freezing_leads_to_the_version_and_what_changes_later_is_marked(cast, signed_in):
    client = signed_in(cast.evaluator)
    page = text_of(client.post(f"{REPORT}freeze/", follow=True))
    assert "Version 1 är fryst" in page
    for number in WOMEN[10:20]:
        register(cast.registrar, cast.project, number, "Prov", "Person", person={"municipality": EKBY})
    client.post("/reports/stegen/tables/renew/")
    page = text_of(client.get(REPORT))
    assert "Märkena visar vad som har ändrats sedan version 1" in page
    assert "ändrad: " in page
    assert "granska" in page


def test_the_report_as_files(cast, signed_in, texts):
    client = signed_in(cast.evaluator)
    word, pdf, web = (client.get(f"/reports/stegen/report.{form}") for form in ("docx", "pdf", "html"))
    paragraphs = [each.text for each in Document(BytesIO(word.content)).paragraphs]
    assert any("de flesta" in each for each in paragraphs)
    assert not any(each.startswith("Skriv här") for each in paragraphs)
    with pikepdf.open(BytesIO(pdf.content)) as opened:
        assert opened.Root.Lang == "sv"
    assert "Vi nådde <strong>de flesta</strong>" in text_of(web)
    assert word["Content-Disposition"] == 'attachment; filename="stegen-report.docx"'
    assert LogEntry.objects.filter(act="report.downloaded").count() == 3


def test_a_frozen_version_is_the_same_file_each_time(cast, signed_in, frozen):
    address = f"/reports/stegen/versions/{frozen.key}.pdf"
    client = signed_in(cast.board_member)
    first = client.get(address)
    actions.write_text(
        project=cast.project,
        block="background",
        text="Nytt.",
        after=None,
        by=cast.evaluator,
        on=frozen.frozen_at.date(),
    )
    assert client.get(address).content == first.content
    assert ReportRun.objects.count() == 1


def test_the_steering_group_goes_straight_to_the_publications(cast, signed_in, frozen):
    client = signed_in(cast.board_member)
    page = text_of(client.get("/reports/", follow=True))
    assert "Version 1" in page
    assert "/goal/" not in page
    assert "/report/" not in page


def test_before_anything_is_frozen_the_list_says_what_to_do(cast, signed_in):
    assert "Inget är publicerat än" in text_of(signed_in(cast.board_member).get("/reports/stegen/versions/"))
    assert "Till rapporten" in text_of(signed_in(cast.evaluator).get("/reports/stegen/versions/"))
