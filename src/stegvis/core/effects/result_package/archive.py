"""A zip from outside, opened with limits: few members, of known names, small, each as its hash says."""

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from stegvis.core.marking import _

from .problems import problem

MEGABYTE = 1 << 20
MOST_BYTES, MOST_MEMBER_BYTES, MOST_MEMBERS = 10 * MEGABYTE, 4 * MEGABYTE, 20
ENCRYPTED = 0x1


def members_of(path: Path, known: Iterable[str]) -> dict[str, bytes]:
    """Return each member's bytes, on no disk. Raises DataProblem when anything is not as it should be."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise problem(path.name, _("The file is larger than a package can be."))
        with ZipFile(path) as package:
            places = package.infolist()
            _refuse_strange(path.name, places, frozenset(known))
            return {place.filename: _read(path.name, package, place) for place in places}
    except (OSError, BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, ValueError):
        raise problem(path.name, _("The file is not a package, or is damaged.")) from None


def require_hashes(file: str, members: Mapping[str, bytes], told: Iterable[Mapping[str, Any]]) -> None:
    """Refuse members that the manifest does not name, or whose content is another than it says."""
    hashes = {each["name"]: each["sha256"] for each in told}
    for name in sorted(set(members) | set(hashes)):
        if name not in hashes or name not in members:
            raise problem(file, _("The manifest and the package do not name the same members."), name)
        if hashlib.sha256(members[name]).hexdigest() != hashes[name]:
            raise problem(file, _("The member has been changed since the package was made."), name)


def _refuse_strange(file: str, places: list[ZipInfo], known: frozenset[str]) -> None:
    names = [place.filename for place in places]
    if len(names) > MOST_MEMBERS or len(set(names)) != len(names):
        raise problem(file, _("The package has too many members, or the same one twice."))
    for place in places:
        if place.filename not in known or place.orig_filename != place.filename:
            raise problem(file, _("The package holds something that does not belong in it."))
        if place.file_size > MOST_MEMBER_BYTES:
            raise problem(file, _("The member is larger than it can be."), place.filename)
        if place.flag_bits & ENCRYPTED:
            raise problem(file, _("The member is encrypted."), place.filename)


def _read(file: str, package: ZipFile, place: ZipInfo) -> bytes:
    """Read no more than a member may have, whatever its size is said to be."""
    with package.open(place) as stream:
        content = stream.read(MOST_MEMBER_BYTES + 1)
    if len(content) > MOST_MEMBER_BYTES or len(content) != place.file_size:
        raise problem(file, _("The member is larger than it can be."), place.filename)
    return content
