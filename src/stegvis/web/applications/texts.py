"""The words of the public page: one YAML file a language in `texts/`, every language with the same keys.

The Swedish text is the original. The others are drafts until somebody who knows the language has reviewed them, and say
so on the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

ORIGINAL: Final = "sv"
LANGUAGES: Final = ("sv", "sv_plain", "en", "ar", "prs", "so", "ti")


@dataclass(frozen=True)
class PageText:
    """One language's words. `tag` is its BCP 47 tag, `name` what its speakers call it, `direction` ltr or rtl."""

    language: str
    tag: str
    direction: str
    name: str
    status: str
    phrases: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.phrases[key]

    @property
    def is_draft(self) -> bool:
        return self.status != "original"


@cache
def load(language: str) -> PageText:
    """Read a language's file. Raises KeyError when the page isn't written in it."""
    if language not in LANGUAGES:
        raise KeyError(language)
    source = files(__package__) / "texts" / f"{language}.yaml"
    return PageText(**yaml.safe_load(source.read_text(encoding="utf-8")))
