"""Where the scores of those who took part and of controls lie, in bins without a small count."""

from collections.abc import Mapping, Sequence
from typing import Any

from stegvis.core.codebook.code_lists import Label
from stegvis.core.marking import _
from stegvis.core.shapes import HIDDEN, Column, Kind, Sentence, Share, Table
from stegvis.core.suppression import Rule

from .wording import EN, SV, both

OVERLAP = "effects_overlap"


def overlap_table(result: Mapping[str, Any], rule: Rule) -> Table | None:
    """Return the bins, each merged with the next until nobody's is small; None where there is no score."""
    bins = result["overlap"]
    if bins is None:
        return None
    inhabited = [number for number, each in enumerate(bins) if each["treated"] or each["control"]]
    merged = _merged(bins[inhabited[0] : inhabited[-1] + 1], rule)
    return Table(
        id=OVERLAP,
        title=both(_("Scores of those who took part and of controls, before matching")),
        columns=(
            Column("code", both(_("Code")), Kind.CODE),
            Column("label", both(_("Score")), Kind.LABEL),
            Column("low", both(_("From")), Kind.NUMBER),
            Column("high", both(_("Up to")), Kind.NUMBER),
            Column("treated", both(_("Took part"))),
            Column("control", both(_("Controls"))),
        ),
        rows=tuple(_row(number, each) for number, each in enumerate(merged, start=1)),
        unit="persons",
        population=both(_("Everybody who could be compared")),
        notes=(both(_("The score is the estimated chance to take part, by what was known before.")),),
        rows_add_up=False,
        columns_add_up=False,
    )


def overlap_sentence(table: Table) -> Sentence:
    """Say how many of those who took part have controls with scores as theirs."""
    counts = [(row[table.index("treated")], row[table.index("control")]) for row in table.rows]
    if any(cell is HIDDEN for pair in counts for cell in pair):
        return Sentence(_("Where one of the groups is missing, nobody can be compared."))
    beside = sum(int(str(treated)) for treated, control in counts if control)
    share = Share(beside / max(sum(int(str(treated)) for treated, _control in counts), 1))
    return Sentence(
        _("{share} of those who took part have a score in an interval where there are controls."), {"share": share}
    )


def _merged(bins: Sequence[Mapping[str, Any]], rule: Rule) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for each in bins:
        if found and _is_small(found[-1], rule):
            found[-1] = _together(found[-1], each)
        else:
            found.append(dict(each))
    while len(found) > 1 and _is_small(found[-1], rule):
        last = found.pop()
        found[-1] = _together(found[-1], last)
    return found


def _is_small(each: Mapping[str, Any], rule: Rule) -> bool:
    return rule.is_small(each["treated"]) or rule.is_small(each["control"])


def _together(one: Mapping[str, Any], next_one: Mapping[str, Any]) -> dict[str, Any]:
    sums = {side: one[side] + next_one[side] for side in ("treated", "control")}
    return {"low": one["low"], "high": next_one["high"], **sums}


def _row(number: int, each: Mapping[str, Any]) -> tuple[object, ...]:
    label = Label(*("–".join(words.number(each[edge], decimals=4) for edge in ("low", "high")) for words in (SV, EN)))
    return (f"b{number}", label, each["low"], each["high"], each["treated"], each["control"])
