"""What all tests share. The application's tests run on SQLite, or on the database of STEGVIS_TEST_DATABASE_URL.

The calculations' tests run without Django installed, and so this file does too.
"""

from importlib.util import find_spec

if find_spec("django") and find_spec("pytest_django"):
    pytest_plugins = ["tests.django_fixtures", "tests.cast_fixture"]

if find_spec("hypothesis"):
    from hypothesis import settings

    settings.register_profile("stegvis", deadline=None)  # how fast a machine is says nothing about what is tested
    settings.load_profile("stegvis")
