"""Which function does which kind of job. An app registers its own, so that jobs need not know the apps above."""

from collections.abc import Callable
from typing import Protocol

from stegvis.apps.access.viewers import Job as JobViewer


class Work(Protocol):
    """What a handler is given besides its target: who it works for, and where to tell how far it has come."""

    viewer: JobViewer

    def advance(self, done: int, total: int) -> None:
        """Tell how far the work has come. Raises Cancelled when somebody asked for that."""
        ...


Handler = Callable[[str, Work], str]
"""Takes the target's key and the work; returns the text to show when done. It can be started again after a kill."""

_handlers: dict[str, Handler] = {}
_step_by_step: set[str] = set()


class Cancelled(Exception):
    """Somebody asked for the job to be stopped."""


def handles(kind: str, *, step_by_step: bool = False) -> Callable[[Handler], Handler]:
    """Register the decorated function as the one that does jobs of `kind`.

    `step_by_step` says that what it has done before it fails stays done.
    """

    def register(handler: Handler) -> Handler:
        if kind in _handlers and _handlers[kind] is not handler:
            raise ValueError(f"two handlers for jobs of kind {kind}")
        _handlers[kind] = handler
        if step_by_step:
            _step_by_step.add(kind)
        return handler

    return register


def leaves_what_is_done(kind: str) -> bool:
    """Say whether a job of `kind` that fails has done some of its work for good."""
    return kind in _step_by_step


def handler_of(kind: str) -> Handler:
    """Return the function for jobs of `kind`. Raises KeyError when no app has registered one."""
    return _handlers[kind]
