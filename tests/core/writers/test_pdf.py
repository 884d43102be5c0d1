import shutil
import subprocess

import pikepdf
import pytest

from stegvis.core.language import Words
from stegvis.core.writers import pdf
from tests.core.writers import documents

ENGLISH = Words("en")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = pdf.write(tmp_path_factory.mktemp("pdf") / "report.pdf", documents.document(ENGLISH), ENGLISH)
    with pikepdf.open(path) as opened:
        yield opened


def elements(node, found=None):
    """Every element of the structure tree."""
    found = [] if found is None else found
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            found.append(child)
            elements(child, found)
    return found


def of_kind(file, kind):
    return [element for element in elements(file.Root.StructTreeRoot) if kind == element.S]


needs_pdftotext = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="reads the PDF's text with pdftotext (poppler)"
)


def text(path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


def test_the_file_is_tagged_says_its_language_and_follows_pdf_ua(file):
    assert file.Root.MarkInfo.Marked
    assert file.Root.Lang == "en"
    with file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "The evaluation"
    assert file.Root.ViewerPreferences.DisplayDocTitle


def test_every_figure_says_what_it_shows(file):
    figures = of_kind(file, "/Figure")
    assert len(figures) == 2
    assert all("136 in all." in str(figure.Alt) for figure in figures)


def test_tables_have_heading_cells_and_captions(file):
    assert len(of_kind(file, "/Table")) == 2
    assert len(of_kind(file, "/TH")) >= 4 + 2
    assert len(of_kind(file, "/Caption")) == 4


@needs_pdftotext
def test_the_heading_row_stands_on_every_page_of_a_long_table(file, tmp_path):
    path = pdf.write(tmp_path / "r.pdf", documents.document(ENGLISH), ENGLISH)
    pages = text(path).split("\f")
    with_lines = [page for page in pages if "Line " in page]
    assert len(with_lines) >= 3
    assert all("Month" in page and "Number" in page for page in with_lines)


def test_the_bookmarks_are_the_headings(file):
    with file.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert "Summary" in titles


def test_only_the_bundled_font_is_used(file):
    fonts = set()
    for page in file.pages:
        fonts |= {str(font.BaseFont) for font in page.Resources.get("/Font", {}).values()}
        for form in page.Resources.get("/XObject", {}).values():
            fonts |= {str(font.BaseFont) for font in form.get("/Resources", {}).get("/Font", {}).values()}
    assert fonts
    assert all("+Inter-" in font for font in fonts)


@needs_pdftotext
def test_a_table_keeps_its_total_and_hides_what_is_hidden(tmp_path):
    written = text(pdf.write(tmp_path / "r.pdf", documents.document(ENGLISH), ENGLISH))
    line = next(line for line in written.splitlines() if line.split()[:1] == ["30–39"])
    assert line.split() == ["30–39", "..", "24", "53"]
    assert "Total" in written


@needs_pdftotext
def test_hostile_texts_are_only_text(tmp_path):
    path = pdf.write(tmp_path / "r.pdf", documents.document(ENGLISH, hostile=True), ENGLISH)
    written = " ".join(text(path).split())
    assert all(mark in written for mark in documents.HOSTILE_MARKS)


def test_the_same_document_gives_the_same_file():
    first, again = (pdf.compiled(documents.document(ENGLISH), ENGLISH) for _ in range(2))
    assert first == again
