from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person, is_shown
from stegvis.apps.people.queries import person_for

from ..models import HouseholdMembership, Payment


@dataclass(frozen=True)
class Payments:
    """What the households of a person were paid while she belonged to them, the latest month first."""

    person: Person
    rows: tuple[Payment, ...]
    total: Decimal


def payments_of(viewer: Viewer, key: str, at: date) -> Payments:
    """Return the payments to the person's households, and log that they were read. Raises NotVisible.

    A month counts when she belonged to the household on any day of it.
    """
    person = person_for(viewer, key, at)
    membership = HouseholdMembership.objects.that_count().filter(person=person)
    paid = Q(pk__in=())
    for household, on, until in membership.values_list("household_key", "on", "until"):
        since = Q(month__gte=on.replace(day=1)) if on else Q()
        paid |= Q(household_key=household) & since & (Q(month__lte=until) if until else Q())
    rows = tuple(Payment.objects.filter(is_shown(), paid, owner=person.owner_id).order_by("-month", "kind"))
    log.record("person.payments_read", target=person, person_key=person.key, by=viewer, fields=["payment"])
    return Payments(person, rows, sum((row.amount for row in rows), Decimal(0)))
