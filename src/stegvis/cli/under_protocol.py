"""A run under a protocol: settings that can't be contradicted, what is written down of it, and how outputs say so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer

from stegvis import __version__
from stegvis.core.effects.protocol import (
    Design,
    Protocol,
    Role,
    Version,
    file_hash,
    fixed_version,
    note_reading,
    note_result,
    note_run,
    read_ledger,
    read_protocol,
)
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _
from stegvis.core.shapes import Sentence, Verbatim

MARK = "utan protokoll"
"""Stands in every output that no protocol preceded: the application imports no effect that carries it."""

WITHOUT = _("WITHOUT A PROTOCOL: what is compared was not fixed before the outcome was read.")
UNKNOWN = _("What was done outside Stegvis, or without this protocol, is not known.")
SOFTWARE = f"stegvis {__version__}"


@dataclass(frozen=True)
class UnderProtocol:
    """A fixed protocol that a run follows."""

    protocol: Protocol
    version: Version

    def begin(self, command: str, extract: Path) -> None:
        """Add the run to the protocol's list. Raises DataProblem when the extract can't be opened."""
        try:
            content = file_hash(extract)
        except OSError:
            message, hint = _("The file can't be opened."), _("Check its place and its name.")
            raise DataProblem(Finding(message=message, file=extract.name, hint=hint)) from None
        note_run(
            self.protocol,
            self.version,
            at=now(),
            command=command,
            extract=extract.name,
            extract_hash=content,
            settings=self.protocol.settings,
            software=SOFTWARE,
        )

    def reads(self, outcomes: Iterable[str]) -> None:
        """Write down that outcomes are read now."""
        note_reading(self.protocol, self.version, outcomes, at=now())

    def wrote(self, command: str, result: Path) -> None:
        """Write down the hash of what was written."""
        note_result(self.protocol, self.version, at=now(), command=command, result_hash=file_hash(result))

    def knows(self, result: Path) -> bool:
        """Tell whether a run under this version of the protocol wrote this file, as it is."""
        return read_ledger(self.protocol.file).knows_result(self.version, file_hash(result))

    def role(self, outcome: str) -> Role:
        return self.protocol.roles[outcome]

    def told(self) -> dict[str, Any]:
        """Return what outputs say of the protocol."""
        first_read = read_ledger(self.protocol.file).first_read
        return {
            "title": self.protocol.title,
            "version": self.version.number,
            "hash": self.version.hash,
            "fixed_at": self.version.fixed_at.isoformat(timespec="seconds"),
            "estimate": self.protocol.estimate,
            "outcomes": {name: role.value for name, role in self.protocol.roles.items()},
            "first_read": {
                name: first_read[name].isoformat(timespec="seconds")
                for name in self.protocol.outcomes
                if name in first_read
            },
            "read_before_fixed": list(self.version.read_before),
            "limits": UNKNOWN,
        }

    def sentences(self) -> list[Sentence]:
        """Return what the screen says first."""
        version = self.version
        text = _("Protocol version {version}, fixed {day}, SHA-256 {hash}.")
        values = {"version": version.number, "day": version.fixed_at.date(), "hash": version.hash}
        said = [Sentence(text, values), Sentence(UNKNOWN)]
        if version.read_before:
            warning = _("THIS VERSION WAS FIXED AFTER OUTCOMES HAD BEEN READ under an earlier one: {outcomes}.")
            said.insert(1, Sentence(warning, {"outcomes": Verbatim(", ".join(version.read_before))}))
        return said


def now() -> datetime:
    return datetime.now(UTC)


def under(protocol: Path | None, design: Design) -> UnderProtocol | None:
    """Return the fixed protocol to follow, None without one. Raises DataProblem when it is of another design."""
    if protocol is None:
        return None
    read = read_protocol(protocol)
    if read.design is not design:
        message = _("The protocol is of another design.")
        raise DataProblem(Finding(message=message, file=protocol.name, column="design", expected=design.value))
    return UnderProtocol(read, fixed_version(read))


def settled(
    following: UnderProtocol | None, design: Design, asked: Mapping[str, Any], context: typer.Context
) -> dict[str, Any]:
    """Return the settings of a run: what was asked for, or what the protocol says.

    Raises DataProblem by the name of each option that contradicts the protocol, or that neither names.
    """
    if following is None:
        return _complete(asked, design)
    settings = following.protocol.settings
    wrong = [name for name in asked if _is_named(name, context) and not _same(asked[name], settings[name])]
    if wrong:
        raise DataProblem.of(_contradicts(name, settings[name], following) for name in wrong)
    return settings


def mark_of(following: UnderProtocol | None) -> dict[str, Any]:
    """Return the two entries of result.json that tell of the protocol."""
    return {"protocol": following.told() if following else None, "mark": None if following else MARK}


def metadata_of(following: UnderProtocol | None) -> dict[str, str]:
    """Return what a Parquet file carries."""
    about = {"stegvis.version": __version__}
    if following is None:
        return {**about, "stegvis.mark": MARK}
    version = following.version
    told = {"hash": version.hash, "version": str(version.number), "fixed_at": version.fixed_at.isoformat()}
    return {**about, **{f"stegvis.protocol.{name}": value for name, value in told.items()}}


def heading_of(following: UnderProtocol | None) -> list[Sentence]:
    """Return what stands first on the screen."""
    return following.sentences() if following else [Sentence(WITHOUT)]


def _complete(asked: Mapping[str, Any], design: Design) -> dict[str, Any]:
    if lacking := [name for name in NEEDED[design] if asked[name] is None]:
        message, expected = _("The option is needed."), _("the name of a column, or --protocol")
        raise DataProblem.of(Finding(message=message, column=option(name), expected=expected) for name in lacking)
    return dict(asked)


NEEDED = {
    Design.MATCH: ("treatment", "covariates", "outcome"),
    Design.DID: ("id", "time", "cohort", "outcome"),
}


def _is_named(option_name: str, context: typer.Context) -> bool:
    """Tell whether an option was written on the command line."""
    source = context.get_parameter_source(option_name)
    return source is not None and source.name == "COMMANDLINE"


def _contradicts(name: str, said: object, following: UnderProtocol) -> Finding:
    return Finding(
        message=_("The option contradicts the protocol {file}."),
        column=option(name),
        expected=_("{said}, or the option left out"),
        hint=_("To change it, change the protocol and fix it as a new version."),
        values=(("file", following.protocol.file.name), ("said", Verbatim(_written(said)))),
    )


def option(name: str) -> str:
    """Return how an option is written."""
    return f"--{name.replace('_', '-')}"


def _same(asked: object, said: object) -> bool:
    if isinstance(asked, tuple) and isinstance(said, tuple):
        return sorted(asked) == sorted(said)
    return asked == said


def _written(value: object) -> str:
    if isinstance(value, tuple | list):
        return ",".join(str(each) for each in value) or "–"
    if isinstance(value, Mapping):
        return ",".join(f"{name}={each}" for name, each in value.items()) or "–"
    return "–" if value is None else str(value)
