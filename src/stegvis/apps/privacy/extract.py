"""All that an organisation keeps about one person, and who has read it: what she gets when she asks.

What is in the rows is told in Swedish, whatever language the screen has. Names of colleagues stand where they wrote
something; of those who only read, the role stands and not the name.
"""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from stegvis.apps.access.models import LogEntry, Organisation
from stegvis.apps.access.roles import Role
from stegvis.apps.access.verdicts import Text
from stegvis.apps.people.contents import LANGUAGE
from stegvis.apps.people.models import Document, Person
from stegvis.core.writers import letter
from stegvis.core.writers.letter import Letter, LetterPart

from .kinds import KINDS, Kind, rows_of
from .saying import Line, lines_of

FORMAT = "stegvis-extract/1"
_STAFF = re.compile(r"staff:\d+ (?P<role>\w+) organisation:\d+$")

ActWords = Callable[[str], Text]
"""What an act in the log is called: the words are the screens'."""


@dataclass(frozen=True)
class Part:
    """The rows of one kind, each as its lines."""

    kind: str
    title: str
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Read:
    """One entry of the log about the person: when, what, in which role, and whether it was refused."""

    at: datetime
    act: str
    role: str
    refused: bool


@dataclass(frozen=True)
class File:
    """A document as it is kept. Its name tells nothing."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Extract:
    """What is kept, in the order of `KINDS`."""

    organisation: str
    made_at: datetime
    parts: tuple[Part, ...]
    reads: tuple[Read, ...]
    files: tuple[File, ...]

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(part.kind for part in self.parts)

    @cached_property
    def data(self) -> bytes:
        """Return the extract as JSON: column, label, value as data, and value in words."""
        content = {
            "format": FORMAT,
            "organisation": self.organisation,
            "made_at": self.made_at.isoformat(),
            "parts": [
                {"kind": part.kind, "title": part.title, "rows": [[vars(line) for line in row] for row in part.rows]}
                for part in self.parts
            ],
            "log": [{**vars(read), "at": read.at.isoformat()} for read in self.reads],
            "files": [file.name for file in self.files],
        }
        return json.dumps(content, ensure_ascii=False, indent=1).encode()

    @cached_property
    def digest(self) -> str:
        """Return the SHA-256 of the JSON file."""
        return hashlib.sha256(self.data).hexdigest()

    def printed(self, says: ActWords) -> bytes:
        """Return the extract as a PDF to hand over; `says` tells what the acts of the log are called."""
        with override(LANGUAGE):
            return letter.compiled(self._letter(says))

    def packed(self, says: ActWords) -> bytes:
        """Return one ZIP file with the PDF, the JSON and the documents."""
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            archive.writestr("extract.pdf", self.printed(says))
            archive.writestr("extract.json", self.data)
            for file in self.files:
                archive.writestr(f"documents/{file.name}", file.content)
        return packed.getvalue()

    def _letter(self, says: ActWords) -> Letter:
        made = timezone.localtime(self.made_at)
        parts = [_printed(part, number, row) for part in self.parts for number, row in enumerate(part.rows)]
        log = tuple((f"{timezone.localtime(each.at):%Y-%m-%d %H:%M}", _read(each, says)) for each in self.reads)
        about_log = _("Names of those who only read are not given, but their role.")
        return Letter(
            title=_("What we keep about you"),
            facts=(
                (_("Organisation"), self.organisation),
                (_("Made"), f"{made:%Y-%m-%d %H:%M}"),
                (_("SHA-256 of the JSON file"), self.digest),
            ),
            parts=(*parts, *_rights(), LetterPart(_("Who has read and written"), log, about_log)),
            foot=self.organisation,
            page_of=(_("page"), _("of")),
            dated=made.date(),
        )


def extract(person: Person, organisation: Organisation, at: datetime) -> Extract:
    """Gather all rows about a person of the organisation's own, her documents, and the log of who read and wrote.

    One query for each kind. Rows that were refused when a file was read in lie encrypted as a whole workbook and can't
    be searched for one person; the extract says so.
    """
    with override(LANGUAGE):
        parts = tuple(part for part in (_part(kind, person) for kind in KINDS if not kind.machine) if part.rows)
    documents = Document.objects.filter(person__in=rows_of(person)).order_by("pk")
    return Extract(
        organisation=organisation.name,
        made_at=at,
        parts=parts,
        reads=tuple(_reads(person)),
        files=tuple(_file(each) for each in documents if each.content),
    )


def _part(kind: Kind, person: Person) -> Part:
    related = [field.name for field in kind.model._meta.concrete_fields if field.is_relation and field.name != "person"]
    rows = kind.rows(person).select_related(*related)
    return Part(kind.label, str(kind.title), tuple(lines_of(row) for row in rows))


def _reads(person: Person) -> list[Read]:
    about = Q()
    for key in Person.objects.filter(pk__in=rows_of(person)).values_list("key", flat=True):
        about |= Q(person_key=key) | Q(person_keys__contains=key)
    entries = LogEntry.objects.filter(about, organisation_id=person.owner_id).order_by("at", "pk")
    return [Read(each.at, each.act, _role(each.viewer), each.refused) for each in entries]


def _role(viewer: str) -> str:
    staff = _STAFF.search(viewer)
    return staff["role"] if staff else viewer.partition(":")[0]


def _file(document: Document) -> File:
    return File(f"document-{document.pk}.{document.ending}", bytes(document.content))


def _printed(part: Part, number: int, row: tuple[Line, ...]) -> LetterPart:
    heading = part.title if len(part.rows) == 1 else f"{part.title} {number + 1}"
    return LetterPart(heading, tuple((line.label, line.says) for line in row))


def _read(read: Read, says: ActWords) -> str:
    role = str(Role(read.role).label) if read.role in Role.values else _("The system")
    told = f"{says(read.act)} ({role})"
    return _("%(what)s: refused") % {"what": told} if read.refused else told


def _rights() -> tuple[LetterPart, ...]:
    """Say what article 15 asks for besides the data, and what can't be in the extract."""
    rights = _(
        "You can ask to have what is wrong corrected, ask that it is not used meanwhile, and complain to "
        "Integritetsskyddsmyndigheten. Whom it was handed over to stands under “Handed over”; how long it is kept is "
        "the organisation's decision, which it tells you with this extract."
    )
    refused_rows = _(
        "Rows of files that could not be read in are kept encrypted as whole files until they are mended, and can't be "
        "searched for one person."
    )
    return (LetterPart(_("Your rights"), (), rights), LetterPart(_("What is not here"), (), refused_rows))
