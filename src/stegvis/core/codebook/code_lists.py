"""What a code list is, and how its file is read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from stegvis.core.errors import Finding, UnknownCode


@dataclass(frozen=True)
class Label:
    """A text in the languages of the system. Person-facing languages come with their own files."""

    sv: str
    en: str

    def __str__(self) -> str:
        return self.sv


@dataclass(frozen=True)
class Code:
    """One entry: a stable code, its label, the group it counts in, when it holds, and what it maps to.

    `maps` holds other systems' names for it (`report_2011`, `sus`, `esf` …). `flags` are marks that a rule reads
    (`excluded`, `transfer`, `public_support` …), each explained in the list's own file.
    """

    code: str
    label: Label
    group: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    source: str | None = None
    maps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()

    def holds_on(self, day: date) -> bool:
        return (self.valid_from or day) <= day <= (self.valid_until or day)


@dataclass(frozen=True)
class CodeList:
    """A vocabulary in its fixed order. Indexing by an unknown code raises UnknownCode."""

    name: str
    title: Label
    entries: tuple[Code, ...]
    groups: Mapping[str, Label]
    source: str | None = None

    def __iter__(self) -> Iterator[Code]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, code: object) -> bool:
        return any(entry.code == code for entry in self.entries)

    def __getitem__(self, code: str) -> Code:
        for entry in self.entries:
            if entry.code == code:
                return entry
        raise UnknownCode(
            Finding(message="Unknown code in the list “{list}”.", column=self.name, values=(("list", self.title),))
        )

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(entry.code for entry in self.entries)

    def in_group(self, *groups: str) -> tuple[str, ...]:
        """Return the codes whose group is one of `groups`, in list order."""
        return tuple(entry.code for entry in self.entries if entry.group in groups)

    def flagged(self, flag: str) -> tuple[str, ...]:
        """Return the codes that carry `flag`, in list order."""
        return tuple(entry.code for entry in self.entries if flag in entry.flags)

    def unflagged(self, flag: str) -> tuple[str, ...]:
        """Return the codes that don't carry `flag`, in list order."""
        return tuple(entry.code for entry in self.entries if flag not in entry.flags)

    def on(self, day: date) -> tuple[Code, ...]:
        """Return the entries that may be chosen for something that happened on `day`."""
        return tuple(entry for entry in self.entries if entry.holds_on(day))

    def mapped(self, system: str, name: str) -> Code | None:
        """Return the entry that `system` calls `name` (case does not matter), if any."""
        wanted = name.strip().casefold()
        for entry in self.entries:
            if wanted in (other.casefold() for other in entry.maps.get(system, ())):
                return entry
        return None


def parse(name: str, raw: Mapping[str, Any]) -> CodeList:
    """Build a list from its file's content. Raises ValueError on a code that stands twice or a group not declared."""
    groups = {key: Label(**label) for key, label in (raw.get("groups") or {}).items()}
    entries = tuple(_entry(item) for item in raw["codes"])
    codes = [entry.code for entry in entries]
    twice = {code for code in codes if codes.count(code) > 1} if len(codes) < 400 else set()
    loose = {entry.group for entry in entries if entry.group and entry.group not in groups}
    if twice or loose:
        raise ValueError(f"{name}: codes twice {sorted(twice)}, groups not declared {sorted(loose)}")
    return CodeList(name, Label(**raw["title"]), entries, groups, raw.get("source"))


def _entry(item: Mapping[str, Any]) -> Code:
    return Code(
        code=str(item["code"]),
        label=Label(sv=item["sv"], en=item["en"]),
        group=item.get("group"),
        valid_from=item.get("from"),
        valid_until=item.get("until"),
        source=item.get("source"),
        maps={system: tuple(names) for system, names in (item.get("maps") or {}).items()},
        flags=frozenset(item.get("flags", ())),
    )
