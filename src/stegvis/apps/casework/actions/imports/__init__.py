"""A file's rows into the case work of one owner: staged in short transactions, then shown by one flag.

While a batch is staged nobody sees its rows and everybody else can write. Showing it is one short transaction; in it
the batch that it replaces disappears, and what that one had changed is as it was before, where this file does not say
otherwise. What a person has written by hand wins over a file that only repeats itself.
"""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.models import Project
from stegvis.core.intake.reading import Reading

from .plan import Plan, plan_of
from .showing import discard_batch, open_batch, show_batch
from .staging import stage

__all__ = ["Plan", "apply_reading", "discard_batch", "plan_of"]


def apply_reading(
    *,
    reading: Reading,
    batch: int,
    project: Project,
    as_of: date,
    by: Viewer,
    replaces: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    finish: Callable[[Plan], None] | None = None,
) -> Plan:
    """Write what `reading` says, for the viewer's own organisation, as the batch numbered `batch`.

    `as_of` is the last day that the file tells of, `replaces` the batch that this file corrects. `progress` is told
    rows done and rows in all; what it raises cancels the import. `finish` is called in the transaction that shows the
    rows, so that who keeps the file can note it. After that, or any error, nothing is left. Raises
    NotAllowed, NotAParty, NoRetentionRule or DataProblem before a row is written.
    """
    owner_id = by.organisation_id or 0
    discard_batch(batch=batch, owner_id=owner_id)  # a worker that was killed may have left something
    open_batch(batch=batch, project=project, by=by)
    shown = False
    try:
        plan = plan_of(reading, project=project, owner_id=owner_id, as_of=as_of, replaces=replaces)
        stage(plan, batch=batch, by=by, progress=progress)
        with transaction.atomic():
            show_batch(batch=batch, replaces=replaces, plan=plan, by=by)
            if finish:
                finish(plan)
        shown = True
    finally:
        if not shown:
            discard_batch(batch=batch, owner_id=owner_id)
    return plan
