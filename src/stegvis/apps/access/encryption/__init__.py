"""Fields that the database holds only as ciphertext, and exact look-up in them."""

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
]
