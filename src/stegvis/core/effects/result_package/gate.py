"""Whether tables from outside are such as a package has: their columns known, and no small count in any cell."""

from collections.abc import Mapping, Sequence

from stegvis.core.codebook.code_lists import Label
from stegvis.core.shapes import HIDDEN, Chart, Kind, Table

from .balance_table import BALANCE
from .balance_table import COLUMNS as MEASURES
from .estimate_tables import DETECTABLE, ESTIMATES
from .flow_table import FLOW
from .overlap_table import OVERLAP

LARGEST = 1e15
FIRST = {"code": Kind.CODE, "label": Kind.LABEL}
SIDES = {"treated": Kind.COUNT, "control": Kind.COUNT}
ESTIMATED = dict.fromkeys(("estimate", "ci_low", "ci_high", "p", "p_holm", "p_bh"), Kind.NUMBER)
COLUMNS: Mapping[str, Mapping[str, Kind]] = {
    FLOW: {**FIRST, "total": Kind.COUNT, **SIDES},
    OVERLAP: {**FIRST, "low": Kind.NUMBER, "high": Kind.NUMBER, **SIDES},
    BALANCE: {**FIRST, **dict.fromkeys(MEASURES, Kind.NUMBER)},
    DETECTABLE: {**FIRST, "mde": Kind.NUMBER, "in_sd": Kind.NUMBER, "power": Kind.SHARE, "level": Kind.SHARE},
    ESTIMATES: {**FIRST, **dict.fromkeys(("role", "method", "is_answer"), Kind.TEXT), **ESTIMATED},
}


FIGURES = {"flow": FLOW, "love": BALANCE, "overlap": OVERLAP}


def are_known(charts: Sequence[Chart]) -> bool:
    """Tell whether each figure is drawn once, as what it is called, from its own table."""
    places = [(chart.id, chart.kind.value, chart.table.id) for chart in charts]
    return len(set(places)) == len(places) and all(id == kind and FIGURES[id] == table for id, kind, table in places)


def has_known_columns(table: Table) -> bool:
    """Tell whether a table has the columns of its name, so that no count passes as another kind of number."""
    return [(column.key, column.kind) for column in table.columns] == list(COLUMNS[table.id].items())


def passes(table: Table, smallest_shown: int) -> bool:
    """Tell whether every cell is of its column's kind, and no count is small."""
    return all(
        _may_stand(value, column.kind, smallest_shown)
        for row in table.rows
        for value, column in zip(row, table.columns, strict=True)
    )


def _may_stand(value: object, kind: Kind, smallest_shown: int) -> bool:
    if value is None or value is HIDDEN:
        return True
    if kind in (Kind.CODE, Kind.LABEL, Kind.TEXT):
        return isinstance(value, str | Label)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        return False
    return kind is not Kind.COUNT or value == 0 or (isinstance(value, int) and value >= smallest_shown)
