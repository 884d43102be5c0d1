"""The way to a deviation from a person's page; those that her case has shown don't stand there."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import PersonPage
from stegvis.web.common.persons.person_parts import Link, Part


def deviation(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    if not page.works or not viewer.may(Permission.REPORT_DEVIATIONS):
        return None
    return Part(links=(Link(_("Report a deviation"), reverse("improvement:report", args=[page.person.key])),))
