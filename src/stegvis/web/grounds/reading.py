"""Opens a person's ground or paper for a page; whoever may not open it finds no page."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.people import queries
from stegvis.apps.people.policies import may_record_ground, may_withdraw
from stegvis.web.common.access import staff
from stegvis.web.common.persons.reading import open_person


def writable_person(request: HttpRequest, key: str) -> Any:
    """Return the person, of whom the viewer may note grounds. Raises NotVisible, NotAllowed."""
    person = open_person(request, key)
    may_record_ground(staff(request), person).or_refuse()
    return person


def own_consent(request: HttpRequest, key: str, ground_key: str) -> tuple[Any, Any]:
    """Return the person and a consent that the own organisation took. Raises NotVisible."""
    person, ground = writable_person(request, key), _ground(request, ground_key)
    if ground.person_id != person.pk or not ground.is_consent:
        raise NotVisible
    return person, ground


def ground_to_end(request: HttpRequest, key: str, ground_key: str) -> tuple[Any, Any]:
    """Return the person and a ground about her that the viewer may withdraw. Raises NotVisible, NotAllowed."""
    viewer, person, ground = staff(request), open_person(request, key), _ground(request, ground_key)
    if queries.own_person(viewer, ground).pk != person.pk:
        raise NotVisible
    may_withdraw(viewer, ground).or_refuse()
    return person, ground


def document_about(request: HttpRequest, key: str, document_key: str) -> Any:
    document = queries.document_for(staff(request), document_key, timezone.localdate())
    if document.person.key != key:
        raise NotVisible
    return document


def _ground(request: HttpRequest, ground_key: str) -> Any:
    return queries.ground_for(staff(request), ground_key, timezone.localdate())
