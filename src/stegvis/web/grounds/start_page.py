"""The consents that run out, in a number."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.people import queries as people
from stegvis.web.common.start_page import Counted


def expiring(viewer: Staff, today: date) -> list[Counted]:
    return [Counted(people.expiring(viewer, today), _("Consents that run out"), reverse("grounds:expiring"))]
