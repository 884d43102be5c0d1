"""A region's database on PostgreSQL: ten boards, a million persons. Each page beside the SQL that it asks itself."""

import random
import sys
from collections.abc import Callable, Iterator
from typing import Any

from .databases import NoPostgres, postgres
from .importing import read_in, saving
from .measuring import Cost, Line, at_share, median
from .pages import BESIDE_THE_PAGE, WARM_UP, keys_of_persons, signed_in, timed
from .size import Size

BOARDS = 10
AIM = 0.150
MOST_QUERIES = 12
OWN_SQL = "the page's own SQL alone"
Asked = Callable[[str], object]


def lines(size: Size) -> Iterator[Line]:
    try:
        with postgres():
            yield from _measured(size)
    except NoPostgres as reason:
        print(f"Left out: {reason}", file=sys.stderr)


def _measured(size: Size) -> Iterator[Line]:
    from .filling import fill

    filled = fill(size.persons, open_cases=size.open_cases, owners=BOARDS)
    yield from _pages(filled, size, "")
    read_in(filled, size.rows)
    with saving(filled):
        yield from _pages(filled, size, f", while {size.rows:,} rows are saved")


def _pages(filled: Any, size: Size, circumstance: str) -> Iterator[Line]:
    """Measure what a case worker has open all day, and the list and the search of who sees the whole board."""
    worker, registrar = signed_in(filled.case_worker), signed_in(filled.registrar)
    persons = [f"/participants/{key}/" for key in keys_of_persons(filled.case_worker, size.requests)]
    names = _names(size.requests)
    for what, client, asked in (
        ("my day, case worker", worker, ["/today/"] * size.requests),
        ("person page, case worker", worker, persons),
        ("list, case worker", worker, ["/participants/"] * size.requests),
        ("list, registrar", registrar, ["/participants/"] * size.requests),
        ("search by name, registrar", registrar, names),
    ):
        yield _line(f"{what}{circumstance}", _searching(client) if asked is names else _opening(client), asked)


def _names(number: int) -> list[str]:
    """Return beginnings of names to search for, drawn with a fixed seed: three letters find hundreds."""
    from .filling import SYLLABLES

    drawn = random.Random(1)
    return ["".join(drawn.choices(SYLLABLES, k=2)) for _each in range(number)]


def _opening(client: Any) -> Asked:
    return lambda address: _answered(client.get(address))


def _searching(client: Any) -> Asked:
    return lambda text: _answered(client.post("/participants/search/", {"text": text}))


def _answered(answer: Any) -> None:
    if answer.status_code != 200:
        raise SystemExit(f"{answer.request['PATH_INFO']} answered {answer.status_code}")


def _line(what: str, ask: Asked, asked: list[str]) -> Line:
    for each in asked[:WARM_UP]:
        ask(each)
    walls, used = timed(ask, asked)
    statements = {each: _own_sql(ask, each) for each in dict.fromkeys(asked)}
    bare_walls, bare_used = timed(lambda each: _run(statements[each]), asked)
    queries = max(len(each) for each in statements.values())
    medians = f"{median(walls) * 1000:.0f} ms, its SQL {median(bare_walls) * 1000:.0f} ms"
    note = f"wall is p95; median {medians}; {queries} queries"
    if queries > MOST_QUERIES:
        note += f" (aim {MOST_QUERIES})"
    own = Cost(at_share(walls, 0.95), used, None)
    return Line(what, own, OWN_SQL, Cost(at_share(bare_walls, 0.95), bare_used, None), AIM, note)


def _own_sql(ask: Asked, what: str) -> list[str]:
    """Return the page's statements as the database was given them."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        ask(what)
    said = (each["sql"] for each in caught)
    return [each for each in said if not each.startswith(BESIDE_THE_PAGE)]


def _run(statements: list[str]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            if not statement.startswith("INSERT"):  # into the log: that one reading is enough
                cursor.execute(statement).fetchall()
