"""The evaluation report in three formats, beside the bare tools writing a document with nothing in it."""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import typst
from docx import Document

from stegvis import demo
from stegvis.core.datapackage import write_package
from stegvis.core.frames import Dataset
from stegvis.core.language import Words
from stegvis.core.report import document_of, facts_of, write
from stegvis.core.report.build import build
from stegvis.core.shapes import Audience
from stegvis.core.tables import Settings
from stegvis.demo.scale import many_cases

from .measuring import STEGVIS, Line, compare, cost_of_process
from .size import Size

AIM = 3.0
FORMATS = ("html", "pdf", "docx")
NOTHING = "typst and python-docx writing an empty document"


def lines(size: Size) -> Iterator[Line]:
    projects = {"the 2011 project": demo.utrikesfodda().dataset(), f"{size.cases:,} cases": many_cases(size.cases)}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, data in projects.items():
            yield compare(
                f"report on {name}, three formats",
                lambda data=data: _report(data, folder),  # type: ignore[misc]
                NOTHING,
                _empty_documents,
                aim=AIM,
            )
        yield _whole_process(folder, projects["the 2011 project"])


def _whole_process(folder: Path, data: Dataset) -> Line:
    write_package(data, folder / "dataset")
    return compare(
        "stegvis report on the 2011 project, the whole process",
        lambda: cost_of_process(*STEGVIS, "report", str(folder / "dataset"), "--out", str(folder)),
        "a Python process that does the peer's work",
        lambda: cost_of_process("-m", "benchmarks.report"),
    )


def _report(data: Dataset, folder: Path) -> None:
    settings, words, audience = Settings.from_dataset(data), Words("sv"), Audience.INTERNAL
    blocks = build(data, settings, audience=audience, texts={})
    document = document_of(blocks, project=facts_of(data, settings), audience=audience, words=words)
    write(folder, document, words, formats=FORMATS)


def _empty_documents() -> None:
    typst.compile(b"")
    Document().save(io.BytesIO())


if __name__ == "__main__":
    _empty_documents()
