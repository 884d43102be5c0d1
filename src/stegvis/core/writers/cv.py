"""A CV or a portfolio on A4: who it is about, how she is reached, what she says of herself, and headed lists.

`compiled` gives a tagged PDF that follows PDF/UA-1, `cv_docx` the same for Word. The texts travel beside the template
as data, so nothing in them is ever read as markup.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst

from stegvis.core import fonts

TEMPLATE = Path(__file__).with_name("cv.typ")
STANDARD = "ua-1"


@dataclass(frozen=True, kw_only=True, repr=False)
class CvEntry:
    """One merit: what, when, where or on which level, what was done, and what shows it."""

    title: str
    years: str = ""
    detail: str = ""
    text: str = ""
    proof: str = ""


@dataclass(frozen=True, repr=False)
class CvSection:
    heading: str
    entries: tuple[CvEntry, ...]


@dataclass(frozen=True, kw_only=True, repr=False)
class Cv:
    """A CV in its final words. `kind` is what the paper is (CV, portfolio); `contact` are label and value.

    There is no field for a personal number: it has no place on a paper that is sent to employers.
    """

    kind: str
    name: str
    sections: tuple[CvSection, ...]
    dated: date
    date_word: str
    page_of: tuple[str, str]
    title: str = ""
    about: str = ""
    contact: tuple[tuple[str, str], ...] = ()
    language: str = "sv"


def compiled(cv: Cv) -> bytes:
    """Return the PDF file's bytes. The same CV gives the same bytes."""
    data = json.dumps(asdict(cv) | {"dated": cv.dated.isoformat(), "font": fonts.FAMILY}, ensure_ascii=False)
    content = typst.compile(  # type: ignore[call-overload]  # its types leave out files in memory
        {"main.typ": TEMPLATE.read_bytes(), "cv.json": data.encode()},
        font_paths=[str(fonts.FOLDER)],
        ignore_system_fonts=True,
        pdf_standards=[STANDARD],
        timestamp=datetime.combine(cv.dated, time(), UTC),
    )
    return bytes(content)
