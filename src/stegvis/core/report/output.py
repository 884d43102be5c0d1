"""A report's blocks as files. The charts are drawn once for all formats."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path

from stegvis.core.charts import alternative_text, pngs, svg
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.report.facts import ProjectFacts, first_page
from stegvis.core.shapes import Audience, Block, Chart
from stegvis.core.writers.document import Document, Picture

Writer = Callable[[Path, Document, Words], Path]
DrawnBy = Callable[[Chart, Words], str]
TITLE = _("Evaluation of {project}")
FORMATS = frozenset({"html", "pdf", "docx"})


def document_of(
    blocks: tuple[Block, ...],
    *,
    project: ProjectFacts,
    audience: Audience,
    words: Words,
    for_word: bool = True,
    drawn_by: DrawnBy = svg,
) -> Document:
    """Return the document that the writers write. `for_word` adds the pictures as PNG, which only Word needs.

    `drawn_by` draws a chart as SVG: whoever keeps drawings gives them here.
    """
    return Document(
        title=words.text(TITLE).format(project=project.title),
        author=project.association,
        dated=project.dated,
        facts=first_page(project, audience),
        blocks=blocks,
        pictures=draw(blocks, words, for_word=for_word, drawn_by=drawn_by),
    )


def draw(blocks: tuple[Block, ...], words: Words, *, for_word: bool, drawn_by: DrawnBy = svg) -> Mapping[str, Picture]:
    """Draw every chart among the blocks, by block id."""
    charts = {block.id: block.content for block in blocks if isinstance(block.content, Chart)}
    drawings = [drawn_by(chart, words) for chart in charts.values()]
    pictures = pngs(drawings) if for_word else [b""] * len(drawings)
    return {
        id_: Picture(svg=drawing, alternative=alternative_text(chart, words), png=picture)
        for (id_, chart), drawing, picture in zip(charts.items(), drawings, pictures, strict=True)
    }


def write(
    folder: Path, document: Document, words: Words, *, formats: Iterable[str], name: str = "report"
) -> list[Path]:
    """Write the document in each of the formats html, pdf and docx, and return the files. Raises KeyError on others."""
    return [_writer(each)(folder / f"{name}.{each}", document, words) for each in formats]


def _writer(form: str) -> Writer:
    """Load a format's writer when it is wanted: who counts tables alone waits for none of them."""
    if form not in FORMATS:
        raise KeyError(form)
    writer: Writer = import_module(f"stegvis.core.writers.{form}").write
    return writer
