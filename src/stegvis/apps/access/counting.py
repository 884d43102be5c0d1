"""Numbers of rows of several tables, in one statement."""

from collections.abc import Sequence

from django.db.models import Count, IntegerField, QuerySet, Value


def count_together(querysets: Sequence[QuerySet]) -> list[int]:
    """Return how many rows each of the querysets has, in their order, with one query for all."""
    if not querysets:
        return []
    first, *others = (_counted(place, rows) for place, rows in enumerate(querysets))
    found = dict(first.union(*others, all=True)) if others else dict(first)
    return [found.get(place, 0) for place in range(len(querysets))]


def _counted(place: int, rows: QuerySet) -> QuerySet:
    plain = rows.model.objects.filter(pk__in=rows.order_by().values("pk")).order_by()
    named = plain.annotate(of_rows=Value(place, IntegerField())).values("of_rows")
    return named.annotate(number=Count("pk")).values_list("of_rows", "number")
