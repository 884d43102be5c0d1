"""Pages on SQLite."""

from collections.abc import Iterator

from .databases import sqlite
from .measuring import Line
from .pages import lines_for
from .size import Size


def lines(size: Size) -> Iterator[Line]:
    with sqlite():
        yield from lines_for(size)
