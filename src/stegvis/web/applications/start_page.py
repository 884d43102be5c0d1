"""The own applications that wait for an answer, in a number; late ones are urgent."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import queries
from stegvis.web.common.start_page import Counted


def waiting(viewer: Staff, today: date) -> list[Counted]:
    url, late = reverse("applications:inbox"), queries.applications_late(viewer, today)
    return [
        Counted(queries.applications_waiting(viewer), _("Own applications"), url),
        Counted(late, _("Applications that wait too long"), url, urgent=True),
    ]
