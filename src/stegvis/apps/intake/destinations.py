"""Where the rows of files go. The app that owns the rows says so, since this one does not know the apps above it."""

from collections.abc import Callable, Collection, Mapping
from typing import Protocol

import polars as pl

from stegvis.apps.access.verdicts import Verdict
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.jobs.handlers import Work
from stegvis.core.intake import Known

from .models import Batch

Rows = Mapping[str, pl.DataFrame]
"""Usable rows by record, as `core.intake.Reading.rows`."""


Settle = Callable[[], None]
"""Notes that the file counts from now on."""


class Destination(Protocol):
    """What the app that owns the rows does with them."""

    def may_import(self, viewer: Viewer, project_key: str) -> Verdict:
        """Say whether the viewer's organisation takes part in the project, and she may import for it."""

    def known(self, viewer: Viewer, project_key: str) -> Known:
        """Return the numbers and names of the organisation's own participants in the project."""

    def hides(self, viewer: Viewer, numbers: Collection[str]) -> bool:
        """Say whether one of these numbers is that of a protected person whom the viewer may not open."""

    def preview(self, batch: Batch, rows: Rows, viewer: Viewer) -> dict[str, int]:
        """Return what would change, in numbers; `changes` is all of it. Nothing is written.

        new, changed, unchanged and exits are participations; where the file corrects another, rows_added,
        rows_changed, rows_removed and left_out (participations) tell how they differ. Raises DataProblem naming the
        rows that can't stand beside what is there.
        """

    def apply(self, batch: Batch, rows: Rows, work: Work, settle: Settle) -> None:
        """Write the rows in short steps that nobody sees; show them all, and call `settle`, in one last transaction.

        May be called again after a kill. After an error or a cancel nothing is left.
        """

    def discard(self, batch: Batch) -> None:
        """Take away what `apply` wrote so far; nobody has seen it."""


_destination: list[Destination] = []


def register(destination: Destination) -> None:
    _destination[:] = [destination]


def destination() -> Destination:
    """Return the app that takes the rows."""
    return _destination[0]
