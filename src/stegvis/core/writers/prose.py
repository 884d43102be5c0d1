"""The few marks that a person's text may hold, read once for all formats.

A blank line parts paragraphs; lines that start with `- ` or `1. ` are lists, with `> ` a quotation; `**strong**` and
`*stressed*` inside a line. Everything else, HTML and Typst included, is plain text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MARKED = re.compile(r"\*\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*|\*(?P<stressed>[^\s*](?:[^*]*[^\s*])?)\*")
BULLET = re.compile(r"\s*[-–•]\s+(?P<text>.*)")
NUMBER = re.compile(r"\s*\d{1,2}[.)]\s+(?P<text>.*)")
QUOTE = re.compile(r"\s*>\s?(?P<text>.*)")
# Control characters have no place in XML 1.0, and so not in Word either.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Form(StrEnum):
    """What a piece of prose is."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"


@dataclass(frozen=True)
class Run:
    """Words with one emphasis."""

    text: str
    strong: bool = False
    stressed: bool = False


@dataclass(frozen=True)
class Piece:
    """A paragraph, one item of a list, or a quotation."""

    form: Form
    runs: tuple[Run, ...]


def clean(text: str) -> str:
    """Return `text` without control characters and lone surrogates; line breaks and tabs stay."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def pieces(text: str) -> tuple[Piece, ...]:
    """Read a person's text into its pieces, in order. Nothing is dropped but blank lines."""
    return tuple(Piece(form, _runs(words)) for form, words in _gathered(clean(text)))


def _gathered(text: str) -> Iterator[tuple[Form, str]]:
    """Join lines of one paragraph or one quotation; each item of a list stands alone."""
    form, lines = Form.PARAGRAPH, list[str]()
    for line in [*text.split("\n"), ""]:
        found, words = _form_of(line)
        if lines and (not line.strip() or found is not form or found in (Form.BULLET, Form.NUMBER)):
            yield form, " ".join(lines)
            lines = []
        if line.strip():
            form = found
            lines.append(words)


def _form_of(line: str) -> tuple[Form, str]:
    for form, pattern in ((Form.BULLET, BULLET), (Form.NUMBER, NUMBER), (Form.QUOTE, QUOTE)):
        if found := pattern.fullmatch(line):
            return form, found["text"].strip()
    return Form.PARAGRAPH, line.strip()


def _runs(text: str) -> tuple[Run, ...]:
    return tuple(run for run in _cut(text) if run.text)


def _cut(text: str) -> Iterator[Run]:
    end = 0
    for found in MARKED.finditer(text):
        yield Run(text[end : found.start()])
        yield Run(found["strong"] or found["stressed"], strong=bool(found["strong"]), stressed=bool(found["stressed"]))
        end = found.end()
    yield Run(text[end:])
