"""From finished tables, a preset and people's texts to the report's blocks, in order.

Sentences and charts are made of the same tables that are shown: a protected table gives protected sentences.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from stegvis.core.marking import _
from stegvis.core.report import checklist
from stegvis.core.report.facts import ProjectFacts
from stegvis.core.report.fingerprint import fingerprint
from stegvis.core.report.left_out import LEFT_OUT
from stegvis.core.report.origins import origins
from stegvis.core.report.preset import (
    Checklist,
    Drawn,
    Elsewhere,
    Entry,
    MissingTexts,
    Origins,
    Part,
    Preset,
    RestOfTables,
    Stated,
    Tabled,
    Told,
    Written,
)
from stegvis.core.report.shortened import shortened
from stegvis.core.shapes import Audience, Block, BlockKind, Chart, Column, Kind, Sentence, Table

LACKING = _("The table “{name}” is not in the report: the data at hand do not give it.")
WRITE_HERE = _("Write here: {question}")
ALL_WRITTEN = _("Every text of the report has been written.")
ELSEWHERE = _("The table “{title}” is in the workbook and in tables.json; it is too wide for a page.")


MISSING = Table(
    id="missing_texts",
    title=_("Texts that are missing"),
    columns=(Column("code", _("Text"), Kind.CODE), Column("label", _("Question that is not answered"), Kind.LABEL)),
    rows=(),
    unit=_("texts"),
    rows_add_up=False,
    columns_add_up=False,
)


@dataclass(frozen=True, kw_only=True)
class _Report:
    tables: Mapping[str, Table]
    preset: Preset
    texts: Mapping[str, str]
    project: ProjectFacts
    audience: Audience = Audience.INTERNAL
    placed: list[Block] = field(default_factory=list)

    def text(self, entry: Written) -> str:
        return self.texts.get(entry.id, "").strip()


def compose(
    tables: Mapping[str, Table],
    *,
    preset: Preset,
    texts: Mapping[str, str],
    project: ProjectFacts,
    audience: Audience,
) -> tuple[Block, ...]:
    """Return the report's blocks. `texts` are people's words by block id.

    Internal: a text nobody has written is a prompt in its place. Public: it is left out, headings with it where
    nothing else stands under them, and the appendix lists it; likewise a table that the public does not get. Any other
    table that the preset names and `tables` lacks is a sentence saying so. Raises KeyError when a text belongs to no
    question of the preset.
    """
    unknown = set(texts) - {entry.id for entry in preset.questions}
    if unknown:
        raise KeyError(f"not texts of {preset.id}: {sorted(unknown)}")
    report = _Report(tables=tables, preset=preset, texts=texts, project=project, audience=audience)
    for entry in preset.entries:
        report.placed.extend(_blocks(entry, report))
    return _without_empty_headings(tuple(report.placed))


def _blocks(entry: Entry, report: _Report) -> Iterator[Block]:
    match entry:
        case Part():
            yield Block(id=entry.id, kind=BlockKind.HEADING, content=entry.title, level=entry.level)
        case Written():
            yield from _written(entry, report)
        case Stated():
            if entry.when(report.project):
                yield _sentence(entry.id, Sentence(entry.text))
        case Told() | Drawn() | Tabled() | Elsewhere():
            yield from _computed(entry, report)
        case RestOfTables():
            for table in report.tables.values():
                if table.id not in report.preset.shown:
                    yield _table(table)
        case MissingTexts():
            if report.audience is not Audience.INTERNAL:
                yield from _missing(report)
        case Checklist():
            yield _table(checklist.table(report.placed))
        case Origins():
            yield _table(origins(report.tables.values()))


def _written(entry: Written, report: _Report) -> Iterator[Block]:
    if text := report.text(entry):
        yield Block(id=entry.id, kind=BlockKind.TEXT, content=text)
    elif report.audience is Audience.INTERNAL:
        prompt = Sentence(WRITE_HERE, {"question": entry.question})
        yield Block(id=entry.id, kind=BlockKind.PROMPT, content=prompt)


def _computed(entry: Told | Drawn | Tabled | Elsewhere, report: _Report) -> Iterator[Block]:
    table = report.tables.get(entry.table)
    if table is None:
        if isinstance(entry, Tabled) and not (report.audience is Audience.PUBLIC and entry.table in LEFT_OUT):
            yield _sentence(f"{entry.table}_lacking", Sentence(LACKING, {"name": entry.name}))
    elif isinstance(entry, Tabled):
        yield _table(table)
    elif isinstance(entry, Elsewhere):
        yield _sentence(f"{entry.table}_elsewhere", Sentence(ELSEWHERE, {"title": table.title}))
    elif isinstance(entry, Told):
        for place, sentence in enumerate(entry.says(table), 1):
            yield _sentence(f"{entry.id or entry.table}_sentence_{place}", sentence, table)
    else:
        yield from _chart(entry, table)


def _chart(entry: Drawn, table: Table) -> Iterator[Block]:
    """Draw a table of at least one row; the chart's sentence is the first of those that say what to see."""
    sentences = entry.says(table)
    if table.rows and sentences:
        shown = shortened(table)
        chart = Chart(id=f"{table.id}_chart", kind=entry.kind, title=table.title, table=shown, sentence=sentences[0])
        mark = fingerprint(table, sentences[0])
        yield Block(id=chart.id, kind=BlockKind.CHART, content=chart, cut_off=table.cut_off, fingerprint=mark)


def _table(table: Table) -> Block:
    mark = fingerprint(table)
    return Block(id=table.id, kind=BlockKind.TABLE, content=shortened(table), cut_off=table.cut_off, fingerprint=mark)


def _sentence(id_: str, sentence: Sentence, table: Table | None = None) -> Block:
    mark = fingerprint(table, sentence) if table else None
    cut_off = table.cut_off if table else None
    return Block(id=id_, kind=BlockKind.SENTENCE, content=sentence, cut_off=cut_off, fingerprint=mark)


def _missing(report: _Report) -> Iterator[Block]:
    rows = tuple((entry.id, entry.question) for entry in report.preset.questions if not report.text(entry))
    if rows:
        yield _table(replace(MISSING, rows=rows))
    else:
        yield _sentence("nothing_missing", Sentence(ALL_WRITTEN))


def _without_empty_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(
        block
        for place, block in enumerate(blocks)
        if block.kind is not BlockKind.HEADING or _holds_something(block, blocks[place + 1 :])
    )


def _holds_something(heading: Block, later: tuple[Block, ...]) -> bool:
    """Whether anything but headings stands before the next heading of the same level or a higher one."""
    for block in later:
        if block.kind is not BlockKind.HEADING:
            return True
        if block.level <= heading.level:
            return False
    return False
