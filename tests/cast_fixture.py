"""The cast as a fixture. Imported late: Django must have its settings first."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cast import Cast


@pytest.fixture
def cast(db: None) -> "Cast":
    from tests.cast_snapshot import cast_in_database

    return cast_in_database()
