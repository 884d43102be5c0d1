"""Persons as the data-protection officer knows them: by their keys alone."""

from stegvis.apps.access import log
from stegvis.apps.access.policies import may_read_log
from stegvis.apps.access.viewers import Viewer
from stegvis.core.personal_numbers import PersonalNumber

from ..models import Person, scoped


def key_by_number(viewer: Viewer, number: PersonalNumber) -> str | None:
    """Return the key of the own organisation's person with this number, and log that she was looked up.

    Protected persons too: they may ask who has read about them like everybody else. Raises NotVisible for whoever
    may not read the log.
    """
    may_read_log(viewer).or_refuse()
    people = Person.objects.filter(
        owner=viewer.organisation_id, number_lookup=scoped(viewer.organisation_id or 0, number.number)
    )
    key = people.values_list("key", flat=True).first()
    log.record("people.searched", by=viewer, person_keys=[key] if key else ())
    return key
