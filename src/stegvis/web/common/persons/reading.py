"""Opens a person, a case or a follow-up for a page, and logs that it was read."""

from django.http import HttpRequest
from django.utils import timezone

from stegvis.apps.access import log
from stegvis.apps.casework import queries
from stegvis.apps.people.queries import person_for
from stegvis.web.common.access import staff

from .drafts import is_kept


def open_person(request: HttpRequest, key: str):  # type: ignore[no-untyped-def]
    """Return the person with this key. Raises NotVisible."""
    viewer = staff(request)
    person = person_for(viewer, key, timezone.localdate())
    if not is_kept(request):  # then nothing is shown of her
        log.record("person.read", target=person, person_key=person.key, by=viewer)
    return person


def open_case(request: HttpRequest, case_key: str):  # type: ignore[no-untyped-def]
    """Return the case with this key, with its person. Raises NotVisible."""
    return _read(request, queries.case_for(staff(request), case_key, timezone.localdate()))


def open_followup(request: HttpRequest, followup_id: int):  # type: ignore[no-untyped-def]
    """Return the follow-up, with its case and person. Raises NotVisible."""
    followup = queries.followup_for(staff(request), followup_id, timezone.localdate())
    _read(request, followup.case)
    return followup


def _read(request: HttpRequest, case):  # type: ignore[no-untyped-def]
    if not is_kept(request):
        log.record("case.read", target=case, person_key=case.person.key, by=staff(request))
    return case
