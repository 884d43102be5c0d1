"""Documents for Word, where evaluators go on writing: real styles, captions that number themselves.

Styles, fields and tables live beside this module; here the document's parts are put in order.
"""

from io import BytesIO
from pathlib import Path

import docx as python_docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.shared import Cm

from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.writers import docx_styles as styles
from stegvis.core.writers.document import Document
from stegvis.core.writers.docx_fields import bookmark, caption_number, contents, page_number
from stegvis.core.writers.docx_paragraph import add
from stegvis.core.writers.docx_table import add_table
from stegvis.core.writers.layout import Figure, Grid, Heading, Lines, Part, Prompt, Prose, front, parts
from stegvis.core.writers.prose import Form

FORMS = {Form.PARAGRAPH: "Normal", Form.BULLET: "List Bullet", Form.NUMBER: "List Number", Form.QUOTE: "Quote"}


def write(path: Path, document: Document, words: Words) -> Path:
    """Write the document as .docx. Its pictures must hold PNG. The same document gives the same text and styles."""
    laid_out = parts(document, words)
    word = python_docx.Document()
    styles.dress(word, words)
    styles.describe(word, document, words)
    _front(word, document, words)
    _contents(word, laid_out, words)
    for place, part in enumerate(laid_out):
        _part(word, part, place)
    page_number(word.sections[0], words.text(_("Page")), words.text(_("of")))
    word.save(str(path))
    return path


def _front(word: WordDocument, document: Document, words: Words) -> None:
    title, subtitle, facts = front(document, words)
    add(word, title, style="Title")
    if subtitle:
        add(word, subtitle, style="Subtitle")
    for label, value in facts:
        line = add(word, "", style=styles.FACT)
        line.add_run(f"{label}\t")
        line.add_run(value)


def _contents(word: WordDocument, laid_out: tuple[Part, ...], words: Words) -> None:
    add(word).add_run().add_break(WD_BREAK.PAGE)
    add(word, words.text(_("Contents")), style="TOC Heading")
    headings = [(place, part.level, part.text) for place, part in enumerate(laid_out) if isinstance(part, Heading)]
    contents(word, [entry for entry in headings if entry[1] <= 2])
    add(word).add_run().add_break(WD_BREAK.PAGE)


def _part(word: WordDocument, part: Part, place: int) -> None:
    match part:
        case Heading():
            bookmark(add(word, part.text, style=f"Heading {part.level}"), place)
        case Prose():
            _prose(word, part)
        case Lines():
            _lines(word, part)
        case Prompt():
            add(word, part.text, style=styles.PROMPT)
        case Grid():
            _grid(word, part)
        case Figure():
            _figure(word, part)


def _lines(word: WordDocument, part: Lines) -> None:
    if part.as_list:
        for line in part.lines:
            add(word, line.text, style=FORMS[Form.BULLET])
    else:
        add(word, part.text)


def _prose(word: WordDocument, part: Prose) -> None:
    for piece in part.pieces:
        paragraph = add(word, "", style=FORMS[piece.form])
        for run in piece.runs:
            written = paragraph.add_run(run.text)
            written.bold = run.strong or None
            written.italic = run.stressed or None


def _caption(word: WordDocument, part: Grid | Figure, *, above: bool) -> None:
    paragraph = add(word, "", style="Caption")
    paragraph.paragraph_format.keep_with_next = above
    paragraph.add_run(f"{part.word} ")
    caption_number(paragraph, part.word, part.number)
    paragraph.add_run(f". {part.title}")


def _grid(word: WordDocument, part: Grid) -> None:
    _caption(word, part, above=True)
    add_table(word, part)
    for note in part.notes:
        add(word, note, style=styles.NOTE)
    add(word, "", style=styles.AFTER_TABLE)


def _figure(word: WordDocument, part: Figure) -> None:
    paragraph = add(word)
    paragraph.paragraph_format.keep_with_next = True
    picture = paragraph.add_run().add_picture(BytesIO(part.picture.png), width=Cm(styles.TEXT_WIDTH))
    described = picture._inline.docPr
    described.set("descr", part.picture.alternative)
    described.set("title", part.title)
    _caption(word, part, above=False)
