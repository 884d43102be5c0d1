"""Sending in files, with the jobs that follow run as if the transaction had been committed."""

from datetime import date

import pytest

from tests.apps.intake.files import MARCH


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def send(cast, committed):
    """Return a function that sends in a file for Ekby and gives its batch once it has been looked through."""
    from stegvis.apps.intake import actions
    from stegvis.core.intake import Kind

    def send(upload, *, kind=Kind.MONTHLY, as_of: date = MARCH, by=None):
        with committed():
            batch = actions.receive_file(
                upload=upload, kind=kind, project_key="stegen", as_of=as_of, by=by or cast.registrar
            )
        batch.refresh_from_db()
        return batch

    return send


@pytest.fixture
def accept(cast, committed):
    """Return a function that reads a file in."""
    from stegvis.apps.intake import actions

    def accept(batch, by=None):
        with committed():
            actions.accept(batch=batch, by=by or cast.registrar)
        batch.refresh_from_db()
        return batch

    return accept
