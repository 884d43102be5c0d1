"""On the start page: how many activities should have begun or ended by today."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import activities_due
from stegvis.web.common.start_page import Counted


def numbers(viewer: Staff, today: date) -> Iterator[Counted]:
    rows = activities_due(viewer, today, today)
    yield Counted(rows, _("Activities to begin or end"), reverse("activities:work_list"))
