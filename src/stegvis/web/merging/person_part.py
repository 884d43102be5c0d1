"""On a person's page: that another row looks like hers, and which rows have been made one."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import PersonPage
from stegvis.apps.people.policies import may_correct
from stegvis.apps.people.queries import alike_to, merges_of
from stegvis.web.common.persons.person_parts import Link, Part


def two_rows(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    if not may_correct(viewer, page.person):
        return None
    merges = merges_of(viewer, page.person, today) if page.has("merge") else ()
    stand = [each for each in merges if each.undone_at is None and each.kept_id == page.person.pk]
    alike = alike_to(viewer, page.person, today) if page.has("alike") else []
    links = (Link(_("Registered twice?"), reverse("merging:choose", args=[page.person.key])),)
    context = {"merges": stand, "alike": alike, "person": page.person}
    return Part("merging/person_part.html" if stand or alike else "", context, links=links)
