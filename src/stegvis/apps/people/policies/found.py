"""Whom a viewer sees, found once for a page that counts many lists of hers.

The predicate is long, and a page that writes it into twenty lists spends its time writing. Inside `finding()` each
sight is asked once, and the lists look among the keys it found.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Model, Q

FEW = 300
"""Of more rows the lists get the predicate itself: so many keys would cost more to write than it does."""

_found: ContextVar[dict[Hashable, Q] | None] = ContextVar("found", default=None)


@contextmanager
def finding() -> Iterator[None]:
    """Let each sight be asked once until the block ends. For reading: an act asks the database when it acts."""
    token = _found.set({})
    try:
        yield
    finally:
        _found.reset(token)


def found_once(sight: Hashable, model: type[Model], clause: Callable[[], Q]) -> Q:
    """Return the condition of `sight`: inside `finding()` the keys of the rows that it holds for, if they are few."""
    found = _found.get()
    if found is None:
        return clause()
    if sight not in found:
        whole = clause()
        keys = list(model._default_manager.filter(whole).order_by().values_list("pk", flat=True)[: FEW + 1])
        found[sight] = whole if len(keys) > FEW else Q(pk__in=keys)
    return found[sight]
