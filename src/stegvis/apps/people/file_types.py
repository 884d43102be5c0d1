"""What a file is, by its content: the first bytes say what it claims to be, and reading it whether that is true."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import docx
import typst
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.verdicts import Refused
from stegvis.core.archives import leads_outside

from .models import Document

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_PIXELS: Final = 120_000_000  # an A3 sheet at 600 dots an inch is 70 millions
MOST_UNPACKED: Final = 100 * 1024 * 1024
WORD_MAIN: Final = b"wordprocessingml.document.main+xml"


class NotAPaper(Refused):
    """A file that is none of the kinds that are kept, or only claims to be one."""

    default = _("The file can't be read as PDF, PNG, JPEG or Word. Scan or photograph the paper again.")


class LockedPaper(Refused):
    default = _("The PDF is locked with a password. Save it without a password and choose it again.")


class TooLargePaper(Refused):
    default = _("The file is larger than 10 MB. Scan it in greyscale, or with fewer dots an inch.")


class EmptyPaper(Refused):
    default = _("The file is empty.")


def file_type(content: bytes) -> Document.Type:
    """Return what the content is. Raises NotAPaper, LockedPaper, TooLargePaper and EmptyPaper."""
    if not content:
        raise EmptyPaper
    if len(content) > MOST_BYTES:
        raise TooLargePaper
    for start, (kind, read) in READERS.items():
        if content.startswith(start):
            read(content)
            return kind
    raise NotAPaper


def _read_pdf(content: bytes) -> None:
    _typeset(content, "pdf")


def _read_png(content: bytes) -> None:
    if len(content) < 24 or content[12:16] != b"IHDR":
        raise NotAPaper
    _refuse_huge(*struct.unpack(">II", content[16:24]))
    _typeset(content, "png")


def _read_jpeg(content: bytes) -> None:
    _refuse_huge(*_jpeg_size(content))
    _typeset(content, "jpg")


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Return width and height as the frame header says."""
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length
    raise NotAPaper


def _refuse_huge(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise TooLargePaper


def _typeset(content: bytes, ending: str) -> None:
    """Read a picture or the first page of a PDF by setting it on a page, which decodes all of it."""
    with TemporaryDirectory() as folder:
        page = Path(folder, "page.typ")
        page.write_text(f'#image("it.{ending}")#metadata(1)<read>', encoding="utf-8")
        Path(folder, f"it.{ending}").write_bytes(content)
        try:
            typst.query(str(page), "<read>", root=folder, ignore_system_fonts=True)
        except BaseException as problem:
            # A reader that gave up on a broken file lets its panic through, which is no Exception.
            if not isinstance(problem, RuntimeError) and type(problem).__name__ != "PanicException":
                raise
            raise (LockedPaper if "password" in str(problem) else NotAPaper) from None


def _read_docx(content: bytes) -> None:
    """Open a Word document; one that carries programs, or unpacks to more than it could need, is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _refuse_unusual(parts)
        docx.Document(io.BytesIO(content))
    except Refused:
        raise
    except Exception:  # noqa: BLE001 (a broken file can break the reader anywhere)
        raise NotAPaper from None


def _refuse_unusual(parts: zipfile.ZipFile) -> None:
    if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
        raise TooLargePaper
    programs = any(part.filename.lower().endswith(".bin") and "vba" in part.filename.lower() for part in parts.filelist)
    if programs or any(leads_outside(part.orig_filename) for part in parts.infolist()):
        raise NotAPaper
    if WORD_MAIN not in parts.read("[Content_Types].xml"):
        raise NotAPaper


Reader = Callable[[bytes], None]
READERS: Final[Mapping[bytes, tuple[Document.Type, Reader]]] = {
    b"%PDF-": (Document.Type.PDF, _read_pdf),
    b"\x89PNG\r\n\x1a\n": (Document.Type.PNG, _read_png),
    b"\xff\xd8\xff": (Document.Type.JPEG, _read_jpeg),
    b"PK\x03\x04": (Document.Type.DOCX, _read_docx),
}
