"""Fixtures of the application's tests."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fcntl import LOCK_EX, flock
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db import connection

if TYPE_CHECKING:
    from django.test import Client
    from playwright.sync_api import Browser, Page
    from pytest_django import DjangoDbBlocker

    from stegvis.apps.access.models import Organisation, User
    from stegvis.apps.access.viewers import Job, Staff


@pytest.fixture(scope="session", autouse=True)
def _emptying_passes_the_log() -> None:
    """Let the test runner empty the database after a test with real transactions: log, copies and plans refuse."""
    from stegvis.apps.access import database_rules as log
    from stegvis.apps.casework import database_rules as plans
    from stegvis.apps.casework import meeting_rules as meetings
    from stegvis.apps.people import database_rules as copies
    from stegvis.apps.privacy import database_rules as removals

    backend = type(connection.ops)
    plain = backend.sql_flush

    def sql_flush(self, *args, **options):  # type: ignore[no-untyped-def]
        vendor, rules = self.connection.vendor, (log, copies, plans, meetings, removals)
        statements = plain(self, *args, **options)
        before = [each for app in rules for each in app.remove_statements(vendor)]
        after = [each for app in rules for each in app.install_statements(vendor)]
        return [*before, *statements, *after] if statements else statements

    backend.sql_flush = sql_flush


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Begin with an empty cache: keys come again in each test's database, so what one test left would fool the next."""
    from django.core.cache import cache

    cache.clear()


@dataclass
class House:
    """An association, two authorities, and people who work there: made by actions alone."""

    system: "Job"
    association: "Organisation"
    board: "Organisation"
    other_board: "Organisation"

    def user(self, name: str, organisation: "Organisation") -> "User":
        from stegvis.apps.access import actions

        address = f"{name.lower()}@example.invalid"
        return actions.create_user(email=address, name=name, organisation=organisation, by=self.system)

    def staff(self, name: str, role: str, organisation: "Organisation", since: date = date(2010, 1, 1)) -> "Staff":
        """Return a new user, seen in her new role."""
        from stegvis.apps.access import actions
        from stegvis.apps.access.roles import Role
        from stegvis.apps.access.viewers import Staff

        unit = None
        if role == Role.UNIT_MANAGER:
            unit = actions.create_unit(organisation=organisation, name=f"Enhet {name}", by=self.system)
        user = self.user(name, organisation)
        membership = actions.add_membership(
            user=user, organisation=organisation, role=Role(role), unit=unit, since=since, by=self.system
        )
        return Staff.of(membership)


@pytest.fixture
def house(db: None) -> House:
    """Return organisations to give people roles in."""
    from stegvis.apps.access import actions
    from stegvis.apps.access.viewers import Job

    system = Job("tests")

    def organisation(name: str, kind: str) -> "Organisation":
        return actions.create_organisation(name=name, kind=kind, by=system)

    return House(
        system,
        organisation("Samordningsförbundet Stegen", "association"),
        organisation("Socialnämnden i Ekeby", "eb"),
        organisation("Socialnämnden i Lunda", "eb"),
    )


@pytest.fixture
def signed_in(client: "Client") -> "Callable[[Staff], Client]":
    """Return a client in which this member of staff has signed in with both factors."""

    def sign_in(viewer: "Staff") -> "Client":
        return _signed_in(client, viewer)

    return sign_in


def _signed_in(client: "Client", viewer: "Staff") -> "Client":
    from stegvis.apps.access import queries

    client.force_login(viewer.user)
    session = client.session
    session[queries.SECOND_FACTOR] = True
    session["membership"] = viewer.membership.pk
    session.save()
    return client


CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
STILL_COMING = 20_000
"""Milliseconds that something may take to show: three browsers share two cores, and what is slow then is not wrong."""


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """Start Debian's Chromium once; skip, and say so, where it is missing."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is not installed: apt-get install chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver runs a loop in this thread
    sync_api.expect.set_options(timeout=STILL_COMING)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*QUIET, "--disable-component-update", "--disable-sync"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: "Browser", live_server: object) -> "Iterator[Page]":
    """Open a page in a browser of its own. Nothing may be reported to the browser's console."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="sv-SE")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    failed = "Failed to load resource: "
    expected = (f"{failed}the server responded with a status of 4", f"{failed}net::ERR_INTERNET_DISCONNECTED")
    assert [each for each in complaints if not each.startswith(expected)] == []


@pytest.fixture
def browser_of(chromium: "Browser", live_server: Any) -> "Iterator[Callable[[Staff], Page]]":
    """Return a browser of her own for each member of staff, signed in."""
    from django.test import Client

    contexts = []

    def open_for(viewer: "Staff") -> "Page":
        context = chromium.new_context(
            viewport={"width": 1280, "height": 800}, locale="sv-SE", base_url=live_server.url
        )
        contexts.append(context)
        session = _signed_in(Client(), viewer).cookies["session"].value
        context.add_cookies([{"name": "session", "value": session, "url": live_server.url}])
        return context.new_page()

    yield open_for
    for context in contexts:
        context.close()


@pytest.fixture
def accessible() -> "Callable[[Page], None]":
    """Return a check that axe finds nothing on a page as it stands."""
    from tests.looks import complaints

    def check(page: "Page") -> None:
        assert complaints(page) == []

    return check


@pytest.fixture
def looks_right() -> "Callable[[Page], None]":
    """Return a check that axe finds nothing on a page and that it fits: on a phone and a laptop, light and dark."""
    from tests.looks import faults

    def check(page: "Page") -> None:
        assert (page.url, faults(page)) == (page.url, [])

    return check


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """Make the tables from the models at once: step by step takes half a minute. `test_migrations` compares the two."""
    return False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> None:
    """Add what only the migrations know: the database's own rules."""
    from tests.migrations import steps_in_code

    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for step in steps_in_code():
            step(apps, editor)
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            from stegvis.apps.privacy import database_roles

            with (Path(gettempdir()) / "stegvis-tests-roles").open("w") as alone:
                flock(alone, LOCK_EX)  # roles are the server's, and every process of the run wants them
                database_roles.make_roles(connection)
            database_roles.install(connection)
