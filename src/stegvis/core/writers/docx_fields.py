"""Word's fields (ECMA-376, 17.16): caption numbers, page numbers, table of contents, each with its result in place."""

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.text.paragraph import Paragraph

from stegvis.core.writers.docx_paragraph import add
from stegvis.core.writers.docx_styles import CONTENTS

CONTENTS_FIELD = r' TOC \o "1-2" \h \z \u '


def caption_number(paragraph: Paragraph, word: str, number: int) -> None:
    """Add the number that Word counts up for captions beginning with `word`."""
    _field(paragraph, rf" SEQ {word} \* ARABIC ", str(number))


def page_number(section: Section, page: str, of: str) -> None:
    """Write `Page 2 of 9` in the footer of all pages but the first."""
    section.different_first_page_header_footer = True
    paragraph = section.footer.paragraphs[0]
    paragraph.add_run(f"{page} ")
    _field(paragraph, " PAGE ", "1")
    paragraph.add_run(f" {of} ")
    _field(paragraph, " NUMPAGES ", "1")


def contents(word: WordDocument, headings: list[tuple[int, int, str]]) -> None:
    """Add the table of contents, filled with `headings` (bookmark, level, text).

    Page numbers come when Word updates the field (F9): only a program that lays out pages knows them.
    """
    paragraphs = [add(word, "", style=CONTENTS[level - 1]) for _bookmark, level, _text in headings]
    if not paragraphs:
        return
    opening = [_character("begin"), _instruction(CONTENTS_FIELD), _character("separate")]
    for run in opening:
        paragraphs[0]._p.append(run)
    for paragraph, (place, _level, text) in zip(paragraphs, headings, strict=True):
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _name(place))
        link.set(qn("w:history"), "1")
        link.append(_run(text))
        paragraph._p.append(link)
    paragraphs[-1]._p.append(_character("end"))


def bookmark(paragraph: Paragraph, place: int) -> None:
    """Mark a heading as the target of its line in the table of contents."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(place))
    start.set(qn("w:name"), _name(place))
    paragraph._p.insert(1, start)
    paragraph._p.append(end)


def _name(place: int) -> str:
    return f"_Toc{100000 + place}"


def _field(paragraph: Paragraph, instruction: str, result: str) -> None:
    for run in (
        _character("begin"),
        _instruction(instruction),
        _character("separate"),
        _run(result),
        _character("end"),
    ):
        paragraph._p.append(run)


def _run(text: str):  # type: ignore[no-untyped-def]
    run, written = OxmlElement("w:r"), OxmlElement("w:t")
    written.text = text
    written.set(qn("xml:space"), "preserve")
    run.append(written)
    return run


def _character(kind: str):  # type: ignore[no-untyped-def]
    run, character = OxmlElement("w:r"), OxmlElement("w:fldChar")
    character.set(qn("w:fldCharType"), kind)
    run.append(character)
    return run


def _instruction(text: str):  # type: ignore[no-untyped-def]
    run, instruction = OxmlElement("w:r"), OxmlElement("w:instrText")
    instruction.text = text
    instruction.set(qn("xml:space"), "preserve")
    run.append(instruction)
    return run
