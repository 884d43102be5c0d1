"""Which person of one organisation is which of another's, as far as they have told each other."""

from stegvis.apps.access.models import Organisation

from ..models import Person, Reception


def linked(person: Person, other: Organisation | int) -> Person | None:
    """Return the row of organisation `other` that a disclosure about `person`, or from it, was filed under.

    None as long as neither has filed anything: a number that both happen to have links nothing.
    """
    organisation_id = other if isinstance(other, int) else other.pk
    there = Reception.objects.filter(disclosure__person=person, person__owner=organisation_id)
    here = Reception.objects.filter(person=person, disclosure__person__owner=organisation_id)
    found = there.select_related("person").order_by("-pk").first()
    if found:
        return found.person
    back = here.select_related("disclosure__person").order_by("-pk").first()
    return back.disclosure.person if back else None
