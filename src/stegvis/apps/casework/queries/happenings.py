"""What has happened in cases that is neither a fact nor a step: one query over all the tables that keep such."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, F, QuerySet, Value

from ..models import AsiOccasion, Assessment, Case, JointConclusion, Mapping


@dataclass(frozen=True)
class Happening:
    """Something in a case on a day. `what` names it: mapping_begun, mapping_finished, asi, assessment, conclusion."""

    what: str
    on: date
    case_id: int


def happenings_of(cases: Collection[Case]) -> tuple[Happening, ...]:
    """Return what has happened in these cases, which the caller was found to see, the oldest first."""
    if not cases:
        return ()
    first, *others = (_rows(what, rows, day, case) for what, rows, day, case in _sources([each.pk for each in cases]))
    return tuple(Happening(*row) for row in first.union(*others, all=True).order_by("day", "what"))


def _sources(cases: list[int]) -> list[tuple[str, QuerySet, str, str]]:
    mappings = Mapping.objects.that_count().filter(case__in=cases)
    conclusions = JointConclusion.objects.that_count().filter(
        assessment__case__in=cases, assessment__withdrawn_at__isnull=True
    )
    return [
        ("mapping_begun", mappings, "started_on", "case"),
        ("mapping_finished", mappings.filter(finished_on__isnull=False), "finished_on", "case"),
        ("asi", AsiOccasion.objects.that_count().filter(case__in=cases), "on", "case"),
        ("assessment", Assessment.objects.that_count().filter(case__in=cases), "on", "case"),
        ("conclusion", conclusions, "on", "assessment__case"),
    ]


def _rows(what: str, rows: QuerySet, day: str, case: str) -> QuerySet:
    named = rows.order_by().annotate(what=Value(what, CharField()), day=F(day), of=F(case))
    return named.values_list("what", "day", "of")
