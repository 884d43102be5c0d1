"""The keys, which never stand in the database: a JSON file of its own, named by STEGVIS_KEYS.

    {"current": "2026", "keys": {"2026": "<base64, 32 bytes>", …}, "lookup": "<base64>", "log": "<base64>"}

`current` encrypts, the others still decrypt. `lookup` makes the columns for exact look-up, `log` seals the access log.
After `current` or `lookup` has been changed, `rotate_keys` writes every value anew.
"""

import base64
import binascii
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32


@dataclass(frozen=True, repr=False)
class Keyring:
    """Keys by their id, the one that encrypts now, and the keys for look-up and for the log."""

    current: str
    keys: Mapping[str, bytes] = field(repr=False)
    lookup: bytes = field(repr=False)
    log: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if self.current not in self.keys:
            raise ImproperlyConfigured("the key file's current key is not among its keys")
        if any(len(key) != KEY_BYTES for key in (*self.keys.values(), self.lookup, self.log)):
            raise ImproperlyConfigured(f"every key must be {KEY_BYTES} bytes long")
        if any(not 0 < len(name.encode()) < 256 for name in self.keys):
            raise ImproperlyConfigured("a key's id must have 1–255 bytes")

    @classmethod
    def generate(cls, current: str = "1") -> "Keyring":
        """Make new keys."""
        return cls(current, {current: _random()}, _random(), _random())

    @classmethod
    def read(cls, path: Path) -> "Keyring":
        """Read the key file. Raises ImproperlyConfigured, without its content, when it can't be used."""
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            keys = {name: base64.b64decode(key, validate=True) for name, key in raw["keys"].items()}
            return cls(raw["current"], keys, base64.b64decode(raw["lookup"]), base64.b64decode(raw["log"]))
        except (OSError, KeyError, TypeError, AttributeError, ValueError, binascii.Error):
            raise ImproperlyConfigured(
                "STEGVIS_KEYS does not name a readable key file; see encryption/keys.py"
            ) from None

    def write(self, path: Path) -> None:
        """Write the key file for its owner's eyes only. Raises FileExistsError rather than overwriting one."""
        raw = {
            "current": self.current,
            "keys": {name: _text(key) for name, key in self.keys.items()},
            "lookup": _text(self.lookup),
            "log": _text(self.log),
        }
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(raw, file, indent=2)


def keyring() -> Keyring:
    """Return the keys that the settings have read."""
    return settings.STEGVIS_KEYRING


def _random() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()
