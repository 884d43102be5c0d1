"""What a zip may not hold: a member whose path leads out of the folder that it is unpacked in."""

import zipfile
from pathlib import PurePosixPath

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _


def leads_outside(path: str) -> bool:
    """Tell whether a member's path is absolute, names a drive or goes up; Windows' way to write it included."""
    parts = PurePosixPath(path.replace("\\", "/"))
    return parts.is_absolute() or ".." in parts.parts or ":" in path


def refuse_leading_outside(archive: zipfile.ZipFile, file: str) -> None:
    """Raise DataProblem when a member leads outside, before anything is unpacked."""
    if any(leads_outside(each.orig_filename) for each in archive.infolist()):
        raise DataProblem(Finding(message=_("The zip file holds a path that leads out of it."), file=file))
