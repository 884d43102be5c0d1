"""The words of the forms: one YAML file a language in `texts/`, every language with the same keys.

`sv` is the text that is signed; the others stand beside it. A text that changes gets a new `version` and a new line
in `texts/manifest.txt` (language, version, SHA-256 of its words), so that a review holds for what was read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any, Final

import yaml

SIGNED: Final = "sv"
LANGUAGES: Final = ("sv", "sv_plain", "en", "ar", "prs", "so", "ti")


@dataclass(frozen=True)
class Run:
    """A stretch of words. An inserted one keeps its own direction; `swedish` says that it is a Swedish name."""

    text: str
    inserted: bool = False
    swedish: bool = False


Words = tuple[Run, ...]


def swedish(name: str) -> Run:
    return Run(name, inserted=True, swedish=True)


def inserted(value: object) -> Run:
    return Run(str(value), inserted=True)


@dataclass(frozen=True)
class FormText:
    """One language's words. `tag` is its BCP 47 tag, `name` what its speakers call it, `direction` ltr or rtl."""

    language: str
    tag: str
    direction: str
    name: str
    version: int
    status: str
    phrases: Mapping[str, str]

    def plain(self, key: str) -> str:
        """Return the words of a key that takes no values."""
        return self.phrases[key]

    def say(self, key: str, **values: Run) -> Words:
        """Return the words of a key with its values in place. Raises KeyError when one is missing."""
        runs: list[Run] = []
        for literal, name, _spec, _conversion in Formatter().parse(self.phrases[key]):
            runs += [Run(literal)] if literal else []
            runs += [values[name]] if name is not None else []
        return tuple(runs)


@cache
def load(language: str) -> FormText:
    """Read a language's file. Raises KeyError when the forms aren't written in it."""
    if language not in LANGUAGES:
        raise KeyError(language)
    source = files(__package__) / "texts" / f"{language}.yaml"
    raw = yaml.safe_load(source.read_text(encoding="utf-8"))
    return FormText(**{**raw, "phrases": dict(_flat(raw["phrases"]))})


def _flat(phrases: Mapping[str, Any], above: str = "") -> list[tuple[str, str]]:
    """Return nested keys as `above.key`."""
    found: list[tuple[str, str]] = []
    for key, value in phrases.items():
        found += _flat(value, f"{above}{key}.") if isinstance(value, dict) else [(f"{above}{key}", value)]
    return found
