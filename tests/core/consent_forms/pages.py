"""Reads a printed form back: its elements, its words and where they stand."""

import re
import subprocess
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from itertools import takewhile

import pikepdf

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    """A word on a page, in points from its upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other) -> bool:
        """Tell whether the middle heights of two words meet while they stand in each other's way."""
        shared = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 1 and height > 0.6 * min(self.bottom - self.top, other.bottom - other.top)


def opened(printed: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(printed))


def of_kind(file, kind):
    return [element for element in _elements(file.Root.StructTreeRoot) if kind == element.S]


def fonts(file) -> set[str]:
    return {str(font.BaseFont) for page in file.pages for font in page.Resources.get("/Font", {}).values()}


def _elements(node):
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def text(printed: bytes) -> str:
    """Return the words as they are read, with each space a plain one and no marks of direction."""
    read = _poppler(printed, "-raw")
    return " ".join(re.sub(r"[\u200b\u2066-\u2069\u202a-\u202e\u200e\u200f]", "", read).split())


def words(printed: bytes) -> list[list[Word]]:
    """Return the words of each page."""
    pages = _poppler(printed, "-bbox").split("<page ")[1:]
    return [[Word(unescape(found[4]), *map(float, found[:4])) for found in WORD.findall(page)] for page in pages]


def collisions(page: list[Word]) -> list[tuple[Word, Word]]:
    downwards = sorted(page, key=lambda word: word.top)
    found = []
    for place, one in enumerate(downwards):
        beside = takewhile(lambda other, end=one.bottom: other.top < end, downwards[place + 1 :])
        found += [(one, other) for other in beside if one.covers(other)]
    return found


def _poppler(printed: bytes, form: str) -> str:
    return subprocess.run(["pdftotext", form, "-", "-"], input=printed, capture_output=True, check=True).stdout.decode()
