"""The parts of a report on a page: its blocks in the reader's words, a form at each text, a mark at each change."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.safestring import mark_safe

from stegvis.apps.reporting import queries
from stegvis.apps.reporting.changes import Change
from stegvis.core.charts import alternative_text
from stegvis.core.language import Words
from stegvis.core.shapes import Block, BlockKind, Chart, Sentence, Table
from stegvis.core.writers import html

from .grids import Grid, Link, grid_of, no_link

MOST_IN_A_PARAGRAPH = 3


@dataclass(frozen=True, kw_only=True)
class Writing:
    """A text that is being written: what stands in its form, which version that follows, and what is wrong."""

    text: str
    after: int | str | None = None
    error: str = ""
    block: str = ""
    is_draft: bool = False
    question: str = ""
    by: str = ""
    at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.is_draft or bool(self.error)


@dataclass(frozen=True)
class Line:
    """A computed sentence, and what its numbers were in the newest frozen version."""

    id: str
    text: str
    was: tuple[tuple[str, str], ...] = ()
    reworded: bool = False


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the page; which of its fields are filled depends on its kind."""

    kind: str
    id: str
    level: int = 0
    text: str = ""
    prose: str = ""
    lines: tuple[Line, ...] = ()
    grid: Grid | None = None
    picture: str = ""
    says: str = ""
    writing: Writing | None = None
    rows_changed: int = 0

    @property
    def as_list(self) -> bool:
        return len(self.lines) > MOST_IN_A_PARAGRAPH


@dataclass(frozen=True)
class _Page:
    """What the parts need besides their blocks."""

    words: Words
    picture: Callable[[Chart], str]
    link: Link = no_link
    changed: Mapping[str, Change] = field(default_factory=dict)
    writings: Mapping[str, Writing] = field(default_factory=dict)


def contents(blocks: Iterable[Block], words: Words) -> list[tuple[str, int, str]]:
    """Return the headings of the first two levels: id, level, words."""
    headings = (block for block in blocks if block.kind is BlockKind.HEADING and block.level <= 2)
    return [(block.id, block.level, words.text(block.content)) for block in headings]


def frozen_parts(run: Any, words: Words) -> list[Part]:
    """Return the parts of a frozen version: nothing opens, and nothing is written."""

    def picture(chart: Chart) -> str:
        return reverse("reports:version_chart", args=[run.project.key, run.key, chart.id])

    return _parts(queries.blocks_of(run), _Page(words, picture))


def parts_of(
    report: queries.Report,
    drafts: Mapping[str, Mapping[str, Any]],
    words: Words,
    *,
    link: Link,
    refused: Writing | None = None,
) -> list[Part]:
    """Return the parts of a report as it stands. `refused` is a text that could not be saved, kept in its form."""
    writings = _writings(report, drafts, words, refused) if report.may_write else {}

    def picture(chart: Chart) -> str:
        return reverse("reports:chart", args=[report.figures.project.key, chart.table.id])

    return _parts(report.blocks, _Page(words, picture, link, report.changed, writings))


def _writings(
    report: queries.Report, drafts: Mapping[str, Mapping[str, Any]], words: Words, refused: Writing | None
) -> Mapping[str, Writing]:
    found = {}
    for block, question in queries.QUESTIONS.items():
        saved = report.texts.get(block)
        writing = Writing(text=saved.text, after=saved.version, by=saved.by, at=saved.at) if saved else Writing(text="")
        if block in drafts:
            writing = replace(writing, text=drafts[block]["text"], after=drafts[block]["after"], is_draft=True)
        if refused and refused.block == block:
            writing = replace(writing, text=refused.text, after=refused.after, error=refused.error)
        found[block] = replace(writing, block=block, question=words.text(question))
    return found


def _parts(blocks: Iterable[Block], page: _Page) -> list[Part]:
    found: list[Part] = []
    for computed, together in groupby(blocks, key=_is_computed_sentence):
        if computed:
            lines = tuple(_line(block, page) for block in together)
            found.append(Part(kind="lines", id=lines[0].id, lines=lines))
        else:
            found.extend(_part(block, page) for block in together)
    return found


def _is_computed_sentence(block: Block) -> bool:
    return block.kind is BlockKind.SENTENCE and block.fingerprint is not None


def _line(block: Block, page: _Page) -> Line:
    change = page.changed.get(block.id, Change())
    was = tuple((page.words.value(before), page.words.value(now)) for before, now in change.numbers)
    return Line(block.id, page.words.text(block.content), was, change.reworded)


def _part(block: Block, page: _Page) -> Part:
    words, writing = page.words, page.writings.get(block.id)
    match block.content:
        case Table() as table:
            rows = page.changed.get(block.id, Change()).rows
            return Part(kind="table", id=block.id, grid=grid_of(table, words, link=page.link), rows_changed=rows)
        case Chart() as chart:
            title, alternative = words.text(chart.title), alternative_text(chart, words)
            return Part(kind="chart", id=block.id, text=title, picture=page.picture(chart), says=alternative)
        case Sentence() as sentence if block.kind is BlockKind.PROMPT:
            return Part(kind="prompt", id=block.id, text=words.text(sentence), writing=writing)
    if block.kind is BlockKind.TEXT:
        # The writer of HTML escapes all that a person wrote; only its own marks are HTML.
        prose = mark_safe(html.prose(str(block.content)))  # noqa: S308
        return Part(kind="text", id=block.id, prose=prose, writing=writing)
    kind = "heading" if block.kind is BlockKind.HEADING else "stated"
    return Part(kind=kind, id=block.id, text=words.text(block.content), level=block.level)
