"""Writes every encrypted value anew with the current key, and every look-up column with the current look-up key.

Steps: add a key to the key file and name it as `current`; restart; `rotate_keys`; then take the old key out.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models, transaction

from . import cipher
from .fields import EncryptedBytesField, LookupField
from .keys import Keyring, keyring

BATCH = 500
SIGN_IN_SECRETS = ("mfa_authenticator", "data")
"""Table and column where the sign-in library keeps its secrets, within JSON."""


@dataclass(frozen=True)
class Rotated:
    """How many rows of a table were written anew."""

    table: str
    rows: int


def rotate() -> Iterator[Rotated]:
    """Rotate all tables, one batch a transaction. May be stopped and started again: what is done stays done."""
    for model in apps.get_models():
        sealed = [field for field in model._meta.local_fields if isinstance(field, EncryptedBytesField)]
        lookups = [field for field in model._meta.local_fields if isinstance(field, LookupField)]
        if sealed or lookups:
            yield Rotated(model._meta.db_table, _rotate_table(model, sealed, lookups))
    yield Rotated(SIGN_IN_SECRETS[0], _rotate_sign_in_secrets())


def still_used() -> set[str]:
    """Return the ids of the keys that some stored value still needs."""
    found: set[str] = set()
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, EncryptedBytesField):
                found |= {cipher.key_id(value) for value in _stored(model, field.column)}
    return found | {cipher.key_id(base64.b64decode(secret)) for _, _, secret in _sign_in_secrets()}


def _rotate_table(model: type[models.Model], sealed: list[EncryptedBytesField], lookups: list[LookupField]) -> int:
    changed, last = 0, None
    while True:
        with transaction.atomic():
            rows = _next_rows(model, sealed, lookups, last)
            if not rows:
                return changed
            last = rows[-1][0]
            changed += sum(_rotate_row(model, row, sealed, lookups) for row in rows)


def _next_rows(
    model: type[models.Model], sealed: list[EncryptedBytesField], lookups: list[LookupField], last: object
) -> list[tuple[object, ...]]:
    quote = connection.ops.quote_name
    key = model._meta.pk.column  # type: ignore[union-attr]
    columns = ", ".join(quote(name) for name in (key, *(field.column for field in (*sealed, *lookups))))
    after = f"WHERE {quote(key)} > %s" if last is not None else ""
    lock = "FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM {quote(model._meta.db_table)} {after} ORDER BY {quote(key)} LIMIT {BATCH} {lock}",  # noqa: S608
            [last] if last is not None else [],
        )
        return cursor.fetchall()


def _rotate_row(
    model: type[models.Model],
    row: tuple[object, ...],
    sealed: list[EncryptedBytesField],
    lookups: list[LookupField],
) -> bool:
    ring = keyring()
    stored = dict(zip(sealed, row[1:], strict=False))
    before = dict(zip(lookups, row[1 + len(sealed) :], strict=True))
    changes: dict[str, object] = {}
    names = {field.name for field in sealed}
    for field, value in stored.items():
        if value is not None and cipher.key_id(bytes(value)) != ring.current:  # type: ignore[arg-type]
            plain = cipher.decrypt(bytes(value), context=field.context, ring=ring)  # type: ignore[arg-type]
            changes[field.column] = connection.Database.Binary(cipher.encrypt(plain, context=field.context, ring=ring))
    for lookup, fingerprint in before.items():
        now = _fingerprint(lookup, stored, ring) if lookup.of in names else _of_the_whole_row(lookup, model, row[0])
        if now != fingerprint:
            changes[lookup.column] = now
    if changes:
        _write(model, row[0], changes)
    return bool(changes)


def _fingerprint(lookup: LookupField, stored: dict[EncryptedBytesField, object], ring: Keyring) -> str | None:
    source = next(field for field in stored if field.name == lookup.of)
    value = stored[source]
    if value is None:
        return None
    plain = source.to_value(cipher.decrypt(bytes(value), context=source.context, ring=ring))  # type: ignore[arg-type]
    return str(lookup.fingerprint_of(str(plain)))


def _of_the_whole_row(lookup: LookupField, model: type[models.Model], key: object) -> str | None:
    """Return the fingerprint of what the row makes of several columns, such as a number within its owner."""
    plain = getattr(model._base_manager.get(pk=key), lookup.of)
    return None if plain is None else str(lookup.fingerprint_of(str(plain)))


def _write(model: type[models.Model], key: object, changes: dict[str, object]) -> None:
    quote = connection.ops.quote_name
    parts = ", ".join(f"{quote(column)} = %s" for column in changes)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(model._meta.db_table)} SET {parts} WHERE {quote(model._meta.pk.column)} = %s",  # type: ignore[union-attr]  # noqa: S608
            [*changes.values(), key],
        )


def _stored(model: type[models.Model], column: str) -> Iterator[bytes]:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {quote(column)} FROM {quote(model._meta.db_table)} WHERE {quote(column)} IS NOT NULL"  # noqa: S608
        )
        while rows := cursor.fetchmany(BATCH):
            yield from (bytes(row[0]) for row in rows)


def _sign_in_secrets() -> Iterator[tuple[models.Model, str, str]]:
    model = apps.get_model("mfa", "Authenticator")
    for row in model.objects.filter(type__in=["totp", "recovery_codes"]).iterator():
        for name in ("secret", "seed"):
            if name in row.data:
                yield row, name, row.data[name]


def _rotate_sign_in_secrets() -> int:
    ring, context, changed = keyring(), ".".join(SIGN_IN_SECRETS), 0
    for row, name, secret in list(_sign_in_secrets()):
        value = base64.b64decode(secret)
        if cipher.key_id(value) == ring.current:
            continue
        plain = cipher.decrypt(value, context=context, ring=ring)
        anew = base64.b64encode(cipher.encrypt(plain, context=context, ring=ring)).decode()
        with transaction.atomic():
            row.data = {**row.data, name: anew}  # type: ignore[attr-defined]
            row.save(update_fields=["data"])
        changed += 1
    return changed
