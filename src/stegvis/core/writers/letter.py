"""A letter as tagged PDF that follows PDF/UA-1, through Typst: one sheet or a few, facts on top, then headed parts.

The texts travel beside the template as data, so nothing in them is ever read as markup.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst

from stegvis.core import fonts

TEMPLATE = Path(__file__).with_name("letter.typ")
STANDARD = "ua-1"


@dataclass(frozen=True)
class LetterPart:
    """A heading with what stands under it: labelled lines, and running text."""

    heading: str
    lines: tuple[tuple[str, str], ...] = ()
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter in its final words. `facts` are label and value, `foot` stands under every page, with its number.

    `page_of` are the words for “page” and “of”. `dated` becomes the file's own date, so that the same letter gives the
    same file.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[LetterPart, ...]
    foot: str
    page_of: tuple[str, str]
    dated: date
    language: str = "sv"


def compiled(letter: Letter) -> bytes:
    """Return the PDF file's bytes, on A4."""
    data = json.dumps(asdict(letter) | {"dated": letter.dated.isoformat(), "font": fonts.FAMILY}, ensure_ascii=False)
    made = datetime.combine(letter.dated, time(), UTC)
    content = typst.compile(  # type: ignore[call-overload]  # its types leave out files in memory
        {"main.typ": TEMPLATE.read_bytes(), "letter.json": data.encode()},
        font_paths=[str(fonts.FOLDER)],
        ignore_system_fonts=True,
        pdf_standards=[STANDARD],
        timestamp=made,
    )
    return bytes(content)
