"""The list of participants and a person's page as the server makes them, beside the bare SQL of the same rows."""

import random
import time
from collections.abc import Callable, Iterator
from typing import Any

from .importing import read_in, saving
from .intake import calamine, workbook
from .measuring import Cost, Line, at_share, cost, median
from .size import Size

AIM = 0.060
MOST_QUERIES = 8
SHOWN = 50
BARE = "bare SQL of the same rows"
SUCH_A_FILE = "calamine reading such a file"
WARM_UP = 3
BESIDE_THE_PAGE = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", 'UPDATE "django_session"')  # once a minute: in use

REACH = {
    "registrar": "c.owner_id = {organisation}",
    "unit_manager": "c.owner_id = {organisation} AND c.unit_id = {unit}",
    "case_worker": "c.owner_id = {organisation} AND c.id IN"
    " (SELECT case_id FROM casework_responsibility WHERE user_id = {user} AND until IS NULL)",
}
LIST = (
    "SELECT c.*, p.* FROM casework_case c JOIN people_person p ON p.id = c.person_id WHERE {reach}"
    " ORDER BY c.started_on DESC, c.id DESC LIMIT 50",
    "SELECT c.state, count(*) FROM casework_case c WHERE {reach} GROUP BY c.state",
)
PERSON = (
    "SELECT c.*, p.* FROM casework_case c JOIN people_person p ON p.id = c.person_id WHERE p.key = '{key}'",
    "SELECT f.* FROM casework_followup f JOIN casework_case c ON c.id = f.case_id WHERE c.key = '{case_key}'",
    "SELECT r.* FROM casework_responsibility r JOIN casework_case c ON c.id = r.case_id WHERE c.key = '{case_key}'",
    *(
        f"SELECT f.* FROM casework_{kind} f JOIN people_person p ON p.id = f.person_id WHERE p.key = '{{key}}'"
        for kind in ("livelihood", "occupation", "afcategory", "education", "residence", "householdmembership")
    ),
)


def lines_for(size: Size) -> Iterator[Line]:
    """Fill the database that Django was started on, and measure; then once more while a file is saved."""
    from .filling import fill

    filled = fill(size.cases)
    yield from _all_pages(filled, size, "")
    file = workbook(size.rows)
    bare = cost(lambda: calamine(file))
    yield Line(f"look {size.rows:,} rows through, a worker process", read_in(filled, size.rows), SUCH_A_FILE, bare)
    began = time.perf_counter()
    with saving(filled) as costs:
        yield from _all_pages(filled, size, ", while a file is saved")
        measured = time.perf_counter() - began
    note = f"pages were asked for during the first {measured:.0f} s"
    yield Line(f"save {size.rows:,} rows, a worker process beside the pages", costs[0], SUCH_A_FILE, bare, note=note)


def _all_pages(filled: Any, size: Size, circumstance: str) -> Iterator[Line]:
    for who, viewer in filled.viewers.items():
        client = signed_in(viewer)
        keys = keys_of_persons(viewer, size.requests)
        bare = _bare_list(viewer)
        yield _line(f"list, {who}{circumstance}", client, ["/participants/"] * size.requests, bare)
        pages = [f"/participants/{key}/" for key in keys]
        yield _line(f"person page, {who}{circumstance}", client, pages, _bare_person(keys))


def signed_in(viewer: Any) -> Any:
    """Return a client in which this member of staff has signed in with both factors."""
    from django.test import Client

    from stegvis.apps.access.queries import SECOND_FACTOR

    client = Client(headers={"host": "localhost"})
    client.force_login(viewer.user)
    session = client.session
    session[SECOND_FACTOR] = True
    session["membership"] = viewer.membership.pk
    session.save()
    return client


def keys_of_persons(viewer: Any, number: int) -> list[str]:
    """Return keys of persons whom the viewer sees, drawn with a fixed seed."""
    from django.utils import timezone

    from stegvis.apps.casework.queries import visible_cases

    keys = list(visible_cases(viewer, timezone.localdate()).order_by("pk").values_list("person__key", flat=True))
    return random.Random(1).choices(keys, k=number)


def _line(what: str, client: Any, addresses: list[str], bare: Callable[[str], object]) -> Line:
    for address in addresses[:WARM_UP]:
        _asked(client, address)
        bare(address)
    walls, used = timed(lambda address: _asked(client, address), addresses)
    bare_walls, bare_used = timed(bare, addresses)
    queries = _queries(client, addresses[0])
    note = f"p95 {at_share(walls, 0.95) * 1000:.0f} ms, {queries} queries"
    if queries > MOST_QUERIES:
        note += f" (aim {MOST_QUERIES})"
    own, beside = Cost(median(walls), used, None), Cost(median(bare_walls), bare_used, None)
    return Line(what, own, BARE, beside, AIM, note)


def timed(act: Callable[[str], object], addresses: list[str]) -> tuple[list[float], float]:
    """Return each act's seconds on the clock, and the mean seconds of processor, in a process that is warmed up."""
    from stegvis.config.warming_up import warm_up

    warm_up()  # as the server is: what was loaded to be measured on is no part of it either
    walls = []
    used = time.process_time()
    for address in addresses:
        began = time.perf_counter()
        act(address)
        walls.append(time.perf_counter() - began)
    return walls, (time.process_time() - used) / len(addresses)


def _asked(client: Any, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")


def _queries(client: Any, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        client.get(address)
    return sum(not each["sql"].startswith(BESIDE_THE_PAGE) for each in caught)


def _bare_list(viewer: Any) -> Callable[[str], object]:
    reach = REACH[viewer.role.value].format(
        organisation=viewer.organisation.pk, unit=viewer.membership.unit_id, user=viewer.user.pk
    )
    return lambda _address: _fetched(statement.format(reach=reach) for statement in LIST)


def _bare_person(keys: list[str]) -> Callable[[str], object]:
    def fetch(address: str) -> object:
        key = address.split("/")[2]
        return _fetched(statement.format(key=key, case_key=f"c{key[1:]}") for statement in PERSON)

    return fetch


def _fetched(statements: Iterator[str]) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        return sum(len(cursor.execute(statement).fetchall()) for statement in statements)
