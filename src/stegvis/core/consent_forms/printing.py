"""Forms as tagged PDF that follows PDF/UA-1, through Typst: letters on A4 with the fonts of `core.fonts` alone.

The words travel beside the template as data, so nothing in them is ever read as markup.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import typst

from stegvis.core import fonts
from stegvis.core.consent_forms import review as reviews
from stegvis.core.consent_forms import texts
from stegvis.core.consent_forms.laying_out import PrintedForm, letter_of
from stegvis.core.consent_forms.letter import Letter, Matrix
from stegvis.core.consent_forms.review import Review

TEMPLATE: Final = Path(__file__).with_name("letter.typ")
STANDARD: Final = "ua-1"
MADE: Final = datetime(1980, 1, 1, tzinfo=UTC)  # the same form gives the same bytes
ROOMY: Final = 40  # more boxes than these are set closer, so that four organisations fit on two pages
FIRST_FONT: Final = {"ar": fonts.ARABIC, "prs": fonts.ARABIC, "ti": fonts.ETHIOPIC}
FONTS: Final = (fonts.FAMILY, fonts.ARABIC, fonts.ETHIOPIC)


def print_pdf(form: PrintedForm, language: str, review: Review | None = None) -> bytes:
    """Return the form as a PDF file's bytes. Raises NotReviewed for a translation without a review that holds."""
    text = texts.load(language)
    reviews.require(review, text)
    return _compiled(letter_of(form, text, review))


def _compiled(letter: Letter) -> bytes:
    data = json.dumps(_data(letter), ensure_ascii=False).encode()
    compiled = typst.compile(  # type: ignore[call-overload]  # its types leave out files in memory
        {"main.typ": TEMPLATE.read_bytes(), "letter.json": data},
        font_paths=[str(fonts.FOLDER)],
        ignore_system_fonts=True,
        pdf_standards=[STANDARD],
        timestamp=MADE,
    )
    return bytes(compiled)


def _data(letter: Letter) -> dict[str, object]:
    text = letter.text
    boxes = sum(len(cells) for part in letter.parts if isinstance(part, Matrix) for _kind, cells in part.rows)
    first = FIRST_FONT.get(text.tag, fonts.FAMILY)
    return {
        "tag": text.tag,
        "direction": text.direction,
        "fonts": [first, *(font for font in FONTS if font != first)],
        "dense": boxes > ROOMY,
        "words": {key: text.plain(key) for key in ("marks.page", "marks.of", "box.empty", "box.ticked")},
        "title": letter.title,
        "keeper": [[asdict(run) for run in line] for line in letter.keeper],
        "facts": [asdict(fact) for fact in letter.facts],
        "draft": letter.draft,
        "marks": letter.marks,
        "parts": [{"part": type(part).__name__, **asdict(part)} for part in letter.parts],
        "foot": [asdict(run) for run in letter.foot],
    }
