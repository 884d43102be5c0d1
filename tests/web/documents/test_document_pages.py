"""Documents about a person: told by their content, opened by those who may open her, taken out with why."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from stegvis.apps.people.models import Document
from tests.apps.casework.plans.planning import paper

SAYS = {"title": "Intyg från kursen", "kind": "work_education"}


def at(person, rest="documents/new/"):
    return f"/participants/{person.key}/{rest}"


def text(answer):
    return answer.content.decode()


def send(client, person, content, name="intyg.pdf"):
    return client.post(at(person), {**SAYS, "paper": SimpleUploadedFile(name, content)})


def test_a_document_is_added_and_read_from_the_persons_page(cast, signed_in):
    client, content = signed_in(cast.case_worker), paper()
    assert send(client, cast.amina, content).status_code == 302
    document = Document.objects.get()
    page = text(client.get(at(cast.amina, "")))
    assert "Intyg från kursen" in page
    assert client.get(at(cast.amina, f"documents/{document.key}/")).content == content
    with connection.cursor() as cursor:
        cursor.execute("SELECT title, content FROM people_document")
        assert "Intyg" not in str([[bytes(value) for value in row] for row in cursor])


@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00 a program", b"<html><script>alert(1)</script>", b"%PDF-1.7 and no more"]
)
def test_what_only_calls_itself_a_paper_is_refused_and_the_words_stay(cast, signed_in, content):
    answer = send(signed_in(cast.case_worker), cast.amina, content)
    assert answer.status_code == 422
    assert "Intyg från kursen" in text(answer)
    assert not Document.objects.exists()


def test_a_document_is_taken_out_with_why_and_opens_for_nobody_then(cast, signed_in):
    client = signed_in(cast.case_worker)
    send(client, cast.amina, paper())
    document = Document.objects.get()
    where = at(cast.amina, f"documents/{document.key}/")
    assert client.post(f"{where}remove/", {"why": "Någon annans"}).status_code == 302
    assert client.get(where).status_code == 404
    assert "Intyg från kursen" not in text(client.get(at(cast.amina, "")))


@pytest.mark.parametrize("name", ["colleague", "other_case_worker", "af_worker", "officer", "administrator"])
def test_for_others_there_is_no_such_page(cast, signed_in, name):
    send(signed_in(cast.case_worker), cast.amina, paper())
    client, document = signed_in(getattr(cast, name)), Document.objects.get()
    assert client.get(at(cast.amina)).status_code == 404
    assert client.get(at(cast.amina, f"documents/{document.key}/")).status_code == 404
