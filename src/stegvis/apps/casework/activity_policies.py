"""Who records what is done with a person: activities, group sessions and notes."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models.person import PROTECTED
from stegvis.apps.people.policies import works_with_cases
from stegvis.apps.projects.models import Project
from stegvis.apps.projects.policies import is_party

from .models import Case, GroupSession, SessionPlace
from .policies import CaseSight, NotAParty, may_follow_up


class NotOfThisProject(Refused):
    default = _("Choose participants of the project that the session belongs to.")


def may_record_activity(viewer: Viewer, case: Case) -> Verdict:
    """Who writes about the case records its activities."""
    return may_follow_up(viewer, case)


def may_write_note(viewer: Viewer, case: Case) -> Verdict:
    return may_follow_up(viewer, case)


@dataclass(frozen=True)
class SessionSight:
    """Which sessions exist for `viewer`: her organisation's; and whose places in them she sees.

    Places of those she works with, and in a session that she leads herself of all who were invited to it. A protected
    person's takes the right for her.
    """

    viewer: Viewer
    at: date

    @property
    def rows(self) -> QuerySet[GroupSession]:
        if not works_with_cases(self.viewer):
            return GroupSession.objects.none()
        return GroupSession.objects.that_count().filter(organisation=self.viewer.organisation_id)

    @property
    def places(self) -> QuerySet[SessionPlace]:
        cases = CaseSight(self.viewer, self.at).at_work
        reached = Q(case__in=cases.rows) | Q(session__leader=self.viewer.user_id)
        found = SessionPlace.objects.that_count().filter(reached, session__in=self.rows)
        return found if cases.people.names_protected else found.exclude(case__person__protection__in=PROTECTED)

    def can_be_invited(self, project: Project) -> QuerySet[Case]:
        """Return the open cases in the project that the viewer works with, whose persons she may name."""
        cases = CaseSight(self.viewer, self.at).at_work
        open_now = cases.rows.filter(project=project, state__in=("accepted", "under_way", "paused"))
        return open_now.filter(person__in=cases.people.searchable)


def may_hold_sessions(viewer: Viewer, project: Project, on: date) -> Verdict:
    writes = viewer.may(Permission.REGISTER) or viewer.may(Permission.DOCUMENT)
    works = allow_if(works_with_cases(viewer) and writes)
    return works.and_then(allow_if(is_party(viewer.organisation_id, project, on), refusal=NotAParty))


def may_change_session(viewer: Viewer, session: GroupSession, at: date) -> Verdict:
    """Whoever works with persons in the organisation changes its sessions and notes who came."""
    writes = viewer.may(Permission.REGISTER) or viewer.may(Permission.DOCUMENT)
    seen = SessionSight(viewer, at).rows.filter(pk=session.pk).exists()
    return allow_if(seen, refusal=NotVisible).and_then(allow_if(writes))
