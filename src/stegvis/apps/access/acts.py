"""`@act` marks a change of state: one transaction, and a refusal that stays in the log."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction

from . import log
from .looking import looking
from .verdicts import NotVisible, Refused

P = ParamSpec("P")
R = TypeVar("R")

_inside: ContextVar[bool] = ContextVar("inside_an_act", default=False)


def act(change: Callable[P, R]) -> Callable[P, R]:
    """Run `change` in one transaction. When it is refused, undo it and log the refusal in a transaction of its own.

    `change` takes `by=` (the viewer). The log names the app and the function: `casework.exit_case`. An act within an
    act is part of the outer one's transaction, and the outer one logs.
    """

    @wraps(change)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if _inside.get():
            return change(*args, **kwargs)
        token = _inside.set(True)
        try:
            with looking(kwargs.get("by")), transaction.atomic():
                return change(*args, **kwargs)
        except Refused as refusal:
            _record(refusal, change, kwargs)
            raise
        except ObjectDoesNotExist:
            if not _is_gone(kwargs):
                raise
            refusal = NotVisible()
            _record(refusal, change, kwargs)
            raise refusal from None
        finally:
            _inside.reset(token)

    return run


def _is_gone(arguments: dict[str, object]) -> bool:
    """Say whether a row to act on is not there: behind the database's fence for who looks, or taken away meanwhile."""
    rows = [value for value in arguments.values() if isinstance(value, models.Model) and value.pk]
    with looking(arguments.get("by")):  # type: ignore[arg-type]
        return any(not type(row)._base_manager.filter(pk=row.pk).exists() for row in rows)


def _record(refusal: Refused, change: Callable[..., object], arguments: dict[str, object]) -> None:
    target = next((value for value in arguments.values() if isinstance(value, models.Model) and value.pk), None)
    log.record_refusal(act_name(change), by=arguments["by"], reason=type(refusal).__name__, target=target)
    refusal.is_logged = True


def act_name(change: Callable[..., object]) -> str:
    """Return the dotted name of an act: its app and its function."""
    parts = change.__module__.split(".")
    app = parts[parts.index("apps") + 1] if "apps" in parts else parts[0]
    return f"{app}.{change.__name__}"
