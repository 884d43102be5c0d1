import docx as python_docx
import pytest
from docx.oxml.ns import qn

from stegvis.core.language import Words
from stegvis.core.writers import docx, docx_styles
from stegvis.core.writers.docx_table import add_table
from stegvis.core.writers.layout import Grid, GridColumn, GridRow
from tests.core.writers import documents

ENGLISH = Words("en")


@pytest.fixture(scope="module")
def word(tmp_path_factory):
    path = docx.write(tmp_path_factory.mktemp("docx") / "report.docx", documents.document(ENGLISH), ENGLISH)
    return python_docx.Document(str(path))


def instructions(paragraph) -> list[str]:
    return [element.text.strip() for element in paragraph._p.iter(qn("w:instrText"))]


def test_headings_have_the_styles_that_word_knows(word):
    styles = {paragraph.text: paragraph.style.name for paragraph in word.paragraphs}
    assert styles["The evaluation"] == "Title"
    assert styles["Summary"] == "Heading 1"
    assert styles["Ages"] == "Heading 2"


def test_captions_number_themselves(word):
    captions = [paragraph for paragraph in word.paragraphs if paragraph.style.name == "Caption"]
    assert [caption.text for caption in captions] == [
        "Table 1. Participants by age and sex",
        "Figure 1. Participants by age and sex",
        "Figure 2. The way through",
        "Table 2. A long table",
    ]
    assert instructions(captions[0]) == [r"SEQ Table \* ARABIC"]
    assert instructions(captions[1]) == [r"SEQ Figure \* ARABIC"]


def test_a_table_repeats_its_headings_and_splits_no_row(word):
    for table in word.tables:
        first, *others = [row._tr.trPr for row in table.rows]
        assert first.find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:tblHeader")) is None for row in others)
        assert all(row.find(qn("w:cantSplit")) is not None for row in (first, *others))


def test_tables_have_their_own_style_and_a_total_as_last_row(word):
    ages, long = word.tables
    assert ages.style.name == long.style.name == "Stegvis Table"
    assert ages._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:lastRow")) == "1"
    assert long._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:lastRow")) == "0"
    assert [cell.text for cell in ages.rows[3].cells] == ["30–39", "..", "24", "53"]


def test_numbers_stand_to_the_right(word):
    assert all(row.cells[1].paragraphs[0].alignment == 2 for row in word.tables[0].rows)


def test_every_picture_says_what_it_shows(word):
    described = [element.get("descr") for element in word.element.body.iter(qn("wp:docPr"))]
    assert len(described) == 2
    assert all("136 in all." in text for text in described)


def test_the_language_stands_in_the_defaults_and_in_captions(word):
    defaults = word.styles.element.find(qn("w:docDefaults"))
    assert [element.get(qn("w:val")) for element in defaults.iter(qn("w:lang"))] == ["en-GB"]
    captions = word.styles["Caption"].element
    assert [element.get(qn("w:val")) for element in captions.iter(qn("w:lang"))] == ["en-GB"]


def test_the_contents_are_a_field_filled_with_the_headings(word):
    lines = [paragraph for paragraph in word.paragraphs if paragraph.style.name.lower().startswith("toc ")]
    texts = ["".join(element.text for element in line._p.iter(qn("w:t"))) for line in lines]
    assert texts == ["Contents", "Summary", "Ages"]
    assert instructions(lines[1]) == [r'TOC \o "1-2" \h \z \u']
    marks = {element.get(qn("w:name")) for element in word.element.body.iter(qn("w:bookmarkStart"))}
    targets = {element.get(qn("w:anchor")) for element in word.element.body.iter(qn("w:hyperlink"))}
    assert targets
    assert targets <= marks


def test_fields_open_and_close_in_pairs(word):
    kinds = [element.get(qn("w:fldCharType")) for element in word.element.body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 5


def test_pages_are_numbered(word):
    footer = word.sections[0].footer.paragraphs[0]
    assert instructions(footer) == ["PAGE", "NUMPAGES"]


def test_the_file_says_its_title_author_and_date(word):
    about = word.core_properties
    assert (about.title, about.author, about.language) == ("The evaluation", "The association", "en-GB")
    assert about.created.date().isoformat() == "2011-03-01"


def test_a_persons_emphasis_and_lists_become_words_own(word):
    styles = [(paragraph.style.name, paragraph.text) for paragraph in word.paragraphs]
    for expected in (("List Bullet", "one"), ("List Number", "three"), ("Quote", "four")):
        assert expected in styles
    runs = next(paragraph.runs for paragraph in word.paragraphs if paragraph.text.startswith("First"))
    assert [run.text for run in runs if run.bold] == ["strong"]
    assert [run.text for run in runs if run.italic] == ["stressed"]


def test_hostile_texts_are_only_text(tmp_path):
    path = docx.write(tmp_path / "r.docx", documents.document(ENGLISH, hostile=True), ENGLISH)
    written = "\n".join(paragraph.text for paragraph in python_docx.Document(str(path)).paragraphs)
    assert all(mark in written for mark in documents.HOSTILE_MARKS)


def test_a_break_and_an_ampersand_in_a_cell_are_kept():
    word = python_docx.Document()
    docx_styles.dress(word, ENGLISH)
    text = " R & D <b>\nsecond line\tafter a tab"
    column = GridColumn("Heading", numeric=False)
    add_table(word, Grid("id", "Table", 1, 'A "title"', (column,), (GridRow((text,), total=False),), notes=()))
    assert word.tables[0].cell(1, 0).text == text
