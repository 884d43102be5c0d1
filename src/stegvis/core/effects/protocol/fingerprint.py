"""A protocol's hash: SHA-256 over one way of writing what it says.

Canonical form: JSON with sorted keys and no spaces, UTF-8, text in Unicode's NFC without spaces at its ends, and whole
numbers without a point. So comments, key order, quotes, line ends and `2.0` for `2` make no difference; the order of a
list does.
"""

import hashlib
import json
from pathlib import Path
from typing import Any
from unicodedata import normalize

CHUNK = 1 << 20


def canonical(content: Any) -> str:
    """Return the one way of writing this content."""
    return json.dumps(_settled(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def fingerprint(content: Any) -> str:
    """Return the SHA-256 of the canonical form, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _settled(value: Any) -> Any:
    if isinstance(value, dict):
        return {normalize("NFC", name): _settled(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_settled(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return normalize("NFC", value).strip() if isinstance(value, str) else value
