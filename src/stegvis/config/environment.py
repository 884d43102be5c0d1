"""Reads the environment. What is missing or wrong stops the start, with the name of the variable."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_START = (
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 20000;"
)


def required(name: str, hint: str) -> str:
    """Return the variable `name`. Raises ImproperlyConfigured, saying what it is for, when it is not set."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {hint}")
    return value


def optional(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    """Return whether `name` is 1. Anything but 1, 0 and nothing raises ImproperlyConfigured."""
    value = optional(name, "0")
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} must be 1 or 0")
    return value == "1"


def names(name: str, default: str = "") -> list[str]:
    """Return the comma-separated parts of a variable."""
    return [part.strip() for part in optional(name, default).split(",") if part.strip()]


def sqlite(path: Path) -> dict[str, Any]:
    """Return a database in one file that reads while it writes, and takes its write lock when a transaction begins."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START},
    }


def database(url: str, default: Path) -> dict[str, Any]:
    """Return the database at `url` (postgresql://user:password@host:port/name?sslmode=…), or SQLite at `default`."""
    if not url:
        return sqlite(default)
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured("STEGVIS_DATABASE_URL must begin with postgresql://")
    return {
        "ENGINE": "stegvis.apps.access.fenced_postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": _connected(dict(parse_qsl(parts.query))),
    }


def _connected(options: dict[str, str]) -> dict[str, str]:
    """Add that PostgreSQL compiles no statement: for our longest that takes seconds, and running it milliseconds."""
    return {**options, "options": f"{options.get('options', '')} -c jit=off".strip()}


def mail(url: str) -> Mapping[str, Any]:
    """Return Django's mail settings for `url` (smtp+tls://user:password@host:587); without one, mail goes nowhere."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtp+tls", "smtp+ssl"):
        raise ImproperlyConfigured("STEGVIS_MAIL_URL must begin with smtp://, smtp+tls:// or smtp+ssl://")
    return {
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtp+ssl",
        "EMAIL_TIMEOUT": 20,  # seconds: the worker has other things to do
    }
