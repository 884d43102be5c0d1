"""A document with every kind of block, and texts that try to be something else than text."""

from datetime import date

from stegvis.core.charts import alternative_text, pngs, svg
from stegvis.core.language import Words
from stegvis.core.shapes import Block, BlockKind, ChartKind, Column, Kind, Sentence, Table
from stegvis.core.writers.document import Document, Picture
from tests.core.charts import hand_made

HOSTILE = '<script>alert(1)</script> #eval("1+1") $x^2$ `a` \\ & "q" =1+1 ]]> @label {{ x }} \x00\x0b\ud800 end'
HOSTILE_MARKS = ("<script>alert(1)</script>", '#eval("1+1")', "$x^2$", "]]>", "@label", "{{ x }}")
WRITTEN = "First **strong** and *stressed*.\n\n- one\n- two\n\n1. three\n\n> four"


def hostile_table() -> Table:
    columns = (Column("code", "Code", Kind.CODE), Column("label", HOSTILE, Kind.LABEL), Column("number", "Number"))
    return Table(
        id="hostile", title=HOSTILE, columns=columns, rows=(("a", HOSTILE, 1),), unit="cases", notes=(HOSTILE,)
    )


def long_table(rows: int = 120) -> Table:
    columns = (Column("code", "Code", Kind.CODE), Column("label", "Month", Kind.LABEL), Column("number", "Number"))
    lines = tuple((f"c{place}", f"Line {place}", place) for place in range(rows))
    return Table(id="long", title="A long table", columns=columns, rows=lines, unit="cases", rows_add_up=False)


def document(words: Words, *, hostile: bool = False, title: str = "The evaluation") -> Document:
    charts = [hand_made.chart(ChartKind.BARS), hand_made.chart(ChartKind.FLOW)]
    blocks = [
        Block(id="summary", kind=BlockKind.HEADING, content="Summary", level=1),
        Block(id="summary_text", kind=BlockKind.TEXT, content=HOSTILE if hostile else WRITTEN),
        Block(id="prompt", kind=BlockKind.PROMPT, content="Write here: what came of it"),
        Block(id="ages", kind=BlockKind.HEADING, content="Ages", level=2),
        Block(
            id="sentence",
            kind=BlockKind.SENTENCE,
            content=Sentence("{number} in all.", {"number": 1360}),
            fingerprint="f00d",
        ),
        Block(id="t1", kind=BlockKind.TABLE, content=hand_made.age_by_sex(hidden=(2, 2)), fingerprint="beef"),
        *(Block(id=each.id, kind=BlockKind.CHART, content=each) for each in charts),
        Block(id="t2", kind=BlockKind.TABLE, content=long_table()),
    ]
    if hostile:
        blocks.append(Block(id="t3", kind=BlockKind.TABLE, content=hostile_table()))
    drawings = {each.id: svg(each, words) for each in charts}
    pictures = {
        each.id: Picture(
            svg=drawings[each.id], alternative=alternative_text(each, words), png=pngs([drawings[each.id]])[0]
        )
        for each in charts
    }
    return Document(
        title=HOSTILE if hostile else title,
        subtitle="A project",
        author="The association",
        dated=date(2011, 3, 1),
        facts=(("Period", "2009–2010"),),
        blocks=tuple(blocks),
        pictures=pictures,
    )
