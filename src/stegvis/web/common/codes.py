"""The codebook's lists as the reader's words and as choices in a form."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language

from stegvis.core import codebook
from stegvis.core.codebook import Code
from stegvis.core.language import Words

Choices = list[tuple[Any, Any]]


def words() -> Words:
    """Return the language that the reader reads, for texts and numbers of core."""
    return Words("en" if (get_language() or "sv").startswith("en") else "sv")


def label(name: str, code: str | None) -> str:
    """Return what the list `name` calls a code; a missing one is a dash."""
    return words().text(codebook.load(name)[code].label) if code else "–"


def choices(name: str, *, on: date | None = None, blank: Any = None) -> Choices:
    """Return a list's codes as choices: those valid on a day, in the list's groups where it has some."""
    first: Choices = [] if blank is None else [("", blank)]
    return [*first, *_listed(name, on, words().language)]


@lru_cache(maxsize=256)  # a page asks for the same 290 municipalities time and again
def _listed(name: str, on: date | None, language: str) -> tuple[tuple[str, Any], ...]:
    listed, reader = codebook.load(name), Words(language)
    codes = listed.on(on) if on else tuple(listed)
    if not listed.groups:
        return _pairs(codes, reader)
    grouped = (
        (reader.text(title), _pairs((code for code in codes if code.group == group), reader))
        for group, title in listed.groups.items()
    )
    return tuple((title, pairs) for title, pairs in grouped if pairs)


def choices_without(name: str, flag: str) -> Choices:
    """Return a list's codes as choices, without those that carry `flag`."""
    listed = codebook.load(name)
    return [(code, words().text(listed[code].label)) for code in listed.unflagged(flag)]


def choices_with(name: str, flag: str, *, blank: Any = None) -> Choices:
    """Return those of a list's codes that carry `flag`, as choices."""
    listed = codebook.load(name)
    first: Choices = [] if blank is None else [("", blank)]
    return [*first, *((code, words().text(listed[code].label)) for code in listed.flagged(flag))]


def groups(name: str, *, blank: Any = None) -> Choices:
    """Return a list's groups as choices."""
    first: Choices = [] if blank is None else [("", blank)]
    return [*first, *((group, words().text(title)) for group, title in codebook.load(name).groups.items())]


def _pairs(codes: Iterable[Code], reader: Words) -> tuple[tuple[str, str], ...]:
    return tuple((code.code, reader.text(code.label)) for code in codes)
