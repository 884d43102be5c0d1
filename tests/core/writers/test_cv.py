"""A CV on paper and for Word, opened again: everything that was chosen in its order, A4, dated, nothing evaluated."""

import subprocess
from dataclasses import fields, replace
from datetime import date
from io import BytesIO

import docx as python_docx
import pikepdf
import pytest
from docx.shared import Cm

from stegvis.core.language import Words
from stegvis.core.writers import cv_docx
from stegvis.core.writers.cv import Cv, CvEntry, CvSection, compiled
from tests.core.writers.test_pdf import needs_pdftotext

CV = Cv(
    kind="CV",
    name="Påhittade Ögren",
    title="Köksbiträde",
    about="Jag har lagat mat för många.\n#strong[Jag] *lär* mig svenska.",
    contact=(("Telefon", "070-174 06 05"),),
    sections=(
        CvSection(
            "Arbete",
            (
                CvEntry(title="Kock", years="2001–2009", detail="Restaurang, Homs", text="Lagade mat för 80 gäster."),
                CvEntry(title="Arbete på lager", detail="Sverige"),
            ),
        ),
        CvSection("Språk", (CvEntry(title="Svenska", detail="A2", proof="Betyg eller examensbevis"),)),
    ),
    dated=date(2026, 3, 12),
    date_word="Daterat",
    page_of=("sida", "av"),
)
IN_ORDER = ("Påhittade Ögren", "Köksbiträde", "070-174 06 05", "Arbete", "Kock", "80 gäster", "Språk", "Svenska", "A2")


@pytest.fixture(scope="module")
def word():
    return python_docx.Document(BytesIO(cv_docx.compiled(CV, Words("sv"))))


def stands_in_order(text, words):
    places = [text.index(each) for each in words]
    return places == sorted(places)


def test_word_opens_it_with_headings_on_a4_and_dated(word):
    styles = {paragraph.text: paragraph.style.name for paragraph in word.paragraphs}
    assert styles["Påhittade Ögren"] == "Title"
    assert styles["Arbete"] == styles["Språk"] == "Heading 1"
    assert abs(word.sections[0].page_width - Cm(21)) < Cm(0.01)
    assert word.core_properties.created.date() == date(2026, 3, 12)
    assert word.paragraphs[-1].text == "Daterat 2026-03-12"


def test_word_holds_everything_in_its_order(word):
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert stands_in_order(text, IN_ORDER)
    assert "#strong[Jag] *lär* mig svenska." in text


def test_the_pdf_is_tagged_a4_and_the_same_for_the_same_cv():
    content = compiled(CV)
    assert content == compiled(CV)
    with pikepdf.open(BytesIO(content)) as file:
        assert file.Root.MarkInfo.Marked
        assert file.Root.Lang == "sv"
        assert [round(float(side)) for side in file.pages[0].MediaBox[2:]] == [595, 842]


@needs_pdftotext
def test_the_pdf_holds_everything_in_its_order():
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=compiled(CV), capture_output=True, check=True)
    text = read.stdout.decode()
    assert stands_in_order(text, IN_ORDER)
    assert "#strong[Jag] *lär* mig svenska." in text
    assert "Daterat 2026-03-12" in text


def test_control_characters_from_a_paste_do_not_break_the_file():
    pasted = replace(CV, about="Klistrat\x0bfrån\x00Word")
    word = python_docx.Document(BytesIO(cv_docx.compiled(pasted, Words("sv"))))
    assert "KlistratfrånWord" in [paragraph.text for paragraph in word.paragraphs]


def test_there_is_nowhere_to_write_a_personal_number():
    assert not [each.name for each in fields(Cv) if "number" in each.name]
