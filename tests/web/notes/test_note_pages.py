"""Notes by pages: pasted, kept as a draft, corrected, copied to the record."""

from io import BytesIO

import pikepdf
import pytest
from django.utils import timezone

from stegvis.apps.casework import actions
from stegvis.apps.casework.models import Note
from tests.cast import WOMEN, register

TODAY = timezone.localdate()
PASTED = "Ringde.\r\n·\u00a0\u00a0\u00a0Vill börja\r\n\uf0b7\tHar intyg"
SAYS = {"text": PASTED, "kind": "health", "on": TODAY.isoformat()}


def at(case, rest=""):
    return f"/cases/{case.key}/notes/{rest}"


def text(answer):
    return answer.content.decode()


@pytest.fixture
def note(cast):
    said = {"on": TODAY, "kind": "health", "text": "Sover dåligt.", "by": cast.case_worker}
    return actions.write_note(case=cast.amina_case, **said)


def test_a_note_pasted_from_word_is_kept_as_lines_and_read_on_the_persons_page(cast, signed_in):
    client = signed_in(cast.case_worker)
    assert client.post(at(cast.amina_case, "new/"), SAYS).status_code == 302
    assert Note.objects.get().text == "Ringde.\n• Vill börja\n• Har intyg"
    for page in (at(cast.amina_case), f"/participants/{cast.amina.key}/"):
        assert "• Har intyg" in text(client.get(page))


def test_what_is_written_is_kept_until_it_is_saved(cast, signed_in):
    client, where = signed_in(cast.case_worker), at(cast.amina_case, "new/")
    client.post(f"{where}?draft", SAYS)
    assert "Vill börja" in text(client.get(where))
    assert not Note.objects.exists()
    assert "En anteckning" in text(client.get("/today/"))


def test_sent_twice_a_note_is_saved_once(cast, signed_in):
    client, said = signed_in(cast.case_worker), {**SAYS, "sending": "one-and-the-same"}
    for _time in range(2):
        assert client.post(at(cast.amina_case, "new/"), said).status_code == 302
    assert Note.objects.count() == 1


def test_a_corrected_note_shows_what_it_said_before_and_why(cast, signed_in, note):
    client, where = signed_in(cast.case_worker), at(cast.amina_case, f"{note.key}/")
    assert client.post(f"{where}correct/", {**SAYS, "why": ""}).status_code == 422
    assert client.post(f"{where}correct/", {**SAYS, "why": "Fel person citerad"}).status_code == 302
    page = text(client.get(where))
    for words in ("Ringde.", "Sover dåligt.", "Fel person citerad", cast.case_worker.user.name):
        assert words in page
    assert "Fel person citerad" in text(client.get(f"/participants/{cast.amina.key}/changes/"))


def test_a_note_is_copied_as_text_and_the_page_says_whose_file_is_the_record(cast, signed_in, note):
    client, where = signed_in(cast.case_worker), at(cast.amina_case, f"{note.key}/record/")
    page = text(client.get(where))
    assert f"akten hos {cast.ekby.name}" in page
    assert "Sover dåligt." in page.split("<textarea")[1]
    answer = client.get(f"{where}pdf/")
    assert answer["Content-Disposition"] == f'attachment; filename="note-{note.key}.pdf"'
    with pikepdf.open(BytesIO(answer.content)) as found:
        assert len(found.pages) == 1


@pytest.mark.parametrize("name", ["colleague", "other_case_worker", "af_worker", "officer", "administrator"])
def test_for_others_there_is_no_such_page(cast, signed_in, note, name):
    client = signed_in(getattr(cast, name))
    for rest in ("", "new/", f"{note.key}/", f"{note.key}/correct/", f"{note.key}/record/", f"{note.key}/record/pdf/"):
        assert client.get(at(cast.amina_case, rest)).status_code == 404


def test_a_note_is_not_reached_under_another_case(cast, signed_in, note):
    other = register(cast.case_worker, cast.project, WOMEN[3], "Beata", "Ceder")
    assert signed_in(cast.case_worker).get(at(other, f"{note.key}/")).status_code == 404


def test_pages_cost_the_same_however_many_notes(cast, signed_in, note, django_assert_max_num_queries):
    client = signed_in(cast.case_worker)
    for number in range(5):
        said = {"on": TODAY, "kind": "health", "text": f"Rad {number}", "by": cast.case_worker}
        actions.write_note(case=cast.amina_case, **said)
    with django_assert_max_num_queries(12):
        client.get(at(cast.amina_case))
    with django_assert_max_num_queries(12):
        client.get(f"/participants/{cast.amina.key}/")
