"""`stegvis package`: what may leave of a finished matching under a protocol, as one file without persons."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from stegvis.core.effects.protocol import Design, file_hash
from stegvis.core.effects.result_package import (
    About,
    Contents,
    about_of,
    contents_of,
    read_result_package,
    write_result_package,
)
from stegvis.core.effects.result_package.contents import RULE
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.language import Words
from stegvis.core.marking import _

from .match_folder import MatchFolder, read_match_folder
from .output import AsJson, InLanguage, Language, progress, said_plainly, say, written
from .under_protocol import UnderProtocol, now, under


def write_package(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What stegvis match wrote under a protocol.")],
    out: Annotated[Path, typer.Option("--out", help="The package to write, a .zip.")],
    protocol: Annotated[
        Path | None, typer.Option("--protocol", help="The protocol that the folder was made under.")
    ] = None,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Write tables, figures and sentences of a finished study, through the suppression gate, with no persons.

    Refuses what was made without a protocol, and what the protocol's ledger does not know.
    """
    words = Words(language.value)
    with said_plainly(words, as_json=as_json):
        _require_place(out)
        made = read_match_folder(folder)
        following = _followed(made, protocol)
        with progress("Package", quiet=as_json):
            contents = contents_of(made.result, following.protocol.content)
            about = about_of(made.result, file_hash(folder / "result.json"), _today(), RULE.smallest_shown)
            path = _written(out, contents, about)
    for sentence in contents.summary.values():
        say(words.text(sentence), as_json=as_json)
    written([path], as_json=as_json)


def _followed(made: MatchFolder, protocol: Path | None) -> UnderProtocol:
    """Return the protocol of the folder. Raises DataProblem when there was none, or its ledger tells another thing."""
    if made.result["protocol"] is None:
        message = _("The folder was made without a protocol, so nothing of it is packed as an effect.")
        hint = _("Fix a protocol, and run stegvis match under it.")
        raise DataProblem(Finding(message=message, file=str(made.folder), hint=hint))
    following = under(protocol, Design.MATCH)
    made.refuse_unless_same_protocol(following)
    if following is None or not following.knows(made.folder / "result.json"):
        message = _("The protocol's ledger does not know this result: no run under it wrote the file as it is.")
        hint = _("Run stegvis match again under the protocol.")
        raise DataProblem(Finding(message=message, file=str(made.folder / "result.json"), hint=hint))
    return following


def _written(out: Path, contents: Contents, about: About) -> Path:
    """Write the package and read it back: what whoever gets it would refuse is not left behind."""
    path = write_result_package(out, contents, about)
    try:
        read_result_package(path)
    except DataProblem:
        path.unlink()
        raise
    return path


def _require_place(out: Path) -> None:
    if out.suffix.lower() != ".zip" or out.is_dir() or not out.parent.is_dir():
        message = _("The package can't be written there.")
        raise DataProblem(Finding(message=message, column="--out", expected=_("a file .zip in a folder that is there")))


def _today() -> date:
    return now().date()
