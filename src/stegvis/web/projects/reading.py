"""Opens a project for a page: to read, or to change."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from stegvis.apps.access.roles import Permission
from stegvis.apps.projects.policies import may_manage_project
from stegvis.apps.projects.queries import project_for
from stegvis.web.common.access import SEES_PERSONS, staff

SEES_PROJECTS = (Permission.SEE_PROJECTS, Permission.SEE_PUBLICATIONS)


def seen(request: HttpRequest, key: str) -> Any:
    """Return the project with this key. Raises NotVisible."""
    return project_for(staff(request), key, timezone.localdate())


def tried(request: HttpRequest, key: str) -> Any:
    """Return the project with this key, for its association to change or for a party's own staff to try a change.

    Raises NotVisible or NotAllowed.
    """
    project = seen(request, key)
    if not any(staff(request).may(each) for each in SEES_PERSONS):
        may_manage_project(staff(request), project).or_refuse()
    return project


def managed(request: HttpRequest, key: str) -> Any:
    """Return the project with this key, for its association to change. Raises NotVisible or NotAllowed."""
    project = seen(request, key)
    may_manage_project(staff(request), project).or_refuse()
    return project
