"""Which deviations exist for whom, who reports one, and who corrects it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework.policies import NotAParty
from stegvis.apps.people.models import Person
from stegvis.apps.people.policies import NOBODY, Sight, today
from stegvis.apps.projects.models import Party, Project
from stegvis.apps.projects.policies import is_party

from .models import Deviation


class NotYours(Refused):
    default = _("Whoever reported the deviation corrects it, or somebody who handles deviations in your organisation.")


@dataclass(frozen=True)
class DeviationSight:
    """Which deviations exist for `viewer`: her organisation's own; and for the association those of its projects.

    The association's people see none that was withdrawn, and no earlier wording.
    """

    viewer: Viewer

    @property
    def own(self) -> Q:
        writes = self.viewer.may(Permission.REPORT_DEVIATIONS) or self.viewer.may(Permission.HANDLE_DEVIATIONS)
        return Q(organisation=self.viewer.organisation_id) if writes and self.viewer.organisation_id else NOBODY

    @property
    def clause(self) -> Q:
        if not self.viewer.may(Permission.HANDLE_DEVIATIONS) or self.viewer.organisation_id is None:
            return self.own
        return self.own | Q(project__association=self.viewer.organisation_id, withdrawn_at__isnull=True)

    @property
    def rows(self) -> QuerySet[Deviation]:
        return Deviation.objects.filter(self.clause)

    def owns(self, deviation: Deviation) -> bool:
        return deviation.organisation_id == self.viewer.organisation_id


def projects_to_report_in(viewer: Viewer, at: date) -> QuerySet[Project]:
    """Return the projects that the viewer's organisation takes part in on a day."""
    if not viewer.may(Permission.REPORT_DEVIATIONS):
        return Project.objects.none()
    parties = Party.objects.on_day(at).filter(organisation=viewer.organisation_id)
    return Project.objects.filter(pk__in=parties.values("project")).order_by("-starts", "name")


def may_report(viewer: Viewer, project: Project, person: Person | None = None) -> Verdict:
    """Say whether the viewer reports in the project, and from a person's case only one that she works with."""
    party = allow_if(is_party(viewer.organisation_id, project, today()), refusal=NotAParty)
    allowed = allow_if(viewer.may(Permission.REPORT_DEVIATIONS)).and_then(party)
    return allowed if person is None else may_report_from(viewer, person).and_then(allowed)


def may_report_from(viewer: Viewer, person: Person) -> Verdict:
    sight = Sight(viewer, today())
    seen = allow_if(sight.works_with(person) and not sight.masks(person), refusal=NotVisible)
    return seen.and_then(allow_if(viewer.may(Permission.REPORT_DEVIATIONS)))


def may_correct(viewer: Viewer, deviation: Deviation) -> Verdict:
    sight = DeviationSight(viewer)
    seen = allow_if(sight.owns(deviation) and sight.rows.filter(pk=deviation.pk).exists(), refusal=NotVisible)
    wrote = deviation.recorded_by_id == viewer.user_id
    return seen.and_then(allow_if(wrote or viewer.may(Permission.HANDLE_DEVIATIONS), refusal=NotYours))
