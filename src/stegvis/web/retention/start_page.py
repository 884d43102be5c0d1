"""What of retention the start page shows: lists for whoever approves them, and erasure that waits for a list."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.privacy import retention_queries
from stegvis.web.common.start_page import Counted


def numbers(viewer: Staff, today: date) -> list[Counted]:
    """Return what waits for the viewer. Who is due by the rule is no part of it: that asks every file there is."""
    overview = reverse("retention:overview")
    waiting = Counted(retention_queries.to_approve(viewer), _("Lists of removal to approve"), overview, urgent=True)
    stopped = Counted(retention_queries.stopped(viewer), _("Removals that have stopped"), overview, urgent=True)
    granted = Counted(
        retention_queries.granted_erasures(viewer), _("Erasures that wait for a list"), reverse("retention:due")
    )
    return [waiting, stopped, granted]
