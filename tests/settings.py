"""Settings of the tests: the real ones, with keys of their own and no waiting."""

import atexit
import base64
import json
import os
import shutil
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="stegvis-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
_keys = {
    "current": "new",
    "keys": {"old": base64.b64encode(b"o" * 32).decode(), "new": base64.b64encode(b"n" * 32).decode()},
    "lookup": base64.b64encode(b"l" * 32).decode(),
    "log": base64.b64encode(b"g" * 32).decode(),
}
(_folder / "keys.json").write_text(json.dumps(_keys))

os.environ.pop("STEGVIS_DEMO", None)
os.environ["STEGVIS_KEYS"] = str(_folder / "keys.json")
os.environ["STEGVIS_SECRET"] = "only for tests, and therefore as open as can be"
os.environ["STEGVIS_HOSTS"] = "testserver,localhost,127.0.0.1"
os.environ["STEGVIS_VAR"] = str(_folder)
os.environ["STEGVIS_DATABASE_URL"] = os.environ.get("STEGVIS_TEST_DATABASE_URL", "")

from stegvis.config.settings import *  # noqa: E402, F403
from stegvis.config.settings import DATABASES, INSTALLED_APPS, STORAGES  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "tests.apps.access.vault"]

if not os.environ["STEGVIS_DATABASE_URL"]:
    # A file, as in earnest: in a database in memory the live server and the test would share one connection.
    # Nothing is written through to the disk: no test asks what a power cut leaves.
    DATABASES["default"]["TEST"] = {"NAME": _folder / "tests.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous = OFF;"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "csrf"
