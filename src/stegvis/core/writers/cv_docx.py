"""A CV or a portfolio for Word, with real headings, so that the person or a helper can write on."""

from datetime import datetime, time
from io import BytesIO

import docx as python_docx
from docx.document import Document as WordDocument
from docx.shared import Cm, Pt, RGBColor

from stegvis.core.language import Words
from stegvis.core.writers import docx_styles as styles
from stegvis.core.writers.cv import Cv, CvEntry
from stegvis.core.writers.docx_fields import page_number
from stegvis.core.writers.docx_paragraph import add
from stegvis.core.writers.prose import clean

YEARS_WIDTH = Cm(3.2)


def compiled(cv: Cv, words: Words) -> bytes:
    """Return the Word file's bytes. `words` gives the document its language, for the spelling of what is added."""
    word = python_docx.Document()
    styles.dress(word, words)
    _shape(word)
    _describe(word, cv)
    _top(word, cv)
    for section in cv.sections:
        add(word, clean(section.heading), style="Heading 1")
        for entry in section.entries:
            _entry(word, entry)
    add(word, f"{cv.date_word} {cv.dated.isoformat()}", style=styles.NOTE)
    page_number(word.sections[0], *cv.page_of)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _shape(word: WordDocument) -> None:
    """Let a CV begin at the top of its page, with headings nearer to what they head than a report's."""
    title, heading, note = word.styles["Title"], word.styles["Heading 1"], word.styles[styles.NOTE]
    title.font.size, title.paragraph_format.space_before = Pt(24), Pt(0)
    heading.font.size = Pt(13)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(18), Pt(6)
    word.styles["Subtitle"].paragraph_format.space_after = Pt(8)
    note.paragraph_format.space_before = Pt(18)


def _describe(word: WordDocument, cv: Cv) -> None:
    about = word.core_properties
    about.title, about.author, about.last_modified_by, about.comments = f"{cv.kind}, {cv.name}", cv.name, cv.name, ""
    about.created = about.modified = datetime.combine(cv.dated, time())
    about.language = cv.language


def _top(word: WordDocument, cv: Cv) -> None:
    add(word, clean(cv.name), style="Title")
    add(word, clean(f"{cv.kind}: {cv.title}" if cv.title else cv.kind), style="Subtitle")
    for label, value in cv.contact:
        line = add(word, "", style=styles.FACT)
        line.add_run(f"{label}\t{clean(value)}")
    for piece in _lines(cv.about):
        add(word, piece)


def _entry(word: WordDocument, entry: CvEntry) -> None:
    """Write the years in their own column by a tab, the rest under each other beside them."""
    paragraph = add(word)
    shape = paragraph.paragraph_format
    shape.left_indent, shape.first_line_indent = YEARS_WIDTH, -YEARS_WIDTH
    shape.tab_stops.add_tab_stop(YEARS_WIDTH)
    paragraph.add_run(f"{entry.years}\t")
    paragraph.add_run(clean(entry.title)).bold = True
    for piece in (entry.detail, *_lines(entry.text)):
        if piece:
            paragraph.add_run().add_break()
            paragraph.add_run(clean(piece))
    if entry.proof:
        paragraph.add_run().add_break()
        shown = paragraph.add_run(clean(entry.proof))
        shown.font.size, shown.font.color.rgb = Pt(9), RGBColor.from_string(styles.QUIET)


def _lines(text: str) -> list[str]:
    return [clean(piece) for piece in text.split("\n") if piece.strip()]
