"""A document before it has a format: what stands on its first page, its blocks, and its drawn pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from stegvis.core.shapes import Block


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawn chart: SVG for web and print, PNG at 300 dots to the inch for Word, and what it says in words."""

    svg: str
    alternative: str
    png: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Document:
    """`facts` are the lines under the title, as label and value. `pictures` holds one for each chart block, by its id.

    `dated` becomes the file's own date; without it the file says none, so that the same input gives the same file.
    """

    title: str
    subtitle: object = ""
    author: str = ""
    dated: date | None = None
    facts: tuple[tuple[object, object], ...] = ()
    blocks: tuple[Block, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
