"""A scene is built once for each state; what a test does in it is undone."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from .oracle import EXITED, OPEN, OWN, RECEIVED, STATES, Who
from .scenario import Scene, build

ASKED_AFTER_EXIT = ("case_worker", "af_worker")
"""Her own worker, and one who was handed something: exit changes nothing in who sees."""
TWINS = ("trusted_registrar", "trusted_manager")
"""Each has a colleague of the same role without the right to marked persons, which decides nothing where no mark is."""
ASKED_FOR_FIGURES = ("case_worker", "other_registrar", "process_leader", "board_member", "administrator", "nobody")
"""One of each audience: figures take long, and `tests/web/reports/test_who_sees_what.py` asks for them as everybody."""


@pytest.fixture
def _django_db_helper() -> None:
    """Leave each test inside the scene's own transaction, instead of pytest-django's one for each test."""


@pytest.fixture(scope="module", params=STATES)
def built(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker) -> Iterator[Scene]:  # type: ignore[no-untyped-def]
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield build(request.param)
        transaction.set_rollback(True)


@pytest.fixture
def scene(built: Scene) -> Iterator[Scene]:
    with undone():
        yield built


class undone:  # noqa: N801
    """Whatever is written meanwhile is as if it had not been."""

    def __enter__(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()

    def __exit__(self, *raised: object) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)


@pytest.fixture
def at_the_screen(scene: Scene) -> Callable[[Who], Client]:
    from stegvis.apps.access import queries

    def sign_in(who: Who) -> Client:
        client = Client()
        if who.name in scene.staff:
            viewer = scene.staff[who.name]
            client.force_login(viewer.user)
            session = client.session
            session.update({queries.SECOND_FACTOR: True, "membership": viewer.membership.pk})
            session.save()
        return client

    return sign_in


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave to the long runs what neither exit nor mark can change.

    What does not exist for somebody before does not after, and exit changes nothing in who sees: that is asked of some.
    Two of the same role and relation are told apart by the mark alone, and are both asked when there is one.
    """
    for item in items:
        told = getattr(getattr(item, "callspec", None), "params", {})
        who = told.get("who")
        about_a_person = "about_a_person" in item.name or item.path.name == "test_probing.py"
        if who is not None and told.get("area") == "reports" and who.name not in ASKED_FOR_FIGURES:
            item.add_marker(pytest.mark.soak)
        if not about_a_person or who is None:
            continue
        if told["built"] == OPEN:
            if who.name in TWINS:
                item.add_marker(pytest.mark.soak)
        elif who.relation not in (OWN, RECEIVED) or (told["built"] == EXITED and who.name not in ASKED_AFTER_EXIT):
            item.add_marker(pytest.mark.soak)
