"""Pages on PostgreSQL."""

import sys
from collections.abc import Iterator

from .databases import NoPostgres, postgres
from .measuring import Line
from .pages import lines_for
from .size import Size


def lines(size: Size) -> Iterator[Line]:
    try:
        with postgres():
            yield from lines_for(size)
    except NoPostgres as reason:
        print(f"Left out: {reason}", file=sys.stderr)
