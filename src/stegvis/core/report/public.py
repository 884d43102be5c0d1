"""What the public gets of the tables: fewer of them, and all protected together.

Left out: the caseload, whose rows are persons at work; the curve of incidence, whose months are too thin to show (the
share at the window stands in the goal); and the number under way by month, from which the month's starts and exits can
be worked out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from stegvis.core import codebook, suppression
from stegvis.core.report.left_out import LEFT_OUT, LEFT_OUT_COLUMNS
from stegvis.core.shapes import Table
from stegvis.core.suppression import KnownPart, KnownSum, Place

SEXES = (("woman", "women"), ("man", "men"), ("unknown", "unknown"), ("total", "total"))
OUTCOMES = ("outcome_by_sex", "outcome_by_age", "outcome_by_origin", "outcome_by_municipality")


def for_public(counted: Iterable[Table], *, shown_before: Sequence[Table] = ()) -> tuple[Table, ...]:
    """Return the tables that the public may see, with small counts and what gives them away hidden.

    `shown_before`: what the same public has been shown earlier, as it was shown.
    """
    tables = tuple(_without(table) for table in counted if table.id not in LEFT_OUT)
    sums, parts = tuple(known_sums(tables)), tuple(known_parts(tables))
    return suppression.protect(tables, shown_before=shown_before, sums=sums, parts=parts)


def _without(table: Table) -> Table:
    unwanted = LEFT_OUT_COLUMNS.get(table.id, frozenset())
    kept = [place for place, column in enumerate(table.columns) if column.key not in unwanted]
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    return replace(table, columns=tuple(table.columns[place] for place in kept), rows=rows)


def known_sums(tables: Sequence[Table]) -> Iterator[KnownSum]:
    """Yield the sums between these tables that a reader can work with: those that hold in the counts at hand.

    A sum that holds by chance only is among them: to protect against it costs little and is never wrong.
    """
    values = {
        (table.id, str(row[0]), column.key): value
        for table in tables
        for row in table.rows
        for column, value in zip(table.columns, row, strict=True)
        if isinstance(value, int)
    }
    for each in _candidates(tables):
        parts = [values.get(part) for part in each.parts]
        whole = values.get(each.whole)
        if whole is not None and None not in parts and sum(part for part in parts if part is not None) == whole:
            yield each


def known_parts(tables: Sequence[Table]) -> Iterator[KnownPart]:
    """Yield which of a goal's counts lie in others: who got there within the window got there, and so on.

    Only for the lines of one goal. Where a goal's counts happen to say otherwise the relation is passed over.
    """
    for goal in _goals_of(tables):
        line = partial(_goal_line, goal)
        yield KnownPart(line("of_started", "numerator"), line("incidence", "numerator"))
        yield KnownPart(line("of_started", "numerator"), line("window", "numerator"))
        yield KnownPart(line("incidence", "numerator"), line("window", "numerator"))
        yield KnownPart(line("of_started", "denominator"), line("window", "denominator"))


def _goals_of(tables: Sequence[Table]) -> list[str]:
    progress = (table for table in tables if table.id == "goal_progress")
    return sorted({str(row[0]).rpartition(".")[0] for table in progress for row in table.rows})


def _goal_line(goal: str, code: str, column: str) -> Place:
    return ("goal_progress", f"{goal}.{code}" if goal else code, column)


def _candidates(tables: Sequence[Table]) -> Iterator[KnownSum]:
    months = [str(row[0]) for table in tables if table.id == "flow_by_month" for row in table.rows]
    yield KnownSum(("age_by_sex", "total", "total"), tuple(("flow_by_month", month, "started") for month in months))
    yield KnownSum(("exits_by_sex", "total", "total"), tuple(("flow_by_month", month, "exited") for month in months))
    yield from _flow()
    for goal in _goals_of(tables):
        yield from _goal(partial(_goal_line, goal))
    yield from _outcomes()


def _flow() -> Iterator[KnownSum]:
    for code, sex in SEXES:
        started, exited = ("flow", "started", sex), ("flow", "exited", sex)
        yield KnownSum(started, (("age_by_sex", "total", sex),))
        yield KnownSum(("age_at_start", code, "total"), (("age_by_sex", "total", sex),))
        yield KnownSum(exited, (("exits_by_sex", "total", sex),))
        yield KnownSum(started, (exited, ("flow", "under_way", sex)))
        yield KnownSum(exited, tuple(("flow", step, sex) for step in ("followed_up", "lost", "not_followed_up")))
    for step in ("referred", "started", "under_way", "exited", "followed_up", "lost", "not_followed_up"):
        yield KnownSum(("flow_shares", step, "reached"), (("flow", step, "total"),))


def _goal(line: Callable[[str, str], Place]) -> Iterator[KnownSum]:
    exits = codebook.load("exits")
    transfers = exits.flagged("transfer")
    success, stayed = _exits("work", "studies"), [code for code in exits.codes if code not in transfers]
    yield KnownSum(line("of_started", "denominator"), (("age_by_sex", "total", "total"),))
    yield KnownSum(line("incidence", "denominator"), (line("of_started", "denominator"),))
    yield KnownSum(line("of_started", "numerator"), success)
    yield KnownSum(line("of_exits", "denominator"), (("exits_by_sex", "total", "total"),))
    yield KnownSum(line("of_exits", "numerator"), success)
    yield KnownSum(line("of_exits", "unknown"), _exits("unknown"))
    yield KnownSum(line("exits_without_transfers", "denominator"), _cells_of("exits_by_sex", stayed, "total"))
    yield KnownSum(line("exits_without_transfers", "numerator"), (line("of_exits", "numerator"),))


def _outcomes() -> Iterator[KnownSum]:
    for code, sex in SEXES:
        yield KnownSum(("outcome_by_sex", code, "work_or_study"), _exits("work", "studies", sex=sex))
        yield KnownSum(("outcome_by_sex", code, "unknown"), _exits("unknown", sex=sex))
    for table in OUTCOMES[1:]:
        for column in ("work_or_study", "other", "unknown", "total"):
            yield KnownSum((table, "total", column), (("outcome_by_sex", "total", column),))


def _exits(*groups: str, sex: str = "total") -> tuple[Place, ...]:
    exits = codebook.load("exits")
    excluded = exits.flagged("excluded")
    return _cells_of("exits_by_sex", [code for code in exits.in_group(*groups) if code not in excluded], sex)


def _cells_of(table: str, codes: Iterable[str], column: str) -> tuple[Place, ...]:
    excluded = codebook.load("exits").flagged("excluded")
    return tuple((table, code, column) for code in codes if code not in excluded)
