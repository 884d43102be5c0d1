"""Numbers of rows of several tables, in one statement."""

from collections.abc import Mapping, Sequence

from django.db.models import CharField, Count, F, IntegerField, QuerySet, Value

Asked = tuple[QuerySet, str]
"""Rows, and the name of the column of codes that they are counted by: "" for one number of all."""


def count_together(querysets: Sequence[QuerySet]) -> list[int]:
    """Return how many rows each of the querysets has, in their order, with one query for all."""
    return [sum(each.values()) for each in count_by([(rows, "") for rows in querysets])]


def count_by(asked: Sequence[Asked]) -> list[Mapping[str, int]]:
    """Return for each of `asked`, in their order, how many rows there are by code, with one query for all.

    A row counts once, however often a join finds it.
    """
    found: list[dict[str, int]] = [{} for _each in asked]
    if not asked:
        return []
    first, *others = (_counted(place, rows, by) for place, (rows, by) in enumerate(asked))
    for place, code, number in first.union(*others, all=True) if others else first:
        found[place][code] = number
    return list(found)


def _counted(place: int, rows: QuerySet, by: str) -> QuerySet:
    code = F(by) if by else Value("", CharField())
    named = rows.order_by().annotate(of_rows=Value(place, IntegerField()), of_code=code).values("of_rows", "of_code")
    return named.annotate(number=Count("pk", distinct=True)).values_list("of_rows", "of_code", "number")
