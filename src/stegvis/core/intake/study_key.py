"""The secret of a study, and the keys that it gives persons, cases, households and workers.

A key is HMAC-SHA256 of the study's secret over what it stands for: one human is one key over all owners of a study,
keys of two studies have nothing in common, and without the secret nobody gets from a key to a number (RFC 2104).
"""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

_BYTES = 32
_SHOWN = 32  # hexadecimal digits, 128 bits: no two of a million keys meet
_OPENING = "stegvis-study-key-1:"


@dataclass(frozen=True, repr=False)
class StudyKey:
    """A study's secret. It does not show itself."""

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) < _BYTES:
            raise ValueError(f"a study key has at least {_BYTES} bytes")

    def __repr__(self) -> str:
        return "StudyKey(…)"

    @classmethod
    def new(cls) -> "StudyKey":
        return cls(secrets.token_bytes(_BYTES))

    @classmethod
    def read(cls, path: Path) -> "StudyKey":
        """Read a key file. Raises DataProblem when it is no such file."""
        try:
            text = path.read_text(encoding="ascii").strip()
            return cls(bytes.fromhex(text.removeprefix(_OPENING)))
        except (OSError, ValueError):
            raise DataProblem(
                Finding(
                    message=_("The study key can't be read."),
                    file=path.name,
                    hint=_("Check that it is the right file."),
                )
            ) from None

    def write(self, path: Path) -> None:
        """Write a new file that only its owner may read. Raises FileExistsError rather than lose an older key."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{_OPENING}{self.secret.hex()}\n")

    def person(self, number: str) -> str:
        """Return the key of a person by the twelve digits of the number."""
        return self._of(number)

    def case(self, project: str, number: str, start: date) -> str:
        """Return the key of a participation: the same as long as project, person and first day are."""
        return self._of("case", project, number, start.isoformat())

    def household(self, name: str) -> str:
        return self._of("household", name)

    def worker(self, name: str) -> str:
        return self._of("worker", name)

    def _of(self, *parts: str) -> str:
        return hmac.new(self.secret, "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()[:_SHOWN]


def study_key_for(dataset: Path, key_file: Path | None = None) -> tuple[StudyKey, Path]:
    """Return the study key for a dataset and its file: the one stated, or the one beside the dataset, new if need be.

    Raises DataProblem when the key would lie inside the dataset: who is given the one must not get the other.
    """
    path = key_file or dataset.resolve().parent / f"{dataset.resolve().name}.study-key"
    if path.resolve().is_relative_to(dataset.resolve()):
        raise DataProblem(
            Finding(
                message=_("The study key must not lie in the dataset."),
                file=path.name,
                hint=_("Keep it beside the dataset or somewhere else."),
            )
        )
    if key_file is None and not path.exists():
        StudyKey.new().write(path)
    return StudyKey.read(path), path
