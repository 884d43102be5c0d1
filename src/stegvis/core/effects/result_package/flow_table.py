"""From the extract to those who are compared, as counts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from stegvis.core.marking import _
from stegvis.core.shapes import Column, Kind, Table
from stegvis.core.suppression import KnownSum

from .wording import both

FLOW = "effects_flow"
SIDES = ("treated", "control")


def flow_table(result: Mapping[str, Any]) -> Table:
    """Count people in the extract, left out by reason, and compared; a control used twice counts once."""
    n, dropped = result["n"], result["dropped"]
    complete, matched = (n["treated"], n["control"]), (n["matched_treated"], n["matched_control"])
    outside, unmatched = ([dropped[f"{why}_{side}"] for side in SIDES] for why in ("outside", "unmatched"))
    rows = (
        ("extract", both(_("in the extract")), dropped["incomplete"] + sum(complete), None, None),
        ("incomplete", both(_("left out: something is missing")), dropped["incomplete"], None, None),
        _row("comparable", _("could be compared"), complete),
        _row("outside", _("left out: outside common support"), outside),
        _row("unmatched", _("left out: no match"), unmatched),
        _row("matched", _("are compared"), matched),
    )
    return Table(
        id=FLOW,
        title=both(_("From the extract to those who are compared")),
        columns=(
            Column("code", both(_("Code")), Kind.CODE),
            Column("label", both(_("Step")), Kind.LABEL),
            Column("total", both(_("All"))),
            Column("treated", both(_("Took part"))),
            Column("control", both(_("Controls"))),
        ),
        rows=rows,
        unit="persons",
        population=both(_("Everybody in the extract")),
        rows_add_up=False,
    )


def flow_sums(overlap: Table | None) -> Iterator[KnownSum]:
    """Yield the sums down the table, which it does not state, and that the bins of the score add up."""
    yield KnownSum((FLOW, "extract", "total"), ((FLOW, "incomplete", "total"), (FLOW, "comparable", "total")))
    for side in SIDES:
        parts = tuple((FLOW, row, side) for row in ("outside", "unmatched", "matched"))
        yield KnownSum((FLOW, "comparable", side), parts)
        if overlap:
            yield KnownSum((FLOW, "comparable", side), tuple((overlap.id, str(row[0]), side) for row in overlap.rows))


def _row(code: str, label: str, counts: Sequence[int]) -> tuple[object, ...]:
    return (code, both(label), sum(counts), *counts)
