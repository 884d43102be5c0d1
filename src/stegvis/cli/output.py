"""What every command prints, and how it says that something is wrong."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.language import Words
from stegvis.core.marking import _


class Language(StrEnum):
    SV = "sv"
    EN = "en"


AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON, and nothing else.")]
InLanguage = Annotated[Language, typer.Option("--language", help="Language of labels, sentences and documents.")]

screen = Console()
errors = Console(stderr=True)


def print_json(content: object) -> None:
    """Print `content` as JSON on standard output: the one thing a program reads."""
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2, default=str))


def finding_as_json(finding: Finding, words: Words) -> dict[str, object]:
    return {
        "severity": finding.severity.value,
        "file": finding.file,
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "message": words.finding(finding),
    }


@contextmanager
def said_plainly(words: Words, *, as_json: bool) -> Iterator[None]:
    """Turn a DataProblem into its findings, a line each, and leave with status 2."""
    try:
        yield
    except DataProblem as problem:
        if as_json:
            print_json({"error": [finding_as_json(finding, words) for finding in problem.findings]})
        else:
            for finding in problem.findings:
                errors.print(words.finding(finding), style="red", highlight=False, markup=False)
        raise typer.Exit(2) from None


@contextmanager
def progress(title: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error while something long runs; yields `advance(done, total)`."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True, disable=quiet or not errors.is_terminal) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def say(text: str, *, as_json: bool) -> None:
    """Tell the person something, unless a program is reading."""
    if not as_json:
        screen.print(text, highlight=False, markup=False)


def folder_to_write(out: Path) -> None:
    """Refuse a place where something stands that is no folder, before anything is computed."""
    if out.exists() and not out.is_dir():
        message = _("There is a file of this name.")
        raise DataProblem(Finding(message=message, column="--out", expected=_("a folder")))


def written(paths: list[Path], *, as_json: bool) -> None:
    """Name the files that were written."""
    if as_json:
        print_json({"written": [str(path) for path in paths]})
    for path in paths:
        say(str(path), as_json=as_json)
