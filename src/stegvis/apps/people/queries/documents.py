from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer

from ..models import Document, Person
from ..policies import Sight, documents_seen


def document_for(viewer: Viewer, key: str, at: date) -> Document:
    """Return one document, its content still sealed. Raises NotVisible, also for one that was taken out."""
    found = documents_seen(viewer, at).defer("content").select_related("person").filter(key=key).first()
    if found is None:
        raise NotVisible
    Sight(viewer, at).opens(found.person)
    return found


def content_of(viewer: Viewer, document: Document) -> bytes:
    """Return the file that `document_for` found, and log that it was read."""
    log.record("document.read", target=document, person_key=document.person.key, by=viewer, fields=[document.kind])
    return bytes(document.content)


def documents_of(viewer: Viewer, person: Person, at: date) -> list[Document]:
    """Return the documents about a person that are there, the latest first, their content still sealed."""
    rows = documents_seen(viewer, at).filter(person=person)
    return list(rows.defer("content").select_related("added_by").order_by("-added_at", "-pk"))
