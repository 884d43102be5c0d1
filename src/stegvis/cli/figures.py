"""`stegvis tables`, `goal` and `report`: a dataset in, figures and documents out."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table as ScreenTable

from stegvis.core import tables
from stegvis.core.datapackage import read_package
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.frames import Dataset
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.report import document_of, facts_of, write
from stegvis.core.report.build import build, tables_for
from stegvis.core.shapes import Audience, Period, Table
from stegvis.core.tables import Settings
from stegvis.core.tables.goal_progress import sentences
from stegvis.core.writers import tables_json, xlsx

from .output import AsJson, InLanguage, Language, print_json, progress, said_plainly, say, screen, written

DatasetFolder = Annotated[Path, typer.Argument(help="A data package: the folder, or its datapackage.json.")]
From = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day of the period.")]
To = Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day of the period.")]
CutOff = Annotated[
    datetime | None, typer.Option("--cut-off", formats=["%Y-%m-%d"], help="Last day of which something is known.")
]
For = Annotated[Audience, typer.Option("--audience", help="internal: exact figures. public: small numbers hidden.")]
Out = Annotated[Path, typer.Option("--out", help="Folder to write to; made if it is not there.")]


class Format(StrEnum):
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


def write_tables(
    dataset: DatasetFolder,
    out: Out,
    first: From = None,
    last: To = None,
    cut_off: CutOff = None,
    audience: For = Audience.INTERNAL,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Count every table: tables.json for programs, an Excel workbook for people."""
    words = Words(language.value)
    with said_plainly(words, as_json=as_json), progress("Tables", quiet=as_json):
        data = read_package(dataset)
        shown = tables_for(data, _settings(data, first, last, cut_off), audience=audience).values()
        out.mkdir(parents=True, exist_ok=True)
        paths = [tables_json.write(out / "tables.json", shown, words), xlsx.write(out / "tables.xlsx", shown, words)]
    written(paths, as_json=as_json)


def show_goal(
    dataset: DatasetFolder,
    first: From = None,
    last: To = None,
    cut_off: CutOff = None,
    audience: For = Audience.INTERNAL,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Show how far each goal is reached: every share with its denominator and interval."""
    words = Words(language.value)
    with said_plainly(words, as_json=as_json):
        data = read_package(dataset)
        settings = _settings(data, first, last, cut_off)
        table = _goal(data, settings, audience)
    said = [words.text(sentence) for sentence in sentences(table)]
    if as_json:
        print_json(tables_json.as_data([table], words)[table.id] | {"sentences": said})
        return
    screen.print(_on_screen(table, words))
    for text in [*said, *(words.text(note) for note in table.notes)]:
        say(text, as_json=as_json)


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
        settings = _settings(data, first, last, cut_off)
        blocks = build(data, settings, audience=audience, texts={})
        facts = facts_of(data, settings)
        document = document_of(blocks, project=facts, audience=audience, words=words, for_word="docx" in wanted)
        out.mkdir(parents=True, exist_ok=True)
        paths = write(out, document, words, formats=wanted)
    written(paths, as_json=as_json)


def _settings(data: Dataset, first: datetime | None, last: datetime | None, cut_off: datetime | None) -> Settings:
    if first and last and last < first:
        raise DataProblem(Finding(message=_("The period ends before it starts."), column="--to"))
    asked = Period(first.date() if first else None, last.date() if last else None) if first or last else None
    return Settings.from_dataset(data, period=asked, cut_off=cut_off.date() if cut_off else None)


def _goal(data: Dataset, settings: Settings, audience: Audience) -> Table:
    """Count the goal; for the public with all other tables, so that nothing hidden there can be read from it."""
    if audience is Audience.PUBLIC:
        return tables_for(data, settings, audience=audience)["goal_progress"]
    return tables.by_id("goal_progress").count(data, settings)


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


def _on_screen(table: Table, words: Words) -> ScreenTable:
    """Lay out the goal for a screen: the shares in their order, the interval in one column."""
    shown = ScreenTable(title=words.text(table.title), show_lines=True)
    shown.add_column(words.text(_("Share")), ratio=4)
    for heading in (_("Number"), _("Of"), _("Per cent"), _("95% interval")):
        shown.add_column(words.text(heading), justify="right", no_wrap=True)
    shown.add_column(words.text(_("Threshold")), ratio=3)
    for row in table.rows:
        cells = dict(zip((column.key for column in table.columns), row, strict=True))
        interval = f"{words.value(cells['low'])} – {words.value(cells['high'])}" if cells["low"] is not None else "–"
        counts = (words.value(cells[key]) for key in ("numerator", "denominator", "share"))
        shown.add_row(words.text(cells["label"]), *counts, interval, words.value(cells["reading"]))
    return shown
