from datetime import date

from django.db.models import QuerySet

from stegvis.apps.access.viewers import Viewer

from ..models import Opening, open_at
from ..policies import now, reviewable


def open_now(viewer: Viewer) -> QuerySet[Opening]:
    """Return whom the viewer herself has opened with a reason and may still read."""
    mine = Opening.objects.filter(open_at(now()), user=viewer.user_id, organisation=viewer.organisation_id)
    return mine.select_related("person")


def to_review(viewer: Viewer) -> QuerySet[Opening]:
    """Return the openings that wait for the viewer's review, the oldest first."""
    return reviewable(viewer).filter(review="").select_related("user", "person").order_by("opened_at")


def reviewed(viewer: Viewer, since: date) -> QuerySet[Opening]:
    """Return what has been reviewed since a day, the latest first."""
    done = reviewable(viewer).exclude(review="").filter(reviewed_at__date__gte=since)
    return done.select_related("user", "person", "reviewed_by").order_by("-reviewed_at")
