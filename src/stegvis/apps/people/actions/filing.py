"""What was received is put in a file of the own organisation."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.core.personal_numbers import parse

from ..models import Disclosure, Person, Reception
from ..policies import Sight, may_file, today
from .copying import put
from .register import register_person


class OnlyOneRow(Refused):
    default = _("Choose either a person you have or a new one.")


@act
def file_disclosure(
    *, disclosure: Disclosure, by: Viewer, person: Person | None = None, register: bool = False
) -> Reception:
    """Put what was received in the file of one of the own persons, or of a new one with the identity handed over.

    The organisation then also knows of the consents that name it.
    """
    disclosure = Disclosure.objects.select_for_update(of=("self",)).get(pk=disclosure.pk)
    may_file(by, disclosure).or_refuse()
    if (person is None) != register:
        raise OnlyOneRow
    if person is None:
        person = register_person(by=by, **identity_of(disclosure))
    elif not Sight(by, today()).at_work.unmasked.filter(pk=person.pk).exists():
        raise NotVisible
    return file_received(disclosure, person, by)


def file_received(disclosure: Disclosure, person: Person, by: Viewer) -> Reception:
    """Put it in the file, once somebody has been found allowed to; what has been filed stays where it is."""
    if hasattr(disclosure, "reception"):
        return disclosure.reception
    reception = put(disclosure, person, by)
    log.record("disclosure.filed", target=disclosure, person_key=person.key, by=by)
    return reception


def identity_of(disclosure: Disclosure) -> dict[str, Any]:
    """Return what a person is registered with from a copy that says who she is."""
    who = {name: value for name, value in disclosure.copy["who"].items() if value}
    number = parse(who.pop("number"), as_of=today()) if "number" in who else None
    if "birth_date" in who:
        who["birth_date"] = date.fromisoformat(who["birth_date"])
    return {"number": number, **who}
