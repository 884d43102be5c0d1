"""What the browser is told, and what the server's own log may hold."""

import io
import logging
import sys

import pytest
from django.test import Client

from stegvis.apps.access.roles import Role
from stegvis.config.quiet_logging import NoPersonalData, PlainFormatter, without_secrets

NUMBER = "19900101-2385"


@pytest.fixture
def written():
    """Catch what the server writes to its log."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(NoPersonalData())
    handler.setFormatter(PlainFormatter())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def test_the_policy_allows_nothing_inline(client, db):
    policy = client.get("/sign-in/").headers["Content-Security-Policy"]
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert parts["default-src"] == "'none'"
    assert parts["script-src"] == parts["style-src"] == "'self'"
    assert "unsafe" not in policy
    assert parts["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("page", ["/sign-in/", "/administration/members/", "/administration/members/new/", "/nowhere/"])
def test_no_page_has_inline_script_or_style(house, signed_in, page):
    import re

    text = signed_in(house.staff("Adam", Role.ADMINISTRATOR, house.board)).get(page).content.decode()
    assert not re.findall(r"<style|\sstyle=|\son\w+=|javascript:", text)
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", text))


def test_the_other_headers_are_set(client, db):
    headers = client.get("/sign-in/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"]


@pytest.mark.parametrize(
    "secret",
    [
        NUMBER,
        "199001012385",
        "900101-2385",
        "900101+2385",
        "amina@example.invalid",
        "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9v",
    ],
)
def test_numbers_addresses_and_tokens_are_struck_out(secret):
    assert secret not in without_secrets(f"about {secret}, and more")


def test_ordinary_lines_are_left_as_they_are():
    line = "log block 12 sealed, digest in groups: 0a1b2c3d 4e5f6071"
    assert without_secrets(line) == line


def test_an_error_leaves_no_data_in_log_or_page(house, signed_in, settings, written, monkeypatch):
    from stegvis.apps.access import queries

    def breaks(*args, **options):
        raise ValueError(f"could not read {NUMBER} of Amina Öz")

    client: Client = signed_in(house.staff("Adam", Role.ADMINISTRATOR, house.board))
    monkeypatch.setattr(queries, "memberships_of", breaks)
    client.raise_request_exception = False
    answer = client.get(f"/administration/members/?q={NUMBER}")
    assert answer.status_code == 500
    for place in (answer.content.decode(), written.getvalue()):
        assert NUMBER not in place
        assert "Amina" not in place
    assert "ValueError" in written.getvalue()
    assert "breaks" in written.getvalue()


def test_a_database_error_leaves_no_data_in_the_log(house, written):
    from django.db import IntegrityError, transaction

    from stegvis.apps.access.models import User

    house.user("Amina", house.board)
    try:
        with transaction.atomic():
            User.objects.create(email="amina@example.invalid", name="Amina")
    except IntegrityError:
        logging.getLogger("stegvis").error("failed for %s", NUMBER, exc_info=sys.exc_info())
    assert "IntegrityError" in written.getvalue()
    assert "amina" not in written.getvalue().casefold()
    assert NUMBER not in written.getvalue()
