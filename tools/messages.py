"""Makes the Swedish catalogues from their parts: one JSON file an area, English text → Swedish text.

    {"Save": "Spara", "%(n)s day": {"plural": "%(n)s days", "sv": ["%(n)s dag", "%(n)s dagar"]}}

Two domains: `stegvis` (core, the standard library's gettext) and `django` (the application). The machine needs no
gettext programs. With --missing the texts are listed that the code has and the parts lack; then nothing is written.
"""

import io
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent / "src" / "stegvis"
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2)}
_FROM_TEMPLATE = re.compile(r"""\b(n?gettext|_)\(u?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")""")


@dataclass(frozen=True)
class Domain:
    """A catalogue: its name, the folder of its parts, and the folders of code whose texts it holds."""

    name: str
    locale: Path
    code: tuple[Path, ...]

    @property
    def parts(self) -> list[Path]:
        return sorted((self.locale / "sv").glob("*.json"))

    @property
    def base(self) -> Path:
        return self.locale / "sv" / "LC_MESSAGES" / self.name


CORE = Domain("stegvis", ROOT / "core" / "locale", (ROOT / "core", ROOT / "cli"))
APPLICATION = Domain("django", ROOT / "locale", (ROOT / "apps", ROOT / "web", ROOT / "config", ROOT / "demo"))


def catalogue(domain: Domain) -> Catalog:
    """Merge a domain's parts. Raises ValueError when two parts translate one text differently."""
    merged = Catalog(locale="sv", charset="utf-8", fuzzy=False, project="Stegvis", version="1", header_comment="#")
    merged.creation_date = merged.revision_date = datetime(2026, 1, 1, tzinfo=UTC)  # the same parts give the same file
    seen: dict[str, tuple[object, str]] = {}
    quarrels: list[str] = []
    for part in domain.parts:
        for text, swedish in json.loads(part.read_text(encoding="utf-8")).items():
            other, where = seen.setdefault(text, (swedish, part.name))
            if other != swedish:
                quarrels.append(f"“{text}”: {where} has “{other}”, {part.name} has “{swedish}”")
    if quarrels:
        raise ValueError("\n".join(quarrels))
    for text, (swedish, _where) in sorted(seen.items()):
        plural = isinstance(swedish, dict)
        merged.add((text, swedish["plural"]) if plural else text, swedish["sv"] if plural else swedish)  # type: ignore[index]
    return merged


def written(domain: Domain) -> tuple[bytes, bytes]:
    """Return the catalogue as .po and as .mo."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue(domain), width=120, omit_header=False)
    write_mo(mo, catalogue(domain))
    return po.getvalue(), mo.getvalue()


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (file, text) for each text that the code in a folder marks for translation."""
    for path in sorted(folder.rglob("*.py")):
        with path.open("rb") as source:
            for _line, message, _comments, _context in extract(
                "python", source, KEYWORDS, options={"encoding": "utf-8"}
            ):
                yield str(path.relative_to(ROOT)), message[0] if isinstance(message, tuple) else message
    for path in sorted([*folder.rglob("*.html"), *folder.rglob("templates/**/*.txt")]):
        for text in _template_texts(path):
            yield str(path.relative_to(ROOT)), text


def missing(domain: Domain, folder: Path) -> list[tuple[str, str]]:
    """Return (file, text) for the texts of a folder that have no Swedish."""
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue(domain)}
    return [(file, text) for file, text in texts(folder) if text and text not in known]


def _template_texts(path: Path) -> Iterator[str]:
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    for found in _FROM_TEMPLATE.finditer(templatize(path.read_text(encoding="utf-8"))):
        yield re.sub(r"\\(.)", r"\1", found.group(2) if found.group(2) is not None else found.group(3))


def main(arguments: list[str]) -> int:
    lacking = 0
    for domain in (CORE, APPLICATION):
        if "--missing" in arguments:
            found = [each for folder in domain.code if folder.is_dir() for each in missing(domain, folder)]
            lacking += len(found)
            sys.stdout.writelines(f"{file}: {json.dumps(text, ensure_ascii=False)}\n" for file, text in found)
            continue
        domain.base.parent.mkdir(parents=True, exist_ok=True)
        po, mo = written(domain)
        domain.base.with_suffix(".po").write_bytes(po)
        domain.base.with_suffix(".mo").write_bytes(mo)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
