"""`stegvis replica`: the analysis of a finished matching written out for R, Stata and Python."""

from pathlib import Path
from typing import Annotated

import typer

from stegvis.core.effects.replica import people_of, replicas
from stegvis.core.language import Words
from stegvis.core.marking import _

from .match_folder import read_match_folder
from .output import AsJson, InLanguage, Language, progress, said_plainly, say, written


def write_replicas(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What stegvis match wrote.")],
    extract: Annotated[Path, typer.Argument(metavar="INPUT", help="The extract that it was made of.")],
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Write replica.R, replica.do and replica.py into the folder, and people.csv that two of them read.

    No outcome is read.
    """
    words = Words(language.value)
    with said_plainly(words, as_json=as_json):
        made = read_match_folder(folder)
        with progress("Match", quiet=as_json):
            matched = made.matched_again(extract)
        scripts = replicas(matched, list(made.outcomes), extract.name, cluster=made.cluster, folds=made.folds)
        paths = [folder / name for name in (*scripts, "people.csv")]
        for path, text in zip(paths, scripts.values(), strict=False):
            path.write_text(text, encoding="utf-8")
        people_of(matched).write_csv(paths[-1])
    say(words.text(_("people.csv is rows about persons and stays where the extract is.")), as_json=as_json)
    written(paths, as_json=as_json)
