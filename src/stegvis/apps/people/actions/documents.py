"""Papers about a person: added, attached to a consent, and taken out with a reason."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.saving import save

from ..contents import LANGUAGE
from ..file_types import file_type
from ..models import Consent, Document, Ground, Person
from ..policies import may_add_document, may_remove_document, now
from .grounds import record_consent

KIND = "identity"
"""What a consent form tells: who has signed it."""


class HasItsPaper(Refused):
    default = _("The consent has its paper already. Take that out first.")


class SayWhyItGoes(Refused):
    default = _("Say why the document is taken out.")


@act
def add_document(*, person: Person, kind: str, title: str, content: bytes, by: Viewer) -> Document:
    """Keep a file about a person, encrypted. Raises NotAPaper, LockedPaper, TooLargePaper and EmptyPaper."""
    may_add_document(by, person).or_refuse()
    document = Document(
        person=person, origin_id=person.owner_id, kind=kind, title=title, type=file_type(content), content=content
    )
    document.size, document.added_by_id = len(content), by.user_id
    save(document, by=by)
    log.record("document.added", target=document, person_key=person.key, by=by, fields=[kind])
    return document


@act
def record_consent_with_paper(*, person: Person, paper: bytes | None, by: Viewer, **details: Any) -> Ground:
    """Record a consent together with its signed form: both or neither. `details` are those of `record_consent`."""
    document = _signed_form(person, paper, by) if paper else None
    return record_consent(person=person, document=document, by=by, **details)


@act
def document_consent(*, ground: Ground, content: bytes, by: Viewer) -> Document:
    """Attach the signed form to a consent that the own organisation took. Raises HasItsPaper."""
    consent = Consent.objects.select_for_update(of=("self",)).filter(ground=ground).first()
    if consent is None or ground.person.owner_id != by.organisation_id:
        raise NotVisible
    if has_paper(consent):
        raise HasItsPaper
    document = _signed_form(ground.person, content, by)
    consent.document = document
    save(consent, by=by)
    log.record("consent.documented", target=ground, person_key=ground.person.key, by=by)
    return document


@act
def remove_document(*, document: Document, why: str, by: Viewer) -> Document:
    """Take a document out with a reason: it is shown no more, and what rested on it stands without its paper."""
    document = Document.objects.select_for_update(of=("self",)).select_related("person").get(pk=document.pk)
    may_remove_document(by, document).or_refuse()
    if not why.strip():
        raise SayWhyItGoes
    document.removed_at, document.removed_by_id, document.why = now(), by.user_id, why.strip()
    document.save(update_fields=["removed_at", "removed_by", "why"])
    log.record("document.removed", target=document, person_key=document.person.key, by=by)
    return document


def has_paper(consent: Consent) -> bool:
    """Say whether the signed form of a consent is there to be read."""
    return consent.document_id is not None and consent.document.removed_at is None


def _signed_form(person: Person, content: bytes, by: Viewer) -> Document:
    with override(LANGUAGE):
        title = str(_("Signed consent form"))
    return add_document(person=person, kind=KIND, title=title, content=content, by=by)
