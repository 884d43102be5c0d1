"""How many cases each worker has, beside the project's limit, and what was handed over and waits to be noted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from stegvis.apps.access.models import Membership, User
from stegvis.apps.access.models.memberships import in_force
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import is_shown
from stegvis.apps.projects.models import Project

from ..models import Case, Responsibility
from ..policies import CaseSight, may_see_caseload, shares_out, unit_of
from ..states import OPEN, State
from .cases import who_can_be_responsible


@dataclass(frozen=True)
class Load:
    """A worker's cases under way in a project: all of the organisation's, and those of them that the viewer sees."""

    user: User
    project: Project
    number: int
    seen: int

    @property
    def limit(self) -> int | None:
        return self.project.caseload_limit

    @property
    def is_over(self) -> bool:
        return self.limit is not None and self.number > self.limit

    @property
    def is_full(self) -> bool:
        return self.limit is not None and self.number == self.limit


def workloads(viewer: Viewer, at: date) -> list[Load]:
    """Return the load of each worker of the viewer's organisation in each project, by name.

    A manager is shown her unit, and whoever has some case that she sees; who leads a project, and sees no person, is
    shown all. Raises NotVisible.
    """
    may_see_caseload(viewer).or_refuse()
    seen = CaseSight(viewer, at).at_work.rows.order_by().values("pk")
    counted = _counted(viewer, at).annotate(seen=Count("pk", filter=Q(case__in=seen)))
    rows = list(counted)
    if viewer.may(Permission.SEE_UNIT_CASES):
        near = set(_of_unit(viewer, at))
        rows = [row for row in rows if row["seen"] or row["user"] in near]
    users = User.objects.in_bulk({row["user"] for row in rows})
    projects = Project.objects.in_bulk({row["case__project"] for row in rows})
    loads = (Load(users[row["user"]], projects[row["case__project"]], row["number"], row["seen"]) for row in rows)
    return sorted(loads, key=lambda load: (load.user.name, load.project.name))


def load_of(viewer: Viewer, user: User, project: Project, at: date) -> Load:
    """Return how many cases under way one colleague has in a project, of the whole organisation's."""
    numbers = loads_in(viewer, project, at)
    return Load(user, project, numbers.get(user.pk, 0), 0)


def loads_in(viewer: Viewer, project: Project, at: date) -> Mapping[int, int]:
    """Return how many cases under way each colleague has in a project, by her number; who has none is left out."""
    rows = _counted(viewer, at).filter(case__project=project)
    return {row["user"]: row["number"] for row in rows}


def responsible_for(case: Case) -> User | None:
    """Return who is responsible for a case from now on, if anybody."""
    row = Responsibility.objects.filter(case=case, until__isnull=True).select_related("user").first()
    return row.user if row else None


def handed_over_to(viewer: Viewer, at: date) -> QuerySet[Responsibility]:
    """Return what colleagues have handed over to the viewer and she has not taken note of, the latest first."""
    sight = CaseSight(viewer, at)
    rows = Responsibility.objects.filter(
        user=viewer.user_id, handed_over_by__isnull=False, noted_at__isnull=True, until__isnull=True
    )
    rows = rows.filter(case__in=sight.at_work.rows.order_by().values("pk"), case__person__in=sight.people.searchable)
    return rows.select_related("case__person", "case__project", "handed_over_by").order_by("-on", "-pk")


def handed_over(viewer: Viewer, key: int, at: date) -> Responsibility:
    """Return one of them. Raises NotVisible."""
    row = handed_over_to(viewer, at).filter(pk=key).first()
    if row is None:
        raise NotVisible
    return row


def cases_of_worker(viewer: Viewer, user_id: int, at: date) -> list[Case]:
    """Return the open cases that a colleague is responsible for, of those the viewer sees and may name."""
    sight = CaseSight(viewer, at)
    held = Responsibility.objects.filter(Q(until__isnull=True) | Q(until__gte=at), user=user_id).values("case")
    rows = sight.at_work.rows.filter(pk__in=held, state__in=OPEN, person__in=sight.people.searchable)
    return list(rows.select_related("person", "project", "owner").order_by("project__name", "-started_on", "pk"))


def cases_to_give(viewer: Viewer, user_id: int, at: date) -> list[Case]:
    """Return which of a worker's open cases the viewer may hand over: of a colleague's those she sees, or her own.

    Of her own those that she has not given away already. Raises NotVisible.
    """
    if shares_out(viewer):
        return cases_of_worker(viewer, user_id, at)
    if user_id != viewer.user_id:
        raise NotVisible
    held = Responsibility.objects.filter(user=user_id, until__isnull=True)
    kept = set(held.values_list("case", flat=True))
    return [case for case in cases_of_worker(viewer, user_id, at) if case.pk in kept]


def free_colleagues(viewer: Viewer, at: date) -> list[User]:
    """Return who could be responsible and has no case under way at all, by name."""
    busy = {row["user"] for row in _counted(viewer, at)}
    return [user for user in who_can_be_responsible(viewer, at) if user.pk not in busy]


def _of_unit(viewer: Viewer, at: date) -> QuerySet:
    unit = unit_of(viewer)
    return Membership.objects.filter(in_force(at), unit__isnull=False, unit=unit).values_list("user", flat=True)


def _counted(viewer: Viewer, at: date) -> QuerySet:
    cases = Case.objects.filter(is_shown(), owner=viewer.organisation_id, state=State.UNDER_WAY)
    held = Responsibility.objects.on_day(at).filter(case__in=cases.order_by().values("pk"))
    return held.values("user", "case__project").annotate(number=Count("pk")).order_by()
