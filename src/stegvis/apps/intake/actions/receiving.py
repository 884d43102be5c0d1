import hashlib
from datetime import date
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Staff
from stegvis.apps.jobs.actions import start_job
from stegvis.core.intake import EXTRACT, WORKBOOK, Kind, Limits
from stegvis.core.intake.file_names import safe_name

from ..destinations import destination
from ..models import Batch, BatchFile, State
from ..queries import READ_JOB


class TooLarge(Refused):
    default = _("The file is too large. Save only the sheets that are to be read in a new file.")


class AlreadyReadIn(Refused):
    """The very same file has been read in and counts. `key` is its batch's."""

    default = _("The same file has been read in already. It would change nothing.")
    key = ""


class Upload(Protocol):
    """A file on its way in; its size is known before it is read."""

    name: str | None
    size: int | None

    def read(self) -> bytes: ...


def limits_of(kind: Kind) -> Limits:
    return WORKBOOK if kind is Kind.MONTHLY else EXTRACT


@act
def receive_file(*, upload: Upload, kind: Kind, project_key: str, as_of: date, by: Staff) -> Batch:
    """Take in a file that tells about `as_of`, and start to read it. Nothing of it counts until it is accepted.

    Raises NotAllowed, NotVisible, TooLarge (before it is read) or AlreadyReadIn.
    """
    destination().may_import(by, project_key).or_refuse()
    if (upload.size or 0) > limits_of(kind).file_bytes:
        raise TooLarge
    content = upload.read()
    batch = Batch(
        organisation_id=by.organisation_id,
        project_key=project_key,
        kind=kind.value,
        as_of=as_of,
        file_name=safe_name(upload.name or "?"),
        sha256=hashlib.sha256(content).hexdigest(),
        created_by_id=by.user_id,
    )
    _refuse_the_same(batch)
    batch.save()
    BatchFile.objects.create(batch=batch, content=content)
    log.record("intake.received", by=by, target=batch)
    start_job(kind=READ_JOB, target=batch.key, by=by)
    return batch


def _refuse_the_same(batch: Batch) -> None:
    same = Batch.objects.filter(
        organisation=batch.organisation_id,
        project_key=batch.project_key,
        kind=batch.kind,
        as_of=batch.as_of,
        sha256=batch.sha256,
        state=State.APPLIED,
        replaced_by__isnull=True,
    ).first()
    if same:
        refusal = AlreadyReadIn()
        refusal.key = same.key
        raise refusal
