from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer

from ..models import Opening, Person
from ..policies import Sight, open_by, reviewable


def open_now(viewer: Viewer) -> QuerySet[Opening]:
    """Return whom the viewer herself has opened with a reason and may still read."""
    return Opening.objects.filter(open_by(viewer)).select_related("person")


def opening_of(viewer: Viewer, person: Person) -> Opening | None:
    """Return by what the viewer has a person open with a reason right now, the one that lasts longest."""
    return Opening.objects.filter(open_by(viewer), person=person).order_by("-ends_at").first()


def opening_to_review(viewer: Viewer, opening_id: int) -> Opening:
    """Return an opening that the viewer reviews. Raises NotVisible."""
    found = reviewable(viewer).filter(pk=opening_id).select_related("user", "person").first()
    if found is None:
        raise NotVisible
    return found


def names_behind(viewer: Viewer, openings: Iterable[Opening], at: date) -> Mapping[int, str]:
    """Return the names of those opened whom the viewer works with, by person; others are a key to her. It is logged."""
    searchable = Sight(viewer, at).searchable
    known = {each.pk: each for each in searchable.filter(pk__in={each.person_id for each in openings})}
    keys = sorted(each.key for each in known.values())
    log.record("openings.listed", by=viewer, person_keys=keys)
    return {pk: each.name for pk, each in known.items()}


def to_review(viewer: Viewer) -> QuerySet[Opening]:
    """Return the openings that wait for the viewer's review, the oldest first."""
    return reviewable(viewer).filter(review="").select_related("user", "person").order_by("opened_at")


def reviewed(viewer: Viewer, since: date) -> QuerySet[Opening]:
    """Return what has been reviewed since a day, the latest first."""
    done = reviewable(viewer).exclude(review="").filter(reviewed_at__date__gte=since)
    return done.select_related("user", "person", "reviewed_by").order_by("-reviewed_at")
