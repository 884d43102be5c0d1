"""Keys of one study: the same human is one key over all owners, and no key tells anything about another study."""

import hmac
from collections.abc import Iterable

import polars as pl

KEY_BYTES = 12


class StudyKeys:
    """Makes keys as HMAC-SHA256 under the study's secret; they are written as 24 hexadecimal digits."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def person(self, number: str | None, row_key: str) -> str:
        """Return the key of a person: of the normalised number, or of the row where there is none."""
        return self._key("number", number) if number else self._key("person", row_key)

    def of(self, kind: str, values: Iterable[object]) -> pl.Series:
        return pl.Series([self._key(kind, f"{value}") for value in values], dtype=pl.String())

    def _key(self, kind: str, value: str) -> str:
        return hmac.digest(self._secret, f"{kind}\0{value}".encode(), "sha256")[:KEY_BYTES].hex()
