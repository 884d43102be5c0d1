"""Group sessions of the viewer's organisation, and the places in them that exist for her."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.models import Party, Project

from ..activity_policies import SessionSight
from ..models import Case, GroupSession, SessionPlace
from .activities import Cases


@dataclass(frozen=True)
class SessionPage:
    """A session with the places that the viewer sees, by the persons' names, and others of the same series."""

    session: GroupSession
    places: tuple[SessionPlace, ...]
    others: tuple[GroupSession, ...]

    @property
    def is_noted(self) -> bool:
        return any(place.attended for place in self.places)


def group_sessions(viewer: Viewer, at: date) -> QuerySet[GroupSession]:
    """Return the organisation's sessions, each with how many places the viewer sees in it, and how many came."""
    places = SessionSight(viewer, at).places
    count = Q(places__in=places)
    rows = SessionSight(viewer, at).rows.select_related("leader", "project")
    return rows.order_by("on", "starts", "pk").annotate(
        invited=Count("places", filter=count), came=Count("places", filter=count & Q(places__attended="came"))
    )


def group_session_for(viewer: Viewer, key: str, at: date, *, shown: bool = True) -> SessionPage:
    """Return a session of the viewer's organisation, and log whom it named. Raises NotVisible."""
    sight = SessionSight(viewer, at)
    session = sight.rows.filter(key=key).select_related("leader", "project", "organisation").first()
    if session is None:
        raise NotVisible
    places = list(sight.places.filter(session=session).select_related("case__person"))
    places.sort(key=lambda place: (place.case.person.name.casefold(), place.pk))
    others = sight.rows.filter(series=session.series).exclude(pk=session.pk)
    if shown:
        keys = sorted(place.case.person.key for place in places)
        log.record("group_session.read", target=session, by=viewer, person_keys=keys)
    return SessionPage(session, tuple(places), tuple(others))


def session_place_for(viewer: Viewer, session: GroupSession, place_id: int, at: date) -> SessionPlace:
    place = SessionSight(viewer, at).places.filter(session=session, pk=place_id).select_related("case__person").first()
    if place is None:
        raise NotVisible
    return place


def who_can_be_invited(viewer: Viewer, project: Project, at: date) -> list[Case]:
    """Return the open cases that the viewer can invite, by the persons' names, and log whose names they showed."""
    cases = list(SessionSight(viewer, at).can_be_invited(project).select_related("person"))
    log.record("group_session.offered", by=viewer, person_keys=sorted({case.person.key for case in cases}))
    return sorted(cases, key=lambda case: (case.person.name.casefold(), case.pk))


def projects_for_sessions(viewer: Viewer, at: date) -> list[Project]:
    """Return the projects in which the viewer's organisation takes part."""
    takes_part = Party.objects.on_day(at).filter(project=OuterRef("pk"), organisation=viewer.organisation_id)
    return list(Project.objects.filter(Exists(takes_part)).order_by("name"))


def sessions_of(cases: Cases) -> list[SessionPlace]:
    """Return the places in sessions of these cases, which the caller was found to see, the latest session first.

    Of the others in a session nothing is told: not so much as how many they are.
    """
    rows = SessionPlace.objects.that_count().filter(case__in=cases, session__withdrawn_at__isnull=True)
    return list(rows.select_related("session__leader").order_by("-session__on", "-session__starts", "-pk"))


def sessions_to_note(viewer: Viewer, at: date) -> QuerySet[GroupSession]:
    """Return the sessions that the viewer led up to `at` in which somebody's coming has not been noted."""
    sight = SessionSight(viewer, at)
    open_places = sight.places.filter(attended__isnull=True).values("session")
    return sight.rows.filter(leader=viewer.user_id, on__lte=at, pk__in=open_places).order_by("on", "starts")
