"""Documents on a person's page, each with what it is and since when; the file itself is read one at a time."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import PersonPage
from stegvis.apps.people.policies import may_add_document
from stegvis.apps.people.queries import documents_of
from stegvis.web.common.persons.person_parts import Event, Part


def documents(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    if not page.cases:
        return None
    found = documents_of(viewer, page.person, today) if page.has("document") else []
    may_add = bool(may_add_document(viewer, page.person))
    if not found and not may_add:
        return None
    context = {"documents": found, "person": page.person, "may_add": may_add}
    events = tuple(Event(timezone.localdate(each.added_at), _("Document"), each.title) for each in found)
    return Part("documents/person_part.html", context, events=events)
