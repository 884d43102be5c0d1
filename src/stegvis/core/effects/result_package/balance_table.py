"""How alike those who are compared were, before matching and after."""

from collections.abc import Mapping
from typing import Any

from stegvis.core.marking import _
from stegvis.core.shapes import HIDDEN, Column, Kind, Sentence, Table
from stegvis.core.suppression import Rule

from .wording import both, named

BALANCE = "effects_balance"
COLUMNS = {
    "smd_before": _("Standardised difference before"),
    "smd_after": _("Standardised difference after"),
    "variance_ratio_before": _("Variance ratio before"),
    "variance_ratio_after": _("Variance ratio after"),
    "ecdf_before": _("eCDF difference before"),
    "ecdf_after": _("eCDF difference after"),
}
WARNS, FAILS = 0.1, 0.25


def balance_table(result: Mapping[str, Any], rule: Rule) -> Table:
    """Return the measures without means, from which people could be counted.

    Rows that tell of few people are left out with their names: who has a rare value might be known by it.
    """
    rows = [each for each in result["balance"] if not _tells_of_few(each, result["n"], rule)]
    few = len(result["balance"]) - len(rows)
    hide_after = any(rule.is_small(result["n"][f"matched_{side}"]) for side in ("treated", "control"))
    note = Sentence(_("Values that few people have are left out: {count}."), {"count": few})
    headings = (Column(key, both(label), Kind.NUMBER) for key, label in COLUMNS.items())
    return Table(
        id=BALANCE,
        title=both(_("How alike the groups are in what was known before")),
        columns=(
            Column("code", both(_("Code")), Kind.CODE),
            Column("label", both(_("Covariate")), Kind.LABEL),
            *headings,
        ),
        rows=tuple(_row(number, each, hide_after) for number, each in enumerate(rows, start=1)),
        unit="persons",
        population=both(_("Those who took part and controls")),
        notes=(both(_("Over 0.1 is a warning, over 0.25 too much.")), *((both(note),) if few else ())),
        rows_add_up=False,
        columns_add_up=False,
    )


def balance_sentence(table: Table) -> Sentence:
    """Say how many covariates differ, before and after."""
    after = [value for value in table.column("smd_after") if isinstance(value, float)]
    before = [value for value in table.column("smd_before") if isinstance(value, float)]
    values = {
        "before": sum(abs(value) > WARNS for value in before),
        "after": sum(abs(value) > WARNS for value in after),
        "count": len(before),
    }
    if not after:
        return Sentence(_("How alike the groups are after matching is hidden: too few are compared."))
    return Sentence(
        _("Of {count} covariates {before} differed by more than 0.1 before matching, and {after} after."), values
    )


def _row(number: int, each: Mapping[str, Any], hide_after: bool) -> tuple[object, ...]:
    is_indicator = each["variance_ratio_before"] is None
    cells = {
        key: None if is_indicator and not key.startswith("smd") else _rounded(each[key]) for key in COLUMNS
    }  # an indicator's eCDF is its difference of shares, which together with the SMD gives the share itself
    hidden = {key: HIDDEN for key in COLUMNS if hide_after and key.endswith("after")}
    return (f"c{number}", named(each["covariate"]), *({**cells, **hidden}[key] for key in COLUMNS))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3) + 0.0


def _tells_of_few(each: Mapping[str, Any], n: Mapping[str, int], rule: Rule) -> bool:
    """Tell whether fewer than shown have an indicator's value, or lack it, on any side."""
    if each["variance_ratio_before"] is not None:
        return False
    sides = (
        ("mean_treated_before", n["treated"]),
        ("mean_control_before", n["control"]),
        ("mean_treated_after", n["matched_treated"]),
        ("mean_control_after", n["matched_control"]),
    )
    counts = [round((each[key] or 0.0) * people) for key, people in sides]
    return any(
        rule.is_small(count) or rule.is_small(people - count)
        for count, (_key, people) in zip(counts, sides, strict=True)
    )
