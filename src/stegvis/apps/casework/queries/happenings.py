"""What has happened in cases that is neither a fact nor a step: one query over all the tables that keep such."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count, F, IntegerField, Q, QuerySet, Value

from ..models import AsiOccasion, Assessment, Case, JointConclusion, Mapping


@dataclass(frozen=True)
class Happening:
    """Something in a case on a day. `what` names it: mapping_begun, mapping_finished, asi, assessment, conclusion.

    `id` is its row's; `written` how many domains stand in a mapping, and nought for all else.
    """

    what: str
    on: date
    case_id: int
    id: int
    written: int


def happenings_of(cases: Collection[Case]) -> tuple[Happening, ...]:
    """Return what has happened in these cases, which the caller was found to see, the oldest first."""
    if not cases:
        return ()
    first, *others = _sources([each.pk for each in cases])
    return tuple(Happening(*row) for row in first.union(*others, all=True).order_by("day", "what", "of_row"))


def _sources(cases: list[int]) -> list[QuerySet]:
    mappings = Mapping.objects.that_count().filter(case__in=cases)
    written = Count("sections", filter=Q(sections__withdrawn_at__isnull=True))
    conclusions = JointConclusion.objects.that_count().filter(
        assessment__case__in=cases, assessment__withdrawn_at__isnull=True
    )
    return [
        _rows("mapping_begun", mappings, "started_on", written=written),
        _rows("mapping_finished", mappings.filter(finished_on__isnull=False), "finished_on"),
        _rows("asi", AsiOccasion.objects.that_count().filter(case__in=cases), "on"),
        _rows("assessment", Assessment.objects.that_count().filter(case__in=cases), "on"),
        _rows("conclusion", conclusions, "on", case="assessment__case"),
    ]


def _rows(what: str, rows: QuerySet, day: str, *, case: str = "case", written: object = None) -> QuerySet:
    number = written or Value(0, IntegerField())
    named = rows.order_by().annotate(what=Value(what, CharField()), day=F(day), of=F(case), of_row=F("pk"), many=number)
    return named.values_list("what", "day", "of", "of_row", "many")
