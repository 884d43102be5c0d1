"""Which documents exist for whom, and who adds and removes them."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer

from ..models import Document, Person
from .grounds import may_record_ground
from .sight import Sight, today


def documents_seen(viewer: Viewer, at: date) -> QuerySet[Document]:
    """Return the documents about whom the viewer may open, without those that were taken out."""
    return Document.objects.filter(removed_at__isnull=True, person__in=Sight(viewer, at).unmasked.values("pk"))


def may_add_document(viewer: Viewer, person: Person) -> Verdict:
    """Who writes about a person also files her papers."""
    return may_record_ground(viewer, person)


def may_remove_document(viewer: Viewer, document: Document) -> Verdict:
    there = allow_if(documents_seen(viewer, today()).filter(pk=document.pk).exists(), refusal=NotVisible)
    return there.and_then(may_record_ground(viewer, document.person))


def may_review_forms(viewer: Viewer) -> Verdict:
    """Which translations an organisation prints is for its administrator to say."""
    own = viewer.organisation_id is not None and viewer.may(Permission.MANAGE_ORGANISATION)
    return allow_if(own, _("Only the organisation's administrator says which translations are reviewed."))
