"""Model fields. In Python they hold the plain value; the database sees ciphertext only."""

import json
from datetime import date
from typing import Any

from django.db import models

from . import cipher
from .keys import keyring


class EncryptedBytesField(models.BinaryField):
    """Bytes. All encrypted fields refuse every look-up but `isnull`: a LookupField beside them finds exact values."""

    @property
    def context(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def to_bytes(self, value: Any) -> bytes:
        return bytes(value)

    def to_value(self, plain: bytes) -> Any:
        return plain

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        sealed = cipher.encrypt(self.to_bytes(value), context=self.context, ring=keyring())
        return connection.Database.Binary(sealed)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if value is None:
            return None
        return self.to_value(cipher.decrypt(bytes(value), context=self.context, ring=keyring()))

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_default(self) -> Any:
        return models.Field.get_default(self)

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError(f"{self.context} is encrypted and does not leave the database by serialisation")


class EncryptedTextField(EncryptedBytesField):
    """Text."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"editable": True, **options})

    def to_bytes(self, value: Any) -> bytes:
        return str(value).encode()

    def to_value(self, plain: bytes) -> Any:
        return plain.decode()

    def to_python(self, value: Any) -> Any:
        return value if value is None else str(value)

    def get_prep_value(self, value: Any) -> Any:
        return value


class EncryptedDateField(EncryptedTextField):
    """A day."""

    def to_bytes(self, value: Any) -> bytes:
        return (value if isinstance(value, date) else date.fromisoformat(value)).isoformat().encode()

    def to_value(self, plain: bytes) -> Any:
        return date.fromisoformat(plain.decode())

    def to_python(self, value: Any) -> Any:
        return date.fromisoformat(value) if isinstance(value, str) else value


class EncryptedJSONField(EncryptedTextField):
    """Anything that JSON can hold."""

    def to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def to_value(self, plain: bytes) -> Any:
        return json.loads(plain)

    def to_python(self, value: Any) -> Any:
        return value


class Fingerprint(str):
    """A value of a LookupField as the database holds it, as opposed to the plain value somebody looks up."""

    __slots__ = ()


class LookupField(models.CharField):
    """The keyed hash of the encrypted field `of` beside it. Filter it by the plain value:

        Person.objects.filter(number_lookup="199001012385")

    Write the field `of` alone; this one follows at each save. The plain value is hashed as it stands: normalise first.
    """

    def __init__(self, *args: Any, of: str, **options: Any) -> None:
        self.of = of
        super().__init__(*args, **{**options, "max_length": 64, "editable": False})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        del options["max_length"], options["editable"]
        return name, path, args, {**options, "of": self.of}

    @property
    def context(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        plain = getattr(model_instance, self.of)
        value = None if plain is None else self.fingerprint_of(str(plain))
        setattr(model_instance, self.attname, value)
        return value

    def fingerprint_of(self, plain: str) -> Fingerprint:
        return Fingerprint(cipher.fingerprint(plain, context=self.context, key=keyring().lookup))

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Fingerprint):
            return value
        return self.fingerprint_of(str(value))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else Fingerprint(value)
