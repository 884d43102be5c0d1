"""Requests for what is kept: the data-protection officer's list, and how much there is of each kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible, Text
from stegvis.apps.access.viewers import Viewer

from .kinds import KINDS
from .models import SubjectRequest
from .policies import visible_requests


@dataclass(frozen=True)
class Amount:
    """How many rows there are of a kind."""

    title: Text
    number: int


def requests_to(viewer: Viewer) -> QuerySet[SubjectRequest]:
    """Return the requests to the viewer's organisation: open ones by the day they are due, then the closed."""
    return visible_requests(viewer).select_related("person", "recorded_by")


def waiting(viewer: Viewer) -> QuerySet[SubjectRequest]:
    """Return the requests that have not been answered yet."""
    return visible_requests(viewer).filter(closed_on__isnull=True)


def request_for(viewer: Viewer, key: str) -> SubjectRequest:
    """Return the request with this key. Raises NotVisible."""
    row = requests_to(viewer).select_related("made_by", "closed_by", "organisation").filter(key=key).first()
    if row is None:
        raise NotVisible
    return row


def amounts(viewer: Viewer, request: SubjectRequest) -> Sequence[Amount]:
    """Return how much is kept about whoever asks, kind by kind and nothing of what it says, and log the count."""
    if not visible_requests(viewer).filter(pk=request.pk).exists():
        raise NotVisible
    counted = [Amount(kind.title, kind.rows(request.person).count()) for kind in KINDS if not kind.machine]
    log.record("privacy.amounts_read", target=request, person_key=request.person.key, by=viewer)
    return [each for each in counted if each.number]
