"""AES-256-GCM with the key's id in front and the column's name as associated data.

A value moved to another column, or changed, does not decrypt.
"""

import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .keys import Keyring

VERSION = b"\x01"
NONCE_BYTES = 12


class CannotDecrypt(Exception):
    """A stored value that no key at hand opens, or that was changed or moved. Carries the column, never the value."""


def encrypt(plain: bytes, *, context: str, ring: Keyring) -> bytes:
    """Return version, length and text of the key's id, nonce, ciphertext with tag."""
    name = ring.current.encode()
    header = VERSION + bytes([len(name)]) + name
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(ring.keys[ring.current]).encrypt(nonce, plain, header + context.encode())
    return header + nonce + sealed


def decrypt(stored: bytes, *, context: str, ring: Keyring) -> bytes:
    """Return what was encrypted. Raises CannotDecrypt."""
    name = key_id(stored)
    if name not in ring.keys:
        raise CannotDecrypt(f"{context}: the key it was encrypted with is not in the key file")
    start = 2 + len(name.encode())
    header, nonce, sealed = stored[:start], stored[start : start + NONCE_BYTES], stored[start + NONCE_BYTES :]
    try:
        return AESGCM(ring.keys[name]).decrypt(nonce, sealed, header + context.encode())
    except (InvalidTag, ValueError):
        raise CannotDecrypt(f"{context}: the stored value was changed or belongs to another column") from None


def key_id(stored: bytes) -> str:
    """Return the id of the key that a stored value was encrypted with."""
    return stored[2 : 2 + stored[1]].decode(errors="replace") if len(stored) > 2 else ""


def fingerprint(plain: str, *, context: str, key: bytes) -> str:
    """Return the keyed hash by which an equal value is found again in the same column: 64 hexadecimal digits."""
    return hmac.new(key, f"{context}\0{plain}".encode(), hashlib.sha256).hexdigest()
