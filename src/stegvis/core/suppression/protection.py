"""Tables in, the same tables out with cells hidden."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stegvis.core.marking import _
from stegvis.core.shapes import HIDDEN, Sentence, Table

from .complements import hidden_counts
from .dependants import hide_what_depends
from .rule import Rule
from .system import KnownPart, KnownSum, Mask, System, build

WHY = _(
    "Cells marked “..” are hidden: counts from 1 to {largest}, other counts from which they could be worked out, "
    "shares of fewer than {base}, and figures computed from any of these."
)


def protect(
    tables: Sequence[Table],
    *,
    rule: Rule = Rule(),  # noqa: B008 (frozen)
    shown_before: Sequence[Table] = (),
    sums: Iterable[KnownSum] = (),
    parts: Iterable[KnownPart] = (),
) -> tuple[Table, ...]:
    """Return the tables with HIDDEN in the cells that the audience must not see, and a note that says so.

    `shown_before`: everything this audience has been shown, as it was shown. `sums`: sums that hold between the tables
    and that none of them states. `parts`: counts that lie in others, so that their difference counts persons. All
    tables shown together must be protected together. The same tables give the same result. Raises ValueError when a
    table's counts contradict the sums it states.
    """
    system = build(tables, shown_before, sums, parts)
    hidden = hidden_counts(system, rule)
    covered = (_covered(number, table, system, hidden, rule) for number, table in enumerate(tables))
    return tuple(
        _noted(hide_what_depends(after, before, rule), rule) for after, before in zip(covered, tables, strict=True)
    )


def _covered(number: int, table: Table, system: System, hidden: Mask, rule: Rule) -> Table:
    def shown(row: int, column: int, value: object) -> object:
        count = system.cells.get((number, row, column))
        if count is None:
            return value
        return HIDDEN if hidden[count] or rule.is_small(system.values[count]) else value

    return table.with_rows(
        tuple(
            tuple(shown(row, column, value) for column, value in enumerate(content))
            for row, content in enumerate(table.rows)
        )
    )


def _noted(table: Table, rule: Rule) -> Table:
    if not any(value is HIDDEN for row in table.rows for value in row):
        return table
    why = Sentence(WHY, {"largest": rule.largest_hidden, "base": rule.share_base})
    return table if why in table.notes else replace(table, notes=(*table.notes, why))
