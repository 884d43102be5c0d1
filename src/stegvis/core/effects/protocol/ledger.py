"""What has been done under a protocol: fixed versions, runs, and when each outcome was first read.

A file of JSON lines beside the protocol, only ever added to: `study.yaml` has `study.ledger.jsonl`. It is plain text
and proves nothing to anybody who doubts its keeper: for that, leave the hash with somebody else who keeps the date.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from .protocol import Protocol

_VERSION = re.compile(r"\.v\d+$")


@dataclass(frozen=True)
class Version:
    """A protocol as it was fixed at a moment. `read_before` names its outcomes that had been read by then."""

    number: int
    hash: str
    fixed_at: datetime
    read_before: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Ledger:
    """All that was written down, in its order."""

    path: Path
    entries: tuple[Mapping[str, Any], ...]

    @property
    def versions(self) -> tuple[Version, ...]:
        found = (each for each in self.entries if each["event"] == "fixed")
        return tuple(
            Version(
                each["version"],
                each["hash"],
                datetime.fromisoformat(each["at"]),
                tuple(each.get("outcomes_read_before", ())),
            )
            for each in found
        )

    @property
    def runs(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(each for each in self.entries if each["event"] == "run")

    @property
    def first_read(self) -> dict[str, datetime]:
        """When each outcome was first read under any version."""
        found: dict[str, datetime] = {}
        for each in self.entries:
            for name in each.get("outcomes", ()) if each["event"] == "outcome_read" else ():
                found.setdefault(name, datetime.fromisoformat(each["at"]))
        return found

    def knows_result(self, version: Version, result_hash: str) -> bool:
        """Tell whether a run under this version wrote a result with this hash."""
        return any(
            each["event"] == "result" and each["hash"] == version.hash and each.get("result_sha256") == result_hash
            for each in self.entries
        )

    def version_of(self, protocol: Protocol) -> Version | None:
        """Return the version that says what this protocol says, if one was fixed."""
        return next((each for each in self.versions if each.hash == protocol.hash), None)


def beside(protocol: Path) -> Path:
    """Return where a protocol's ledger is; that of `study.v1.yaml` is that of `study.yaml`."""
    return protocol.with_name(f"{_VERSION.sub('', protocol.stem)}.ledger.jsonl")


def read_ledger(protocol: Path) -> Ledger:
    """Read a protocol's ledger, empty where there is none. Raises DataProblem naming the line that can't be read."""
    path = beside(protocol)
    entries = []
    for row, line in enumerate(_lines(path), start=1):
        try:
            entry = json.loads(line)
            datetime.fromisoformat(entry["at"])
            _known = entry["event"], [entry[name] for name in ("version", "hash")]
        except (ValueError, KeyError, TypeError):
            hint = _("Take it from a copy: nothing is added to a ledger that can't be read.")
            message = _("The line of the protocol's ledger can't be read.")
            raise DataProblem(Finding(message=message, file=path.name, row=row, hint=hint)) from None
        entries.append(entry)
    return Ledger(path, tuple(entries))


def fix(protocol: Protocol, *, at: datetime, software: str) -> tuple[Version, bool]:
    """Write down the protocol's hash and date, and keep a copy of the file. Return the version, and whether it is new.

    What was fixed before is not fixed again; a changed protocol becomes the next version, beside the earlier ones.
    """
    ledger = read_ledger(protocol.file)
    if known := ledger.version_of(protocol):
        return known, False
    number = max((each.number for each in ledger.versions), default=0) + 1
    read_before = tuple(name for name in protocol.outcomes if name in ledger.first_read)
    version = Version(number, protocol.hash, at.replace(microsecond=0), read_before)
    copy = beside(protocol.file).with_name(f"{_VERSION.sub('', protocol.file.stem)}.v{number}{protocol.file.suffix}")
    if copy != protocol.file:
        _keep(protocol.file, copy)
    entry = {
        **_told("fixed", version, at),
        "title": protocol.title,
        "content": protocol.content,
        "settings": protocol.settings,
        "outcomes_read_before": read_before,
        "software": software,
    }
    _add(ledger.path, entry)
    return version, True


def fixed_version(protocol: Protocol) -> Version:
    """Return the version that a protocol was fixed as. Raises DataProblem when it was not, or has changed since."""
    ledger = read_ledger(protocol.file)
    if found := ledger.version_of(protocol):
        return found
    last = ledger.versions[-1] if ledger.versions else None
    message = _("The protocol is not fixed, and no outcome is read before it is.")
    if last:
        message = _("The protocol has been changed since version {version} was fixed.")
    raise DataProblem(
        Finding(
            message=message,
            file=protocol.file.name,
            hint=_("Fix it: stegvis protocol fix {file}."),
            values=(("version", last.number if last else 0), ("file", protocol.file.name)),
        )
    )


def note_run(
    protocol: Protocol,
    version: Version,
    *,
    at: datetime,
    command: str,
    extract: str,
    extract_hash: str,
    settings: Mapping[str, Any],
    software: str,
) -> None:
    """Add a run to the list, before anything of it is known."""
    entry = {
        **_told("run", version, at),
        "command": command,
        "input": extract,
        "input_sha256": extract_hash,
        "settings": settings,
        "software": software,
    }
    _add(beside(protocol.file), entry)


def note_reading(protocol: Protocol, version: Version, outcomes: Iterable[str], *, at: datetime) -> None:
    """Write down, before it happens, that outcomes are read; only the first time for each."""
    before = read_ledger(protocol.file).first_read
    if new := [name for name in outcomes if name not in before]:
        _add(beside(protocol.file), {**_told("outcome_read", version, at), "outcomes": new})


def note_result(protocol: Protocol, version: Version, *, at: datetime, command: str, result_hash: str) -> None:
    """Write down the hash of what a run has written, so that it can be told later from what somebody changed."""
    entry = {**_told("result", version, at), "command": command, "result_sha256": result_hash}
    _add(beside(protocol.file), entry)


def _told(event: str, version: Version, at: datetime) -> dict[str, Any]:
    return {
        "event": event,
        "at": at.isoformat(timespec="seconds"),
        "version": version.number,
        "hash": version.hash,
    }


def _add(path: Path, entry: Mapping[str, Any]) -> None:
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(entry, ensure_ascii=False, allow_nan=False) + "\n")


def _keep(original: Path, copy: Path) -> None:
    """Keep the file as it was fixed. Raises DataProblem when another file stands there."""
    if copy.exists() and copy.read_bytes() != original.read_bytes():
        message = _("A file of this name is there, and is another.")
        raise DataProblem(Finding(message=message, file=copy.name, hint=_("Move it away first.")))
    copy.write_bytes(original.read_bytes())


def _lines(path: Path) -> Sequence[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError):
        raise DataProblem(Finding(message=_("The protocol's ledger can't be read."), file=path.name)) from None
