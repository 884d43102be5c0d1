"""Tables and documents as accessible HTML: a caption, headings with scope, alternative texts, one `h1`, a language."""

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Table
from stegvis.core.writers.document import Document
from stegvis.core.writers.layout import (
    Figure,
    Grid,
    GridRow,
    Heading,
    Line,
    Lines,
    Part,
    Prompt,
    Prose,
    caption,
    front,
    grid,
    parts,
)
from stegvis.core.writers.prose import Form, Piece, Run, pieces

STYLE = Path(__file__).with_name("document.css")
LISTS = {Form.BULLET: "ul", Form.NUMBER: "ol"}


def table(content: Table, words: Words, *, number: int = 0) -> str:
    """Return one table with its notes as a piece of HTML, for a page that has its own style."""
    return _grid(grid(content, words, number=number))


def prose(text: str) -> str:
    """Return a person's text as a piece of HTML: its own few marks are tags, everything else is escaped."""
    return _prose(Prose("", pieces(text)))


def write(path: Path, document: Document, words: Words) -> Path:
    """Write the document as one file that needs no other: style and pictures are inside, and nothing runs."""
    path.write_text(page(document, words), encoding="utf-8")
    return path


def page(document: Document, words: Words) -> str:
    """Return the whole page. Headings of the document's first level become `h2`, under the title's `h1`."""
    laid_out = parts(document, words)
    title, subtitle, facts = front(document, words)
    style = STYLE.read_text(encoding="utf-8")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escape(words.language)}">',
            '<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>",
            f'<body>\n<a class="skip" href="#report">{escape(words.text(_("To the text")))}</a>',
            _front(title, subtitle, facts),
            _contents(laid_out, words),
            '<main id="report">',
            *_body(laid_out),
            "</main>\n</body>\n</html>\n",
        )
    )


def _front(title: str, subtitle: str, facts: tuple[tuple[str, str], ...]) -> str:
    under = f'\n<p class="subtitle">{escape(subtitle)}</p>' if subtitle else ""
    lines = "".join(f"\n<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in facts)
    listed = f"\n<dl>{lines}\n</dl>" if facts else ""
    return f"<header>\n<h1>{escape(title)}</h1>{under}{listed}\n</header>"


def _contents(laid_out: tuple[Part, ...], words: Words) -> str:
    headings = [part for part in laid_out if isinstance(part, Heading) and part.level == 1]
    links = "\n".join(f'<li><a href="#{escape(part.id)}">{escape(part.text)}</a></li>' for part in headings)
    heading = escape(words.text(_("Contents")))
    return f'<nav aria-labelledby="contents">\n<h2 id="contents">{heading}</h2>\n<ol>\n{links}\n</ol>\n</nav>'


def _body(laid_out: tuple[Part, ...]) -> Iterator[str]:
    for part in laid_out:
        match part:
            case Heading():
                level = min(part.level + 1, 6)
                yield f'<h{level} id="{escape(part.id)}">{escape(part.text)}</h{level}>'
            case Prose():
                yield _prose(part)
            case Lines():
                yield _lines(part)
            case Prompt():
                yield f'<p class="prompt" id="{escape(part.id)}">{escape(part.text)}</p>'
            case Grid():
                yield _grid(part)
            case Figure():
                yield _figure(part)


def _lines(part: Lines) -> str:
    if part.as_list:
        items = "\n".join(f"<li{_origin(line)}>{escape(line.text)}</li>" for line in part.lines)
        return f'<ul class="computed">\n{items}\n</ul>'
    spans = " ".join(f"<span{_origin(line)}>{escape(line.text)}</span>" for line in part.lines)
    return f'<p class="computed">{spans}</p>'


def _origin(part: Line | Grid | Figure) -> str:
    """The block's id, and the hash of what it was computed from, for whoever compares two versions."""
    print_ = f' data-fingerprint="{escape(part.fingerprint)}"' if part.fingerprint else ""
    return f' data-block="{escape(part.id)}"{print_}'


def _prose(part: Prose) -> str:
    written = "\n".join(_pieces(form, list(group)) for form, group in groupby(part.pieces, key=lambda each: each.form))
    name = f' id="{escape(part.id)}"' if part.id else ""
    return f'<div class="written"{name}>\n{written}\n</div>'


def _pieces(form: Form, group: list[Piece]) -> str:
    texts = ["".join(_run(run) for run in piece.runs) for piece in group]
    if form in LISTS:
        items = "\n".join(f"<li>{text}</li>" for text in texts)
        return f"<{LISTS[form]}>\n{items}\n</{LISTS[form]}>"
    if form is Form.QUOTE:
        return "\n".join(f"<blockquote><p>{text}</p></blockquote>" for text in texts)
    return "\n".join(f"<p>{text}</p>" for text in texts)


def _run(run: Run) -> str:
    text = escape(run.text)
    text = f"<em>{text}</em>" if run.stressed else text
    return f"<strong>{text}</strong>" if run.strong else text


def _grid(part: Grid) -> str:
    heads = "".join(f'<th scope="col"{_numeric(column.numeric)}>{escape(column.text)}</th>' for column in part.columns)
    rows = "\n".join(_row(part, row) for row in part.rows)
    under = "\n".join(f"<p>{escape(note)}</p>" for note in part.notes)
    name = escape(caption(part))
    return (
        f'<div class="table"{_origin(part)}>\n'
        f'<div class="scroll" role="region" aria-label="{name}" tabindex="0">\n<table>\n<caption>{name}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>\n"
        f'<div class="notes">\n{under}\n</div>\n</div>'
    )


def _row(part: Grid, row: GridRow) -> str:
    first, *others = row.cells
    cells = "".join(
        f"<td{_numeric(column.numeric)}>{escape(cell)}</td>"
        for column, cell in zip(part.columns[1:], others, strict=True)
    )
    total = ' class="total"' if row.total else ""
    return f'<tr{total}><th scope="row">{escape(first)}</th>{cells}</tr>'


def _numeric(numeric: bool) -> str:
    return ' class="number"' if numeric else ""


def _figure(part: Figure) -> str:
    picture = b64encode(part.picture.svg.encode()).decode()
    return (
        f'<figure id="{escape(part.id)}"{_origin(part)}>\n'
        f'<img src="data:image/svg+xml;base64,{picture}" alt="{escape(part.picture.alternative)}">\n'
        f"<figcaption>{escape(caption(part))}</figcaption>\n</figure>"
    )
