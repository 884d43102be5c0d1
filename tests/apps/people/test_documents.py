"""Papers are what their content is, and are read by those who may open the person."""

import io
import struct
import zipfile
import zlib
from datetime import timedelta

import pikepdf
import pytest
from django.db import connection
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.people import actions, file_types, queries
from stegvis.apps.people.models import Document
from tests.apps.people.papers import pdf, picture, word
from tests.apps.people.sharing import consent, hand_over
from tests.cast import WOMEN, register

TODAY = timezone.localdate()


def add(cast, content=None, **details):
    usual = {"person": cast.amina, "kind": "health", "title": "Intyg", "by": cast.case_worker}
    return actions.add_document(content=pdf() if content is None else content, **{**usual, **details})


@pytest.mark.parametrize(
    ("content", "kind"),
    [(pdf(), "PDF"), (picture(), "PNG"), (picture("JPEG"), "JPEG"), (word(), "Word")],
    ids=["pdf", "png", "jpeg", "docx"],
)
def test_the_type_is_what_the_content_is(cast, content, kind):
    document = add(cast, content)
    assert document.get_type_display() == kind
    assert document.size == len(content)
    assert bytes(Document.objects.get(pk=document.pk).content) == content


def macros():
    kept = io.BytesIO(word())
    with zipfile.ZipFile(kept, "a") as parts:
        parts.writestr("word/vbaProject.bin", b"x")
    return kept.getvalue()


def plain_zip():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as parts:
        parts.writestr("hej.txt", "hej")
    return kept.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b"MZ\x90\x00 a program",
        b"%PDF-1.7 and then <script>",
        pdf()[:200],
        b"\x89PNG\r\n\x1a\n<html>",
        picture()[:-40],
        b"\xff\xd8\xff\xe0<html>",
        plain_zip(),
        macros(),
        word()[:-100],
        b"GIF89a" + bytes(50),
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    ],
)
def test_what_only_claims_to_be_a_paper_is_refused(cast, content):
    with pytest.raises(file_types.NotAPaper):
        add(cast, content)
    assert not Document.objects.exists()


def test_a_locked_pdf_says_that_it_is_locked(cast):
    with pytest.raises(file_types.LockedPaper):
        add(cast, pdf(encryption=pikepdf.Encryption(owner="a", user="b")))


def test_ten_megabytes_is_the_most_and_nothing_too_little(cast):
    with pytest.raises(file_types.TooLargePaper):
        add(cast, pdf() + bytes(file_types.MOST_BYTES))
    with pytest.raises(file_types.EmptyPaper):
        add(cast, b"")


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def test_a_small_file_that_unpacks_to_a_huge_picture_is_refused(cast):
    size = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    huge = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    with pytest.raises(file_types.TooLargePaper):
        add(cast, huge)
    jpeg = picture("JPEG")
    place = jpeg.index(b"\xff\xc0") + 5
    with pytest.raises(file_types.TooLargePaper):
        add(cast, jpeg[:place] + struct.pack(">HH", 60_000, 60_000) + jpeg[place + 4 :])


def test_the_database_holds_neither_content_nor_title(cast):
    content = pdf()
    document = add(cast, content)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content, title FROM people_document WHERE id = %s", [document.pk])
        kept, title = cursor.fetchone()
    assert b"%PDF" not in bytes(kept)
    assert b"Intyg" not in bytes(title)


def test_only_who_may_open_the_person_finds_her_papers(cast):
    document = add(cast)
    for viewer in (cast.case_worker, cast.unit_manager, cast.registrar):
        assert queries.document_for(viewer, document.key, TODAY) == document
    for stranger in (cast.colleague, cast.other_case_worker, cast.af_worker, cast.administrator, cast.process_leader):
        with pytest.raises(NotVisible):
            queries.document_for(stranger, document.key, TODAY)


def test_the_paper_of_a_protected_person_takes_the_right(cast):
    case = register(cast.trusted_registrar, cast.project, WOMEN[1], "Hemlig", "Ek", person={"protection": "marked"})
    document = add(cast, person=case.person, by=cast.trusted_registrar)
    assert queries.document_for(cast.trusted_registrar, document.key, TODAY)
    with pytest.raises(NotVisible):
        queries.document_for(cast.registrar, document.key, TODAY)


def test_who_is_told_of_the_consent_does_not_get_its_paper(cast):
    ground = consent(cast)
    paper = actions.document_consent(ground=ground, content=pdf(), by=cast.case_worker)
    sent = hand_over(cast)
    actions.file_disclosure(disclosure=sent, by=cast.af_worker, register=True)
    assert queries.ground_for(cast.af_worker, ground.key, TODAY) == ground
    with pytest.raises(NotVisible):
        queries.document_for(cast.af_worker, paper.key, TODAY)


def test_only_who_works_with_the_person_adds_and_removes(cast):
    document = add(cast)
    for stranger in (cast.colleague, cast.other_case_worker, cast.af_worker):
        with pytest.raises(NotVisible):
            add(cast, by=stranger)
        with pytest.raises(NotVisible):
            actions.remove_document(document=document, why="Fel", by=stranger)


def test_a_removed_paper_leaves_the_consent_standing_without_it(cast):
    ground = consent(cast)
    paper = actions.document_consent(ground=ground, content=pdf(), by=cast.case_worker)
    with pytest.raises(actions.HasItsPaper):
        actions.document_consent(ground=ground, content=pdf(), by=cast.case_worker)
    actions.remove_document(document=paper, why="Någon annans papper", by=cast.case_worker)
    ground.refresh_from_db()
    assert ground.is_in_force(timezone.now())
    assert not actions.has_paper(ground.consent)
    with pytest.raises(NotVisible):
        queries.document_for(cast.case_worker, paper.key, TODAY)
    assert actions.document_consent(ground=ground, content=picture(), by=cast.case_worker)


def test_a_paper_is_removed_with_a_reason_and_once(cast):
    document = add(cast)
    with pytest.raises(actions.documents.SayWhyItGoes):
        actions.remove_document(document=document, why="  ", by=cast.case_worker)
    actions.remove_document(document=document, why="Fel", by=cast.case_worker)
    with pytest.raises(NotVisible):
        actions.remove_document(document=document, why="Fel", by=cast.case_worker)


def test_a_consent_and_its_paper_are_kept_both_or_neither(cast):
    line = actions.Line(cast.ekby, cast.af, "identity")
    told = {"person": cast.amina, "purpose": "planning", "since": TODAY, "form": "paper", "language": "sv"}
    tomorrow = timezone.now() + timedelta(days=1)
    with pytest.raises(actions.NotYet):
        actions.record_consent_with_paper(
            **told, lines=[line], until=None, paper=pdf(), given_at=tomorrow, by=cast.case_worker
        )
    assert not Document.objects.exists()
    ground = actions.record_consent_with_paper(**told, lines=[line], until=None, paper=pdf(), by=cast.case_worker)
    assert actions.has_paper(ground.consent)


def test_only_its_keeper_documents_a_consent(cast):
    ground = consent(cast)
    actions.file_disclosure(disclosure=hand_over(cast), by=cast.af_worker, register=True)
    with pytest.raises(NotVisible):
        actions.document_consent(ground=ground, content=pdf(), by=cast.af_worker)


def test_adding_reading_and_removing_are_logged_without_the_title(cast):
    document = add(cast)
    queries.content_of(cast.case_worker, queries.document_for(cast.case_worker, document.key, TODAY))
    actions.remove_document(document=document, why="Fel person", by=cast.case_worker)
    rows = LogEntry.objects.filter(act__startswith="document.", person_key=cast.amina.key)
    assert list(rows.order_by("pk").values_list("act", flat=True)) == [
        "document.added",
        "document.read",
        "document.removed",
    ]
    assert not any("Intyg" in str(vars(row)) or "Fel person" in str(vars(row)) for row in rows)
