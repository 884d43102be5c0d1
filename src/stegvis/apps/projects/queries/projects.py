"""Projects and what belongs to them, as far as they exist for who is asking."""

from datetime import date
from decimal import Decimal

from django.db.models import Case, Count, QuerySet, Sum, When

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer

from ..models import Decision, Method, Project, Staffing, holds_on
from ..policies import project_clause


def visible_projects(viewer: Viewer, at: date) -> QuerySet[Project]:
    return Project.objects.filter(project_clause(viewer, at)).select_related("association").order_by("-starts", "name")


def project_for(viewer: Viewer, key: str, at: date) -> Project:
    """Return the project with this key. Raises NotVisible when there is none for `viewer`."""
    found = visible_projects(viewer, at).filter(key=key).first()
    if found is None:
        raise NotVisible
    return found


def staffing_on(project: Project, day: date) -> dict[str, Decimal]:
    """Return full-time equivalents on `day` by the party's name; a party without staff that day is left out."""
    rows = Staffing.objects.on_day(day).filter(party__project=project).values("party__organisation__name")
    return {row["party__organisation__name"]: row["sum"] for row in rows.annotate(sum=Sum("share")).order_by()}


def methods_of_projects(viewer: Viewer, at: date) -> QuerySet[Method]:
    """Return the ways of working of the projects that the viewer sees, by name, those in use first."""
    rows = Method.objects.filter(project__in=visible_projects(viewer, at).order_by())
    in_use = Case(When(holds_on(at), then=0), default=1)
    return rows.select_related("project").order_by(in_use, "name", "pk")


def open_decisions(viewer: Viewer, at: date) -> QuerySet[Decision]:
    """Return steering-group decisions not yet done, those due first; without a due date last."""
    projects = visible_projects(viewer, at).order_by()
    decisions = Decision.objects.filter(done__isnull=True, meeting__project__in=projects)
    return decisions.select_related("owner__user", "meeting__project").order_by("due", "decided_on")


def overdue_decisions(viewer: Viewer, at: date) -> dict[int, int]:
    """Return how many decisions are late by the project's primary key; projects without any are left out."""
    late = open_decisions(viewer, at).filter(due__lt=at).order_by()
    rows = late.values("meeting__project").annotate(number=Count("pk"))
    return {row["meeting__project"]: row["number"] for row in rows}


def followup_months(project: Project) -> list[int]:
    return list(project.followup_intervals.order_by("months").values_list("months", flat=True))
