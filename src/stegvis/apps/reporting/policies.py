"""Whose rows a viewer's figures are made of, and for which audience."""

from dataclasses import dataclass
from datetime import date

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.models import Project
from stegvis.apps.projects.policies import sees_project
from stegvis.core.shapes import Audience


@dataclass(frozen=True)
class Scope:
    """The rows behind a viewer's figures: those of one owner, exact, or the whole project's (None), protected."""

    audience: Audience
    owner_id: int | None


def scope_of(viewer: Viewer, project: Project, at: date) -> Scope | None:
    """Return what figures of the project exist for `viewer` at `at`; None when there are none.

    An authority's own staff get exact figures of the cases that it owns. The association, process leader and evaluator
    get protected figures of the whole project, and so do the members of its steering group.
    """
    if not sees_project(viewer, project, at):
        return None
    if viewer.may(Permission.SEE_OWN_FIGURES):
        return Scope(Audience.INTERNAL, viewer.organisation_id)
    if viewer.may(Permission.SEE_PROJECT_FIGURES) or viewer.may(Permission.SEE_PUBLICATIONS):
        return Scope(Audience.PUBLIC, None)
    return None


def may_read_figures(viewer: Viewer, project: Project, at: date, owner_id: int | None = None) -> Verdict:
    """Say whether the project's figures exist for `viewer`; with an owner, those of its cases alone."""
    scope = scope_of(viewer, project, at)
    return allow_if(scope is not None and owner_id in (None, scope.owner_id), refusal=NotVisible)
