"""What of persons' requests the start page shows whoever answers them."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.privacy import queries
from stegvis.web.common.start_page import Counted


def numbers(viewer: Staff, today: date) -> list[Counted]:
    """Return how many requests wait for an answer."""
    return [Counted(queries.waiting(viewer), _("Requests to answer"), reverse("privacy:list"), urgent=True)]
