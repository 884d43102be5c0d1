"""The report of the invented project whose tables are the published ones of 2011, in Swedish and in three formats."""

from datetime import date

import docx as python_docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from stegvis.core.language import Words
from stegvis.core.report import document_of, facts_of, write
from stegvis.core.report.build import build
from stegvis.core.shapes import HIDDEN, Audience, BlockKind, Chart, Sentence, Table
from stegvis.core.tables import Settings
from stegvis.demo import utrikesfodda

SWEDISH = Words("sv")
DATED = date(2011, 3, 1)


@pytest.fixture(scope="module")
def dataset():
    return utrikesfodda().dataset()


@pytest.fixture(scope="module")
def settings(dataset):
    return Settings.from_dataset(dataset)


@pytest.fixture(scope="module")
def blocks(dataset, settings):
    return {
        audience: build(dataset, settings, audience=audience, texts={"summary": "Klart."}, dated=DATED)
        for audience in Audience
    }


@pytest.fixture(scope="module")
def files(dataset, settings, blocks, tmp_path_factory):
    facts = facts_of(dataset, settings, dated=DATED)
    document = document_of(blocks[Audience.INTERNAL], project=facts, audience=Audience.INTERNAL, words=SWEDISH)
    written = write(tmp_path_factory.mktemp("report"), document, SWEDISH, formats=("html", "pdf", "docx"))
    return {path.suffix[1:]: path for path in written}


def sentences(blocks) -> str:
    said = "\n".join(SWEDISH.text(block.content) for block in blocks if isinstance(block.content, Sentence))
    return said.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_figures_of_2011_stand_with_their_denominators_and_intervals(blocks):
    said = sentences(blocks[Audience.INTERNAL])
    for figure in (
        "34 av de 136 som startat (25,0 %, 95 % intervall 18,5–32,9)",
        "34 av 59 avslut (57,6 %, 95 % intervall 44,9–69,4)",
        "34 av 40 avslut (85,0 %, 95 % intervall 70,9–92,9)",
        "136 har deltagit: 61 kvinnor och 75 män.",
        "från 28 till 12",
        "38 hushåll har fått sammanlagt 17 500 000 kronor.",
        "5 av 38 hushåll har fått mer än en miljon kronor.",
    ):
        assert figure in said


def test_every_table_and_every_chart_of_the_preset_is_there(blocks):
    internal = blocks[Audience.INTERNAL]
    assert "finns inte i rapporten" not in sentences(internal)
    charts = {block.content.kind for block in internal if isinstance(block.content, Chart)}
    assert charts == {"flow", "before_after", "incidence", "bars", "inflow"}


def test_the_public_report_hides_small_numbers_and_no_sentence_tells_them(blocks):
    public = {block.id: block for block in blocks[Audience.PUBLIC]}
    tables = [block.content for block in public.values() if isinstance(block.content, Table)]
    assert any(cell is HIDDEN for table in tables for row in table.rows for cell in row)
    for block in public.values():
        if isinstance(block.content, Sentence) and block.kind is BlockKind.SENTENCE:
            assert ".." not in SWEDISH.text(block.content)


def test_the_pdf_is_swedish_and_tagged(files):
    with pikepdf.open(files["pdf"]) as pdf:
        assert pdf.Root.Lang == "sv"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Utvärdering av Utrikesfödda"
            assert metadata["pdfuaid:part"] == "1"


def test_the_word_file_counts_its_tables_in_swedish(files):
    word = python_docx.Document(str(files["docx"]))
    captions = [paragraph for paragraph in word.paragraphs if paragraph.style.name == "Caption"]
    tables = [caption.text for caption in captions if caption.text.startswith("Tabell ")]
    assert [text.split(".")[0] for text in tables] == [f"Tabell {number}" for number in range(1, len(tables) + 1)]
    assert any(caption.text.startswith("Figur 1. ") for caption in captions)
    codes = {element.text.strip() for element in word.element.body.iter(qn("w:instrText"))}
    assert {r"SEQ Tabell \* ARABIC", r"SEQ Figur \* ARABIC"} <= codes
    assert word.core_properties.language == "sv-SE"


def test_the_page_is_swedish(files):
    page = files["html"].read_text(encoding="utf-8")
    assert '<html lang="sv">' in page
    assert "<h1>Utvärdering av Utrikesfödda</h1>" in page
    assert "Skriv här: " in page


def test_the_same_data_give_the_same_files(dataset, settings, blocks, files, tmp_path):
    facts = facts_of(dataset, settings, dated=DATED)
    document = document_of(blocks[Audience.INTERNAL], project=facts, audience=Audience.INTERNAL, words=SWEDISH)
    for path in write(tmp_path, document, SWEDISH, formats=("html", "pdf")):
        assert path.read_bytes() == files[path.suffix[1:]].read_bytes()
