"""`stegvis form`: what a questionnaire in an XLSForm asks."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.measures import AnswerKind, Form, Question, Wording, read_xlsform

from .output import AsJson, InLanguage, Language, print_json, said_plainly, say

KINDS = {
    AnswerKind.TEXT: _("text"),
    AnswerKind.INTEGER: _("whole number"),
    AnswerKind.DECIMAL: _("number"),
    AnswerKind.DATE: _("date"),
    AnswerKind.ONE: _("one of these"),
    AnswerKind.SEVERAL: _("any of these"),
    AnswerKind.NOTE: _("to read"),
}


def show_form(
    file: Annotated[Path, typer.Argument(help="A workbook in the format XLSForm.")],
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Read a questionnaire from an XLSForm, and show what it asks. An expression in it is refused, never evaluated."""
    words = Words(language.value)
    with said_plainly(words, as_json=as_json):
        form = read_xlsform(file)
    if as_json:
        print_json(asdict(form))
        return
    for line in _lines(form, words):
        say(line, as_json=as_json)


def _lines(form: Form, words: Words) -> Iterator[str]:
    yield f"{form.title or form.id} {form.version}".strip()
    yield words.text(_("Languages: {languages}")).format(languages=", ".join(form.languages) or "–")
    if form.unused:
        yield words.text(_("Not used, since it only says how it looks: {columns}")).format(
            columns=", ".join(form.unused)
        )
    for number, question in enumerate(form.questions, 1):
        yield ""
        yield from _asked(number, question, words)


def _asked(number: int, question: Question, words: Words) -> Iterator[str]:
    must = f", {words.text(_('must be answered'))}" if question.required else ""
    yield f"{number}. {_in(question.label, words)} ({words.text(KINDS[question.kind])}{must}) [{question.name}]"
    if question.hint:
        yield f"   {_in(question.hint, words)}"
    for choice in question.choices:
        yield f"   {choice.name}: {_in(choice.label, words)}"


def _in(wording: Wording, words: Words) -> str:
    """Return the words in the reader's language, or else in the first that there is."""
    return wording.get(words.language) or next(iter(wording.values()), "")
