"""Whose rows a viewer's figures are made of, and for which audience."""

from dataclasses import dataclass
from datetime import date

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.models import Project
from stegvis.apps.projects.policies import sees_project
from stegvis.core.shapes import Audience

SEES_CASES = (Permission.SEE_OWN_CASES, Permission.SEE_UNIT_CASES, Permission.SEE_ALL_CASES)


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
    if not _sees(viewer, project, at):
        return None
    if viewer.may(Permission.SEE_OWN_FIGURES):
        return Scope(Audience.INTERNAL, viewer.organisation_id)
    if viewer.may(Permission.SEE_PROJECT_FIGURES) or viewer.may(Permission.SEE_PUBLICATIONS):
        return Scope(Audience.PUBLIC, None)
    return None


def _sees(viewer: Viewer, project: Project, at: date) -> bool:
    """Ask the database once for each row in memory: a page of figures asks for many verdicts on one project."""
    if getattr(project, "figures_seen_by", None) != (viewer, at) and sees_project(viewer, project, at):
        project.figures_seen_by = (viewer, at)  # type: ignore[attr-defined]
    return getattr(project, "figures_seen_by", None) == (viewer, at)


def existing_scope(viewer: Viewer, project: Project, at: date) -> Scope:
    """Return the scope of the viewer's figures. Raises NotVisible when there are none."""
    scope = scope_of(viewer, project, at)
    if scope is None:
        raise NotVisible
    return scope


def may_follow_figures(viewer: Viewer, project: Project, at: date) -> Verdict:
    """Say whether the project's figures are followed by `viewer` from day to day: not by the steering group.

    Who sees publications and nothing else sees frozen versions alone.
    """
    own_or_project = viewer.may(Permission.SEE_OWN_FIGURES) or viewer.may(Permission.SEE_PROJECT_FIGURES)
    return allow_if(own_or_project and scope_of(viewer, project, at) is not None, refusal=NotVisible)


def may_see_people_behind(viewer: Viewer, project: Project, at: date) -> Verdict:
    """Say whether a figure of the project opens the cases behind it: for the staff of the authority that owns them."""
    scope = scope_of(viewer, project, at)
    own = scope is not None and scope.audience is Audience.INTERNAL and any(viewer.may(each) for each in SEES_CASES)
    return allow_if(own, refusal=NotVisible)


def may_renew_figures(viewer: Viewer, project: Project, at: date) -> Verdict:
    """Say whether `viewer` may have the project's protected figures counted anew."""
    follows = may_follow_figures(viewer, project, at)
    return follows.and_then(allow_if(viewer.may(Permission.SEE_PROJECT_FIGURES), refusal=NotVisible))


def may_write_report(viewer: Viewer, project: Project, at: date) -> Verdict:
    """Say whether `viewer` writes in the report that she sees, and freezes versions of it."""
    return may_follow_figures(viewer, project, at).and_then(allow_if(viewer.may(Permission.WRITE_REPORTS)))


def may_read_figures(viewer: Viewer, project: Project, at: date, owner_id: int | None = None) -> Verdict:
    """Say whether the project's figures exist for `viewer`; with an owner, those of its cases alone."""
    scope = scope_of(viewer, project, at)
    return allow_if(scope is not None and owner_id in (None, scope.owner_id), refusal=NotVisible)
