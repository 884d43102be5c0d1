"""Who sees a project and who may change it."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.models import Membership, Organisation
from stegvis.apps.access.roles import PERMISSIONS, Permission, Role
from stegvis.apps.access.verdicts import Verdict, allow_if
from stegvis.apps.access.viewers import Viewer

from .models import Corrigible, Party, Project, SteeringMember, holds_on


def project_clause(viewer: Viewer, at: date) -> Q:
    """Return which projects exist for `viewer` on the day `at`.

    The association's own people see its projects and a party's people those it takes part in, now or once; who sits
    in a steering group sees that project while the seat lasts.
    """
    if viewer.user_id is None:
        return Q(pk__in=())
    seats = SteeringMember.objects.filter(holds_on(at), project=OuterRef("pk"), user=viewer.user_id)
    sees = Exists(seats) if viewer.may(Permission.SEE_PUBLICATIONS) else Q(pk__in=())
    if not viewer.may(Permission.SEE_PROJECTS):
        return Q(sees)
    parties = Party.objects.filter(project=OuterRef("pk"), organisation=viewer.organisation_id)
    return Q(sees) | Q(association=viewer.organisation_id) | Q(Exists(parties))


def sees_project(viewer: Viewer, project: Project, at: date) -> bool:
    return Project.objects.filter(project_clause(viewer, at), pk=project.pk).exists()


def is_party(organisation_id: int | None, project: Project, at: date) -> bool:
    """Say whether the organisation takes part in the project on the day `at`."""
    return Party.objects.on_day(at).filter(project=project, organisation=organisation_id).exists()


def may_create_project(viewer: Viewer, association_is_own: bool) -> Verdict:
    return allow_if(
        association_is_own and viewer.may(Permission.MANAGE_PROJECTS), _("Only the association creates its projects.")
    )


def may_manage_project(viewer: Viewer, project: Project) -> Verdict:
    own = viewer.organisation_id is not None and project.association_id == viewer.organisation_id
    return allow_if(own and viewer.may(Permission.MANAGE_PROJECTS), _("Only the association changes its projects."))


def may_add_party(viewer: Viewer, project: Project, organisation: Organisation) -> Verdict:
    stays = allow_if(not organisation.is_leaving, _("The organisation is leaving Stegvis and takes in nothing new."))
    return may_manage_project(viewer, project).and_then(stays)


COORDINATES = tuple(role for role in Role if Permission.DOCUMENT in PERMISSIONS[role])
"""Roles in which one can coordinate: those that write about participants."""


def may_be_coordinator(membership: Membership, project: Project, on: date) -> Verdict:
    """Say whether somebody works with participants at an organisation that takes part in the project on the day."""
    works = membership.role in COORDINATES and is_party(membership.organisation_id, project, on)
    return allow_if(works, _("A coordinator works with participants at one of the project's parties."))


def may_correct_row(viewer: Viewer, row: Corrigible) -> Verdict:
    """Who changes a project's record also corrects it; a seat in the steering group gives no such right."""
    stands = allow_if(_stands(row), _("It has been struck out. Take it back first."))
    return may_manage_project(viewer, row.own_project).and_then(stands)


def may_strike_row(viewer: Viewer, row: Corrigible) -> Verdict:
    """Say whether the row may be struck out: not a seat that somebody's decisions rest on."""
    rests = isinstance(row, SteeringMember) and row.decisions.exists()
    free = allow_if(not rests, _("The member sees to a decision. Correct the decision first."))
    return may_correct_row(viewer, row).and_then(free)


def may_restore_row(viewer: Viewer, row: Corrigible) -> Verdict:
    struck = allow_if(row.struck, _("It stands in the record already."))
    return may_manage_project(viewer, row.own_project).and_then(struck)


def _stands(row: Corrigible) -> bool:
    return type(row).objects.filter(pk=row.pk).exists()
