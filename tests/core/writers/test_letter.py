"""A letter on paper: tagged, in its language, with its words as they were written."""

import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from stegvis.core.writers.letter import Letter, LetterPart, compiled
from tests.core.writers.test_pdf import needs_pdftotext, of_kind

LETTER = Letter(
    title="Utlämnade uppgifter",
    facts=(("Till", "Arbetsförmedlingen Sjöbygden"),),
    parts=(
        LetterPart("Identitet", (("Namn", "Påhittade Ögren"),)),
        LetterPart("Hälsa", (), "Första stycket.\n\n#strong[Andra] *stycket*."),
    ),
    foot="SHA-256 " + "a1" * 32,
    page_of=("sida", "av"),
    dated=date(2026, 3, 12),
)


@pytest.fixture(scope="module")
def file():
    with pikepdf.open(BytesIO(compiled(LETTER))) as opened:
        yield opened


def words(letter):
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=compiled(letter), capture_output=True, check=True)
    return read.stdout.decode()


def test_the_letter_is_tagged_says_its_language_and_follows_pdf_ua(file):
    assert file.Root.MarkInfo.Marked
    assert file.Root.Lang == "sv"
    with file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Utlämnade uppgifter"
    assert len(of_kind(file, "/H1")) == 2


@needs_pdftotext
def test_every_word_stands_there_as_it_was_written():
    text = words(LETTER)
    for each in ("Till", "Arbetsförmedlingen Sjöbygden", "Påhittade Ögren", "#strong[Andra] *stycket*.", LETTER.foot):
        assert each in text
    assert "sida 1 av 1" in text


@needs_pdftotext
def test_a_long_letter_has_its_foot_on_every_page():
    text = words(replace(LETTER, parts=(LetterPart("Hälsa", (), "\n".join(["En rad om hälsan."] * 200)),)))
    assert text.count("En rad om hälsan.") == 200
    assert text.count(LETTER.foot) == text.count("\f") > 1


def test_the_same_letter_gives_the_same_file():
    assert compiled(LETTER) == compiled(LETTER)
