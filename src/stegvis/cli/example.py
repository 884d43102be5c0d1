"""`stegvis example`: the synthetic projects as files, to try the other commands on."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from stegvis import demo
from stegvis.core.datapackage import write_package
from stegvis.demo.files import write_all

from .output import AsJson, progress, written

UNTIL = date(2010, 12, 31)


def write_example(
    out: Annotated[Path, typer.Option("--out", help="Folder to write to; made if it is not there.")],
    as_json: AsJson = False,
) -> None:
    """Write an invented project of 136 participants: its dataset, its workbooks and its extracts."""
    with progress("Example", quiet=as_json):
        project = demo.utrikesfodda()
        (out / "files").mkdir(parents=True, exist_ok=True)
        paths = [write_package(project.dataset(), out / "dataset"), *write_all(project, out / "files", until=UNTIL)]
    written(paths, as_json=as_json)
