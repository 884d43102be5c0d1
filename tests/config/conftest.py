import pytest


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker):
    """Keep what a module's fixtures enter until the module's last test, and nothing after it."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
