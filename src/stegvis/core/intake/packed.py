"""The zip archive that an xlsx or ods file is: opened only when its directory stays within the limits.

A directory that lies about a size is found out: a member is read to its promised size and its checksum must then fit.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from stegvis.core.archives import refuse_leading_outside
from stegvis.core.intake import refusals
from stegvis.core.intake.limits import MEGABYTE, Limits

_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OSError, KeyError, zlib.error)


class Packed:
    """An archive within the limits. Raises DataProblem when it is damaged, locked, too large or holds an entity."""

    def __init__(self, data: bytes, file: str, limits: Limits) -> None:
        self.file = file
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _BROKEN:
            raise refusals.damaged(file) from None
        self.names = self._archive.namelist()
        refuse_leading_outside(self._archive, file)
        self._check(limits)

    def _check(self, limits: Limits) -> None:
        entries = self._archive.infolist()
        if len(entries) > limits.packed_files or sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
            raise refusals.too_large(self.file, limits.unpacked_bytes // MEGABYTE)
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise refusals.locked(self.file)
        odd = any(entry.compress_type not in _PLAIN_METHODS for entry in entries)
        if odd or len(set(self.names)) < len(self.names):
            raise refusals.damaged(self.file)

    def read(self, name: str) -> bytes:
        """Return one member, unpacked. Raises DataProblem when it is missing, damaged or declares an entity."""
        try:
            content = self._archive.read(name)
        except _BROKEN:
            raise refusals.damaged(self.file) from None
        if _DOCTYPE.search(content[:4096]) or (b"<!" in content and _DOCTYPE.search(content)):
            raise refusals.damaged(self.file)
        return content

    def xml(self) -> Iterator[tuple[str, bytes]]:
        """Unpack each member of XML in turn."""
        for name in self.names:
            if name.lower().endswith((".xml", ".rels")):
                yield name, self.read(name)
