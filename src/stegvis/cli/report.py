"""`stegvis report`: a dataset in, the evaluation report out."""

from enum import StrEnum
from typing import Annotated

import typer

from stegvis.core.datapackage import read_package
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.report import document_of, facts_of, write
from stegvis.core.report.build import build
from stegvis.core.shapes import Audience

from .options import CutOff, DatasetFolder, For, From, Out, To, settings_of
from .output import AsJson, InLanguage, Language, progress, said_plainly, written


class Format(StrEnum):
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


def write_documents(
    dataset: DatasetFolder,
    out: Out,
    formats: Annotated[str, typer.Option("--format", help="html, pdf, docx; several with commas.")] = "html,pdf,docx",
    first: From = None,
    last: To = None,
    cut_off: CutOff = None,
    audience: For = Audience.INTERNAL,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Write the evaluation report."""
    words = Words(language.value)
    with said_plainly(words, as_json=as_json), progress("Report", quiet=as_json):
        wanted = _formats(formats)
        data = read_package(dataset)
        settings = settings_of(data, first, last, cut_off)
        blocks = build(data, settings, audience=audience, texts={})
        facts = facts_of(data, settings)
        document = document_of(blocks, project=facts, audience=audience, words=words, for_word="docx" in wanted)
        out.mkdir(parents=True, exist_ok=True)
        paths = write(out, document, words, formats=wanted)
    written(paths, as_json=as_json)


def _formats(asked: str) -> list[str]:
    names = [name.strip().lower() for name in asked.split(",") if name.strip()]
    known = [each.value for each in Format]
    if not names or any(name not in known for name in names):
        raise DataProblem(
            Finding(
                message=_("Unknown format."),
                column="--format",
                expected="{known}",
                values=(("known", ", ".join(known)),),
            )
        )
    return names
