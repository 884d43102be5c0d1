"""`stegvis protocol`: write, check and fix a study's protocol, and show what has been done under it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from stegvis.core.effects.protocol import Design, Protocol, Version, example, fix, read_ledger, read_protocol
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Sentence, Verbatim

from .output import AsJson, InLanguage, Language, print_json, said_plainly, say
from .under_protocol import SOFTWARE, UNKNOWN, now


class Do(StrEnum):
    """What to do with the protocol."""

    NEW = "new"
    CHECK = "check"
    FIX = "fix"
    LOG = "log"


def keep_protocol(
    do: Annotated[Do, typer.Argument(help="new: write an example. check. fix: hash and date. log: what was done.")],
    file: Annotated[Path, typer.Argument(help="The protocol, a YAML file. Its ledger stands beside it.")],
    design: Annotated[Design, typer.Option("--design", help="For new: match or did.")] = Design.MATCH,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Say before any outcome is read what is compared, how, and for which outcomes.

    A fixed protocol that is changed becomes a new version beside the old when it is fixed again.
    """
    words = Words(language.value)
    with said_plainly(words, as_json=as_json):
        if do is Do.NEW:
            _write_new(file, design)
        protocol = read_protocol(file)
        told = _of_file(protocol) if do in (Do.NEW, Do.CHECK) else _fixed(protocol) if do is Do.FIX else _log(protocol)
        for sentence in told.pop("said"):
            say(words.text(sentence), as_json=as_json)
    if as_json:
        print_json(told)


def _write_new(file: Path, design: Design) -> None:
    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(example(design))
    except FileExistsError:
        raise DataProblem(Finding(message=_("There is a file of this name."), file=file.name)) from None
    except OSError:
        raise DataProblem(Finding(message=_("The file can't be written."), file=file.name)) from None


def _of_file(protocol: Protocol) -> dict[str, Any]:
    """Tell what the file says, and whether that is fixed."""
    version = read_ledger(protocol.file).version_of(protocol)
    values = {"title": Verbatim(protocol.title), "hash": protocol.hash, "file": protocol.file.name}
    said = [Sentence(_("{title}: the protocol is as it should be. SHA-256 {hash}."), values)]
    said.append(
        _of_version(version) if version else Sentence(_("It is not fixed: stegvis protocol fix {file}."), values)
    )
    return {"hash": protocol.hash, "version": version.number if version else None, "said": said}


def _fixed(protocol: Protocol) -> dict[str, Any]:
    version, new = fix(protocol, at=now(), software=SOFTWARE)
    said = [_of_version(version)] if new else [Sentence(_("Nothing has changed since.")), _of_version(version)]
    if version.read_before:
        text = _("Before that, outcomes had been read under an earlier version: {outcomes}.")
        said.append(Sentence(text, {"outcomes": Verbatim(", ".join(version.read_before))}))
    said.append(Sentence(UNKNOWN))
    told = {"hash": version.hash, "version": version.number, "fixed_at": version.fixed_at.isoformat(), "new": new}
    return {**told, "read_before": list(version.read_before), "said": said}


def _log(protocol: Protocol) -> dict[str, Any]:
    ledger = read_ledger(protocol.file)
    said = [_of_version(version) for version in ledger.versions]
    for run in ledger.runs:
        text = _("{at}: {command} under version {version}, on {input} (SHA-256 {input_sha256}), {software}.")
        said.append(Sentence(text, run))
    for name, at in ledger.first_read.items():
        said.append(Sentence(_("{outcome} was first read {at}."), {"outcome": Verbatim(name), "at": at.isoformat()}))
    said.append(Sentence(UNKNOWN))
    return {"entries": list(ledger.entries), "said": said}


def _of_version(version: Version) -> Sentence:
    text = _("Version {version} was fixed {at}, SHA-256 {hash}.")
    values = {"version": version.number, "at": version.fixed_at.isoformat(), "hash": version.hash}
    return Sentence(text, values)
