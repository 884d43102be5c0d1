"""The projects whose figures or publications there are for the viewer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.projects.queries import visible_projects
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page

from .reading import FOLLOWS_FIGURES, SEES_FIGURES


@require_GET
@require(*SEES_FIGURES)
def show(request: HttpRequest) -> HttpResponse:
    """List the projects; who sees one alone goes straight to it."""
    viewer = staff(request)
    projects = list(visible_projects(viewer, timezone.localdate()))
    follows = any(viewer.may(permission) for permission in FOLLOWS_FIGURES)
    if len(projects) == 1:
        return redirect("reports:goal" if follows else "reports:versions", projects[0].key)
    return render_page(request, "reports/projects.html", {"projects": projects, "follows": follows})
