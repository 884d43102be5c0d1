"""Finding a package's files: in a folder or a zip, and nowhere else."""

import json
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from stegvis.core.archives import leads_outside, refuse_leading_outside
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

DESCRIPTOR = "datapackage.json"
MOST_BYTES = 4 * 1024**3  # unpacked; a zip that claims more is a mistake or an attack


@contextmanager
def opened(place: Path) -> Iterator[tuple[Path, Mapping[str, object]]]:
    """Yield the folder of the package at `place` (folder, zip or descriptor) and its descriptor."""
    if place.suffix.lower() == ".zip":
        with tempfile.TemporaryDirectory(prefix="stegvis-") as scratch:
            folder = _unpacked(place, Path(scratch))
            yield folder, _descriptor(folder / DESCRIPTOR)
    else:
        file = place / DESCRIPTOR if place.is_dir() else place
        yield file.parent, _descriptor(file)


def file_in(folder: Path, path: object) -> Path:
    """Return the file that a resource names. Raises DataProblem when it lies outside the package or is not there."""
    if not isinstance(path, str) or not _is_inside(path):
        raise DataProblem(
            Finding(
                message=_("A table's file must lie in the package."),
                file=DESCRIPTOR,
                column="path",
                expected=_("one file name, relative to the package"),
            )
        )
    file = folder / path
    if not file.resolve().is_relative_to(folder.resolve()) or not file.is_file():
        raise DataProblem(Finding(message=_("The file is missing from the package."), file=path))
    return file


def _is_inside(path: str) -> bool:
    return bool(path) and not leads_outside(path) and "\\" not in path


def _descriptor(file: Path) -> Mapping[str, object]:
    try:
        read = json.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        hint = _("Name the folder that holds it, the file itself, or a zip of the folder.")
        raise DataProblem(Finding(message=_("This is not a data package."), file=file.name, hint=hint)) from None
    except ValueError:
        raise DataProblem(Finding(message=_("The file can't be read as JSON."), file=file.name)) from None
    if not isinstance(read, dict) or not isinstance(read.get("resources"), list):
        raise DataProblem(
            Finding(message=_("The descriptor lists no tables."), file=file.name, expected=_("a list “resources”"))
        )
    return read


def _unpacked(place: Path, scratch: Path) -> Path:
    try:
        with zipfile.ZipFile(place) as archive:
            _refuse_too_large(archive, place)
            refuse_leading_outside(archive, place.name)
            archive.extractall(scratch)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError):
        raise DataProblem(Finding(message=_("The zip file can't be opened."), file=place.name)) from None
    except FileNotFoundError:
        raise DataProblem(Finding(message=_("There is no such file."), file=place.name)) from None
    tops = sorted(scratch.rglob(DESCRIPTOR), key=lambda file: len(file.parts))
    return tops[0].parent if tops else scratch


def _refuse_too_large(archive: zipfile.ZipFile, place: Path) -> None:
    if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
        raise DataProblem(Finding(message=_("The zip file unpacks to more than can be read."), file=place.name))
