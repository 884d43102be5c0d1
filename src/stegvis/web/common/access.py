"""Who may open a view: staff with a second factor, unless the view says otherwise."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.access.viewers import Staff

View = Callable[..., Any]

SEES_PERSONS = (Permission.SEE_OWN_CASES, Permission.SEE_UNIT_CASES, Permission.SEE_ALL_CASES)
"""Whoever works with participants has one of these."""


def public(view: View) -> View:
    """Mark a view that needs no signed-in staff: sign-in itself, a participant's pages, a questionnaire."""
    view.needs_no_viewer = True  # type: ignore[attr-defined]
    return view


def is_public(view: View) -> bool:
    """Say whether a view opens without signed-in staff. The sign-in library's views guard themselves."""
    module = getattr(view, "view_class", view).__module__
    return getattr(view, "needs_no_viewer", False) or module.startswith("allauth.")


def staff(request: HttpRequest) -> Staff:
    """Return the signed-in member of staff. Raises NotAllowed when there is none."""
    viewer = getattr(request, "viewer", None)
    if not isinstance(viewer, Staff):
        raise NotAllowed
    return viewer


def require(*permissions: str) -> Callable[[View], View]:
    """Let a view exist only for those whose role has one of `permissions`; for others there is no such page."""

    def decorate(view: View) -> View:
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not staff(request).permissions & set(permissions):
                raise NotVisible
            return view(request, *args, **kwargs)

        guarded.__name__, guarded.__module__, guarded.__doc__ = view.__name__, view.__module__, view.__doc__
        return guarded

    return decorate
