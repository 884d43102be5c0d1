"""All that an organisation keeps, in one file that it takes with it: persons, documents, figures and its log.

The file is not encrypted: who makes it sits at the server with its keys. It is made beside its place, read back, and
moved there when it is whole. Rows that are written meanwhile may be in one part of it and not in another.
"""

import hashlib
import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from django.db.models import Q, QuerySet
from django.utils import timezone

from stegvis.apps.access import log
from stegvis.apps.access.models import LogEntry, Organisation
from stegvis.apps.access.viewers import Job
from stegvis.apps.casework.models import Case, FormerCase
from stegvis.apps.people.models import Person
from stegvis.apps.projects.models import Project
from stegvis.apps.reporting.frames import dataset_of_owner
from stegvis.core.datapackage import write_package

from .erasure import pass_the_fence
from .extract import Extract, extract

FORMAT = "stegvis-take-out/1"
MANIFEST = "manifest.json"
LEFT_OUT = (
    "Keys by which names are found: they are made anew from the names.",
    "Rows that were refused when a file was read in, kept as whole files until they are mended.",
    "Texts that nobody has saved but those about a person.",
)
PEOPLE_AT_ONCE = 100
CHUNK = 1 << 20


class NotWhole(Exception):
    """A file that was taken out is not as it was made; the arguments say what is wrong."""


@dataclass
class Packing:
    """A ZIP file on its way, and what its manifest says."""

    archive: ZipFile
    files: list[dict[str, object]] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)
    persons: int = 0

    def add(self, name: str, content: bytes) -> None:
        self.archive.writestr(name, content)
        self.files.append({"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()})


def take_out(organisation: Organisation, place: Path, *, why: str, by: Job) -> dict[str, object]:
    """Write the file to `place` and return its manifest; each person's log says that it was made, and why.

    Raises FileExistsError where something stands there already.
    """
    if place.exists():
        raise FileExistsError(f"{place} is there already: choose another place")
    pass_the_fence()
    handle, name = tempfile.mkstemp(prefix=f".{place.name}-", dir=place.parent)  # for its maker alone to read
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
            _pack(Packing(archive), organisation, timezone.now(), why, by)
        manifest = checked(made)
        os.link(made, place)  # refuses where something has come meanwhile
        log.record("organisation.take_out_made", by=by, target=organisation, organisation=organisation, reason=why)
    finally:
        made.unlink()
    return manifest


def checked(place: Path) -> dict[str, object]:
    """Return the manifest of a file that was taken out, when every file in it is there as it was made.

    Raises NotWhole with all that is wrong.
    """
    try:
        with ZipFile(place) as archive:
            manifest: dict[str, object] = json.loads(archive.read(MANIFEST))
            wrong = list(_complaints(archive, manifest["files"]))  # type: ignore[arg-type]
    except (BadZipFile, KeyError, ValueError, OSError) as broken:
        raise NotWhole(f"{place.name} is no file that was taken out of Stegvis, or is cut off") from broken
    if wrong:
        raise NotWhole(*wrong)
    return manifest


def _complaints(archive: ZipFile, files: Sequence[dict[str, object]]) -> Iterator[str]:
    there, told = set(archive.namelist()) - {MANIFEST}, {str(each["name"]): each for each in files}
    yield from (f"{name} is missing" for name in sorted(told.keys() - there))
    yield from (f"{name} does not belong here" for name in sorted(there - told.keys()))
    for name in sorted(there & told.keys()):
        if _digest(archive, name) != told[name]["sha256"]:
            yield f"{name} is not as it was made"


def _digest(archive: ZipFile, name: str) -> str | None:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as content:
            while chunk := content.read(CHUNK):
                digest.update(chunk)
    except BadZipFile:
        return None
    return digest.hexdigest()


def _pack(packing: Packing, organisation: Organisation, at: datetime, why: str, by: Job) -> None:
    for people in _people(organisation):
        keys = [each.key for each in people]
        log.record(
            "organisation.taken_out",
            by=by,
            target=organisation,
            organisation=organisation,
            person_keys=keys,
            reason=why,
        )
        for person in people:
            _add_person(packing, person.key, extract(person, organisation, at))
    for project in _projects(organisation):
        _add_dataset(packing, project, organisation, by)
    packing.add("log.jsonl", _log_of(organisation))
    manifest = {
        "format": FORMAT,
        "organisation": organisation.name,
        "made_at": at.isoformat(),
        "persons": packing.persons,
        "rows": dict(sorted(packing.rows.items())),
        "left_out": LEFT_OUT,
        "files": packing.files,
    }
    packing.archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))


def _people(organisation: Organisation) -> Iterator[list[Person]]:
    """Return the organisation's persons, some at a time; a row merged into another stands in that one's part."""
    rows, last = Person.objects.filter(owner=organisation, merged_into__isnull=True).order_by("pk"), 0
    while people := list(rows.filter(pk__gt=last)[:PEOPLE_AT_ONCE]):
        yield people
        last = people[-1].pk


def _projects(organisation: Organisation) -> QuerySet[Project]:
    """Return the projects in which the organisation has cases, or had."""
    kept, removed = (model.objects.filter(owner=organisation).values("project") for model in (Case, FormerCase))
    return Project.objects.filter(Q(pk__in=kept) | Q(pk__in=removed)).order_by("key")


def _add_person(packing: Packing, key: str, made: Extract) -> None:
    packing.persons += 1
    packing.rows.update({part.kind: len(part.rows) for part in made.parts})
    packing.add(f"persons/{key}/extract.json", made.data)
    for file in made.files:
        packing.add(f"persons/{key}/{file.name}", file.content)


def _add_dataset(packing: Packing, project: Project, organisation: Organisation, by: Job) -> None:
    dataset = dataset_of_owner(project, organisation, cut_off=timezone.localdate(), by=by)
    with tempfile.TemporaryDirectory() as folder:
        made = write_package(dataset, Path(folder) / project.key)
        for path in sorted(each for each in made.rglob("*") if each.is_file()):
            packing.add(f"projects/{project.key}/{path.relative_to(made).as_posix()}", path.read_bytes())


def _log_of(organisation: Organisation) -> bytes:
    """Return the log about the organisation's data, a line of JSON for each entry."""
    columns = ("at", "act", "viewer", "target", "person_key", "person_keys", "fields", "reason", "refused")
    entries = LogEntry.objects.filter(organisation_id=organisation.pk).order_by("pk").values(*columns)
    lines = (json.dumps(each, ensure_ascii=False, default=str) for each in entries.iterator())
    return "\n".join(lines).encode()
