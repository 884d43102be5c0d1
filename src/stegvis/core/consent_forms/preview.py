"""Forms on the screen: a piece of HTML with its language and direction, for a page that has its own style."""

from collections.abc import Iterable
from html import escape
from typing import Final

from stegvis.core.consent_forms import texts
from stegvis.core.consent_forms.laying_out import PrintedForm, letter_of
from stegvis.core.consent_forms.letter import (
    BoxesByLine,
    Choices,
    Field,
    Fields,
    Matrix,
    NumberedTicks,
    Part,
    Rows,
    Section,
    Terms,
    Tick,
)
from stegvis.core.consent_forms.review import Review
from stegvis.core.consent_forms.texts import FormText, Run, Words

SQUARE: Final = {False: "☐", True: "☒"}


def preview_html(form: PrintedForm, language: str, review: Review | None = None) -> str:
    """Return the form as HTML. A translation without a review that holds is marked as a draft in both languages.

    Headings begin at `h2`. Raises KeyError on a language that the forms aren't written in.
    """
    text = texts.load(language)
    letter = letter_of(form, text, review)
    return "\n".join(
        (
            f'<article class="consent-form" lang="{text.tag}" dir="{text.direction}">',
            f'<address class="consent-form-keeper">{"<br>".join(_words(line) for line in letter.keeper)}</address>',
            f"<h2>{escape(letter.title)}</h2>",
            *(_mark("consent-form-draft", *line) for line in letter.draft),
            *(_mark("consent-form-translation", *line) for line in letter.marks),
            _facts(letter.facts),
            *(_part(part, text) for part in letter.parts),
            f'<footer lang="{texts.load(texts.SIGNED).tag}" dir="ltr">{_words(letter.foot)}</footer>',
            "</article>\n",
        )
    )


def _words(words: Words) -> str:
    return "".join(_inserted(run) if run.inserted else escape(run.text) for run in words)


def _inserted(run: Run) -> str:
    language = ' lang="sv"' if run.swedish else ""
    return f"<bdi{language}>{escape(run.text)}</bdi>"


def _mark(style: str, tag: str, said: str) -> str:
    return f'<p class="{style}" lang="{tag}" dir="auto">{escape(said)}</p>'


def _facts(facts: tuple[Field, ...]) -> str:
    lines = "".join(f"\n<div><dt>{escape(fact.label)}</dt><dd>{_value(fact)}</dd></div>" for fact in facts)
    return f'<dl class="consent-form-facts">{lines}\n</dl>'


def _value(field: Field) -> str:
    return _words((field.value,)) if field.value else '<span class="consent-form-line"></span>'


def _part(part: Part, text: FormText) -> str:
    match part:
        case Section():
            heading = f"<h3>{escape(part.heading)}</h3>\n" if part.heading else ""
            return heading + "\n".join(f"<p>{_words(paragraph)}</p>" for paragraph in part.paragraphs)
        case Terms():
            pairs = "".join(f"\n<div><dt>{escape(word)}</dt><dd>{escape(said)}</dd></div>" for word, said in part.pairs)
            return f"<h3>{escape(part.heading)}</h3>\n<dl>{pairs}\n</dl>"
        case Matrix():
            return _matrix(part, text)
        case BoxesByLine():
            return _boxes_by_line(part, text)
        case Rows():
            cells = ((_words(row[0]), tuple(map(_words, row[1:]))) for row in part.rows)
            return _table(f"<caption>{_words(part.caption)}</caption>", map(escape, part.headings), cells)
        case Choices():
            return "\n".join(f"<p>{_tick(tick, text)}</p>" for tick in part.ticks)
        case Fields():
            return _fields(part, text)


def _matrix(part: Matrix, text: FormText) -> str:
    rows = ((escape(kind), tuple(_cell(cell, text) for cell in cells)) for kind, cells in part.rows)
    return _table(f"<caption>{_words(part.caption)}</caption>", (escape(part.corner), *map(_words, part.senders)), rows)


def _boxes_by_line(part: BoxesByLine, text: FormText) -> str:
    rows = ((_words(who), (" ".join(_cell(cell, text) for cell in cells),)) for who, cells in part.rows)
    return _table("", tuple(map(escape, part.headings)), rows)


def _table(caption: str, headings: Iterable[str], rows: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    head = "".join(f'<th scope="col">{heading}</th>' for heading in headings)
    body = "\n".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, rest in rows
    )
    return f"<table>\n{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _cell(cell: NumberedTicks | None, text: FormText) -> str:
    if cell is None:
        return "–"
    ticks = " ".join(_tick(tick, text) for tick in cell.ticks)
    return f'<span class="consent-form-box"><b>{cell.number}</b> {ticks}</span>'


def _tick(tick: Tick, text: FormText) -> str:
    said = text.plain("box.ticked" if tick.ticked else "box.empty")
    square = f'<span role="img" aria-label="{escape(said)}">{SQUARE[tick.ticked]}</span>'
    return f'<span class="consent-form-tick">{square} {escape(tick.label)}</span>'


def _fields(part: Fields, text: FormText) -> str:
    lines = "\n".join(
        f"<li>{_tick(field.tick, text)}</li>" if field.tick else f"<li>{escape(field.label)}: {_value(field)}</li>"
        for field in part.fields
    )
    heading = f"<h3>{escape(part.heading)}</h3>\n" if part.heading else ""
    return f'{heading}<ul class="consent-form-fields">\n{lines}\n</ul>'
