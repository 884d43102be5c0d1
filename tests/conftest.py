"""What all tests share. The application's tests run on SQLite, or on the database of STEGVIS_TEST_DATABASE_URL.

The calculations' tests run without Django installed, and so this file does too.
"""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

if find_spec("django") and find_spec("pytest_django"):
    pytest_plugins = ["tests.django_fixtures", "tests.cast_fixture"]

if find_spec("hypothesis"):
    from hypothesis import settings

    settings.register_profile("stegvis", deadline=None)  # how fast a machine is says nothing about what is tested
    settings.load_profile("stegvis")

HERE = Path(__file__).parent
AREAS_COUNTED = ("cases", "grounds", "mapping", "plans", "referrals", "sharing", "today")
COUNTED = (
    *(HERE / name for name in ("apps", "cli", "core", "reference")),
    *(HERE / "web" / area for area in AREAS_COUNTED),
)
"""Where most of the lines of core and apps are met. Counting them doubles a test's time, so the others go without."""
NEVER_COUNTED = ("browser", "histories")

EACH_ONCE = "STEGVIS_TEST_EACH_ONCE"
WHOLE_ON_POSTGRES = ("fence", "guards", "postgresql", "same_time", "search", "list")
"""In the names of files: what differs from one database to the other is tested with all its parameters on each."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests in which lines are counted: not those that meet the same ones thousands of times."""
    for item in items:
        where_most_are_met = any(item.path.is_relative_to(each) for each in COUNTED)
        if where_most_are_met and not any(item.get_closest_marker(mark) for mark in NEVER_COUNTED):
            item.add_marker(pytest.mark.counted)
    if os.environ.get(EACH_ONCE):
        _leave_further_parameters(items)


def _leave_further_parameters(items: list[pytest.Item]) -> None:
    """Leave to the long runs what another parameter of the same test asks: on SQLite all of them run."""
    met: set[str] = set()
    for item in items:
        name = item.nodeid.partition("[")[0]
        if name in met and not any(each in item.path.name for each in WHOLE_ON_POSTGRES):
            item.add_marker(pytest.mark.soak)
        met.add(name)
