"""Fields that the database holds only as ciphertext, and exact look-up in them."""

from . import cipher
from .fields import EncryptedBytesField, EncryptedDateField, EncryptedJSONField, EncryptedTextField, LookupField
from .keys import Keyring, keyring

__all__ = [
    "EncryptedBytesField",
    "EncryptedDateField",
    "EncryptedJSONField",
    "EncryptedTextField",
    "Keyring",
    "LookupField",
    "keyring",
    "seal_text",
    "unseal_text",
]


def seal_text(plain: str, *, context: str) -> bytes:
    """Encrypt a text that is kept in somebody else's column. `context` names that column."""
    return cipher.encrypt(plain.encode(), context=context, ring=keyring())


def unseal_text(stored: bytes, *, context: str) -> str:
    """Return what `seal_text` encrypted. Raises CannotDecrypt."""
    return cipher.decrypt(stored, context=context, ring=keyring()).decode()
