"""The limit of cases for one worker: shown before somebody is chosen, and said when it is passed. It stops nobody."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework import queries
from stegvis.web.common.access import staff


def choices_with_loads(
    viewer: Viewer, workers: Iterable[Any], projects: Iterable[Any], today: date
) -> list[tuple[int, str]]:
    """Return colleagues as choices, each with how many cases she has in a project, of how many at most."""
    loads = {project: queries.loads_in(viewer, project, today) for project in projects}
    if len(loads) != 1:
        return [(user.pk, user.name) for user in workers]
    ((project, numbers),) = loads.items()
    return [(user.pk, _of_the_limit(user.name, numbers.get(user.pk, 0), project.caseload_limit)) for user in workers]


def warn_if_over(request: HttpRequest, user: Any, project: Any, today: date) -> None:
    """Say that a colleague now has more cases than the project's limit."""
    load = queries.load_of(staff(request), user, project, today)
    if load.is_over:
        said = {"name": user.name, "number": load.number, "project": project.name, "limit": load.limit}
        messages.warning(
            request, _("%(name)s now has %(number)s cases under way in %(project)s. The limit is %(limit)s.") % said
        )


def _of_the_limit(name: str, number: int, limit: int | None) -> str:
    if limit is None:
        return _("%(name)s – has %(number)s") % {"name": name, "number": number}
    return _("%(name)s – has %(number)s of %(limit)s") % {"name": name, "number": number, "limit": limit}
