"""Words and numbers in a free text that say, or may say, who somebody is.

It finds the names it is told, and what has the form of a number that leads to a person. Of names that nobody told it
finds those with a capital inside a sentence, as Swedish writes names; at a sentence's start it can't tell them from
other words. So it helps whoever writes, and proves nothing: the text is read by people before it leaves.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a word or number tells. All but PERHAPS are certain, and have to go."""

    PERSON = "person"
    RELATIVE = "relative"
    STAFF = "staff"
    ADDRESS = "address"
    PERSONAL_NUMBER = "personal_number"
    EMAIL = "email"
    DAY = "day"
    PHONE = "phone"
    NUMBER = "number"
    PERHAPS = "perhaps"


NAMED = (Kind.PERSON, Kind.RELATIVE, Kind.STAFF)
SHORTEST, SHORTEST_IN_ANY_CASE = 2, 4

Names = Mapping[Kind, Collection[str]]
"""Names (of PERSON, RELATIVE and STAFF) and whole phrases (of ADDRESS and NUMBER) that must not stand in a text."""


@dataclass(frozen=True)
class Hit:
    """What was found: where, what it tells, and whether it stands in the genitive."""

    word: str
    kind: Kind
    start: int
    end: int
    genitive: bool = False

    @property
    def is_certain(self) -> bool:
        return self.kind is not Kind.PERHAPS


_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.EMAIL, re.compile(r"[\w.+-]+@[\w-]+\.[\w-]+(?:\.[\w-]+)*")),
    (Kind.DAY, re.compile(r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-\d\d\b")),
    (Kind.PERSONAL_NUMBER, re.compile(r"\b(?:\d\d)?\d{6}\s?[-–+]?\s?[\dTtRr]\d{3}\b")),
    (Kind.PHONE, re.compile(r"(?<!\w)(?:\+46|0046|0)(?:\s?\(0\))?[\s()–-]*[1-9](?:[\s()–-]*\d){5,10}\b")),
    (Kind.NUMBER, re.compile(r"\b(?:\d{4}[-–]\d{3,}|\d{2,4}/\d{2,}(?!:)|\d{5,}(?!\s*(?:kr\b|kronor)))\b")),
)
_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
_WRITTEN_DAY = re.compile(rf"\b(?:den\s+)?\d{{1,2}}(?::e)?\s+(?:{'|'.join(_MONTHS.split())})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEFORE_A_SENTENCE = '.!?:\n•”"“(–'


def identifying(text: str, names: Names, innocent: Collection[str] = ()) -> tuple[Hit, ...]:
    """Return what in `text` says who somebody is, in its order and without overlaps.

    `innocent` are words with a capital that name nobody (authorities, places that may stand there); a name goes first.
    """
    found = [*_phrases(text, names), *_numbers(text), *_words(text, names, {each.casefold() for each in innocent})]
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(_joined(text, kept))


def replaced(text: str, hits: Collection[Hit], said: Callable[[Hit], str]) -> str:
    """Return `text` with what is said instead of each hit; the first word of a sentence gets its capital."""
    for hit in sorted(hits, key=lambda each: -each.start):
        instead = said(hit)
        if instead and _begins_a_sentence(text, hit.start):
            instead = instead[0].upper() + instead[1:]
        text = text[: hit.start] + instead + text[hit.end :]
    return text


def month_of(day: str) -> str:
    """Return a written day without its day: “2026-03-12” → “2026-03”, “den 12 mars” → “mars”."""
    return day[:7] if day[:4].isdigit() else day.split()[-1]


def _phrases(text: str, names: Names) -> list[Hit]:
    wanted = [(kind, phrase) for kind in (Kind.ADDRESS, Kind.NUMBER) for phrase in names.get(kind, ()) if phrase]
    found = ((kind, re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE)) for kind, phrase in wanted)
    return [Hit(match[0], kind, *match.span()) for kind, matches in found for match in matches]


def _numbers(text: str) -> list[Hit]:
    forms = (*_FORMS, (Kind.DAY, _WRITTEN_DAY))
    return [Hit(match[0], kind, *match.span()) for kind, form in forms for match in form.finditer(text)]


def _words(text: str, names: Names, innocent: set[str]) -> list[Hit]:
    known = {part: kind for kind in reversed(NAMED) for name in names.get(kind, ()) for part in _parts(name)}
    hits = (_judged(text, match, known, innocent) for match in _WORD.finditer(text))
    return [hit for hit in hits if hit is not None]


def _judged(text: str, match: re.Match[str], known: Mapping[str, Kind], innocent: set[str]) -> Hit | None:
    word = match[0]
    capital = word[0].isupper()
    for part, genitive in ((word, False), (word.removesuffix("s").rstrip("'’"), True)):
        kind = next((known[each] for each in _parts(part) if each in known), None)
        if kind and (capital or (kind is not Kind.STAFF and len(part) >= SHORTEST_IN_ANY_CASE)):
            return Hit(word, kind, *match.span(), genitive=genitive)
    plain = {word.casefold(), word.casefold().removesuffix("s"), *_parts(word)}
    if not capital or word.isupper() or plain & innocent or _begins_a_sentence(text, match.start()):
        return None
    return Hit(word, Kind.PERHAPS, *match.span())


def _parts(name: str) -> set[str]:
    """Return a name's parts, the double ones whole and halved: “Anna-Karin Ek” → anna-karin, anna, karin, ek."""
    words = {each.casefold() for each in _WORD.findall(name)}
    return {part for word in words for part in {word, *word.split("-")} if len(part) >= SHORTEST}


def _begins_a_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t")
    return not before or before[-1] in _BEFORE_A_SENTENCE


def _joined(text: str, hits: list[Hit]) -> list[Hit]:
    """Join given and family name that stand side by side."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if last and last.kind is hit.kind and not last.genitive and text[last.end : hit.start] == " ":
            joined[-1] = Hit(text[last.start : hit.end], hit.kind, last.start, hit.end, hit.genitive)
        else:
            joined.append(hit)
    return joined
