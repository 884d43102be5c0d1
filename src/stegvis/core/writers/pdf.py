"""Documents as tagged PDF that follows PDF/UA-1, through Typst.

Typst refuses a picture without an alternative text. The texts travel beside the template as data, so nothing in them
is ever read as markup. Only the fonts of `core.fonts` are used.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from stegvis.core import fonts
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.writers.document import Document
from stegvis.core.writers.layout import Figure, Grid, Heading, Lines, Part, Prompt, Prose, front, parts

TEMPLATE = Path(__file__).with_name("document.typ")
STANDARD = "ua-1"


def write(path: Path, document: Document, words: Words) -> Path:
    """Write the document as PDF: A4, with bookmarks, repeated heading rows and page numbers."""
    path.write_bytes(compiled(document, words))
    return path


def compiled(document: Document, words: Words) -> bytes:
    """Return the PDF file's bytes. The same document gives the same bytes when it is dated."""
    data = json.dumps(_data(document, words), ensure_ascii=False).encode()
    made = datetime.combine(document.dated, time(), UTC) if document.dated else datetime(1980, 1, 1, tzinfo=UTC)
    compiled = typst.compile(  # type: ignore[call-overload]  # its types leave out files in memory
        {"main.typ": TEMPLATE.read_bytes(), "document.json": data},
        font_paths=[str(fonts.FOLDER)],
        ignore_system_fonts=True,
        pdf_standards=[STANDARD],
        timestamp=made,
    )
    return bytes(compiled)


def _data(document: Document, words: Words) -> dict[str, object]:
    title, subtitle, facts = front(document, words)
    dated = document.dated
    return {
        "title": title,
        "subtitle": subtitle,
        "author": document.author,
        "language": words.language,
        "font": fonts.FAMILY,
        "dated": [dated.year, dated.month, dated.day] if dated else None,
        "facts": facts,
        "contents": words.text(_("Contents")),
        "page": words.text(_("Page")),
        "of": words.text(_("of")),
        "parts": [_part(part) for part in parts(document, words)],
    }


def _part(part: Part) -> dict[str, object]:
    """Return a part as plain data, with the name by which the template knows it."""
    match part:
        case Figure():
            picture = {"svg": part.picture.svg, "alternative": part.picture.alternative}
            return {"part": "figure", "word": part.word, "title": part.title, **picture}
        case Lines():
            return {
                "part": "lines",
                "texts": [line.text for line in part.lines] if part.as_list else [],
                "text": part.text,
            }
        case Grid():
            return {"part": "grid", "widths": part.widths, **asdict(part)}
        case Heading() | Prompt() | Prose():
            return {"part": type(part).__name__.lower(), **asdict(part)}
