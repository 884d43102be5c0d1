"""Keys and secret of a demo: made on its first start, in files for their owner's eyes only."""

import os
import secrets
from pathlib import Path

from stegvis.apps.access.encryption.keys import Keyring


def demo_secret(folder: Path) -> str:
    """Return the demo's signing secret, made now if there is none."""
    path = folder / "secret"
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="utf-8")


def demo_keyring(folder: Path) -> Keyring:
    """Return the demo's keys, made now if there are none."""
    path = folder / "keys.json"
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        Keyring.generate().write(path)
    return Keyring.read(path)
