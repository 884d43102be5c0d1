"""What a dataset is read from, and how rows become a frame."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db.models import Q, QuerySet

from stegvis.apps.casework.models import Case
from stegvis.apps.people.models import is_shown
from stegvis.apps.projects.models import Project

from .keys import StudyKeys


@dataclass(frozen=True)
class Source:
    """The project, whose cases (None: every owner's), the last day that counts, and the study's keys."""

    project: Project
    owner_id: int | None
    cut_off: date
    keys: StudyKeys

    @property
    def owned(self) -> Q:
        return Q() if self.owner_id is None else Q(owner=self.owner_id)

    @property
    def cases(self) -> QuerySet[Case]:
        """Return the cases that had begun, by referral or start, when the cut-off came."""
        begun = (
            Q(referred_on__lte=self.cut_off)
            | Q(started_on__lte=self.cut_off)
            | Q(referred_on__isnull=True, started_on__isnull=True)
        )
        return Case.objects.filter(self.owned, is_shown(), begun, project=self.project)


def read(rows: QuerySet, columns: Mapping[str, tuple[str, pl.DataType]]) -> pl.DataFrame:
    """Return `rows` as a frame: `columns` says for each of its columns the field it comes from and its type."""
    fields = [field for field, _type in columns.values()]
    schema = {name: kind for name, (_field, kind) in columns.items()}
    return pl.DataFrame(list(rows.order_by().values_list(*fields)), schema=schema, orient="row")


def known_by(cut_off: date, column: str) -> pl.Expr:
    """Return the day in `column`, or null when it lies after the cut-off."""
    return pl.when(pl.col(column) <= cut_off).then(pl.col(column))
