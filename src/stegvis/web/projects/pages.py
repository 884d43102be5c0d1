"""The list of projects, a project with all its parts, a part by itself, and what has been changed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access.roles import Permission
from stegvis.apps.people.policies import may_count_anonymous
from stegvis.apps.projects import queries
from stegvis.apps.projects.policies import may_create_project, may_manage_project
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.pages import render_page

from .changes import shown_changes
from .reading import SEES_PROJECTS, seen
from .sections import SECTIONS, title_of
from .shown import ShownRecord


@require_GET
@require(*SEES_PROJECTS)
def overview(request: HttpRequest) -> HttpResponse:
    """List the projects that exist for the viewer, those under way first."""
    viewer, today = staff(request), timezone.localdate()
    order = {"running": 0, "coming": 1, "ended": 2}
    rows = queries.visible_projects(viewer, today).prefetch_related("parties__organisation")
    late = queries.overdue_decisions(viewer, today)
    listed = [
        {
            "project": project,
            "parties": sorted({each.organisation.name for each in project.parties.all() if _runs(each, today)}),
            "late": late.get(project.pk),
        }
        for project in sorted(rows, key=lambda project: order[project.state_on(today)])
    ]
    creates = may_create_project(viewer, viewer.organisation.is_association)
    return render_page(request, "projects/list.html", {"rows": listed, "creates": creates, "today": today})


@require_GET
@require(*SEES_PROJECTS)
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show the commission, and what holds today of each part."""
    return render_page(request, "projects/show.html", _context(request, seen(request, key)))


@require_GET
@require(*SEES_PROJECTS)
def section(request: HttpRequest, key: str, section: str) -> HttpResponse:
    """Show one part of the record in full: what holds, what is to come and what has ended."""
    if section not in SECTIONS:
        raise Http404
    context = _context(request, seen(request, key)) | {"section": section, "title": title_of(section)}
    return render_page(request, f"projects/parts/{section.replace('-', '_')}.html", context)


@require_GET
@require(*SEES_PROJECTS)
def history(request: HttpRequest, key: str) -> HttpResponse:
    """Show what was changed in the record: who, when, why, and what stood there before."""
    project = seen(request, key)
    context = {
        "project": project,
        "changes": shown_changes(queries.changes_of(project)),
        "may_manage": may_manage_project(staff(request), project),
    }
    return render_page(request, "projects/history.html", context)


def _context(request: HttpRequest, project: Any) -> dict[str, Any]:
    viewer, today = staff(request), timezone.localdate()
    return {
        "project": project,
        "record": (record := queries.record_of(project)),
        "shown": ShownRecord(record, today),
        "sections": SECTIONS.items(),
        "may_manage": may_manage_project(viewer, project),
        "may_try": any(viewer.may(each) for each in SEES_PERSONS),
        "follows_figures": viewer.may(Permission.SEE_OWN_FIGURES) or viewer.may(Permission.SEE_PROJECT_FIGURES),
        "counts_anonymous": may_count_anonymous(viewer, project, today),
        "today": today,
    }


def _runs(row: Any, today: Any) -> bool:
    return bool(row.state_on(today) == "running")
