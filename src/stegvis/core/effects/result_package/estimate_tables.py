"""What could be seen at all, and what was estimated."""

from collections.abc import Mapping
from typing import Any

from stegvis.core.marking import _
from stegvis.core.shapes import HIDDEN, Column, Kind, Sentence, Share, Table
from stegvis.core.suppression import Rule

from ..method_names import NAMES, ROLES
from ..protocol import Role
from .wording import both, named, rounded

DETECTABLE, ESTIMATES = "effects_detectable", "effects_estimates"
WHY_HIDDEN = _(
    "Estimates are hidden with their intervals where a group, or those in it whose outcome is another than most "
    "people's, are fewer than {least}."
)


def is_hidden(result: Mapping[str, Any], outcome: str, rule: Rule) -> bool:
    """Tell whether an outcome's figures tell of few people."""
    n = result["n"]
    if any(n[f"matched_{side}"] < rule.smallest_shown for side in ("treated", "control")):
        return True
    return rule.is_small(result["fewest_apart"][outcome])


def detectable_table(result: Mapping[str, Any], names: Mapping[str, str], rule: Rule, *, exact: bool) -> Table:
    """Return the smallest effects that could be expected to show, coarse unless the counts behind them are shown."""
    headings = {
        "mde": (_("Minimal detectable effect"), Kind.NUMBER),
        "in_sd": (_("In standard deviations"), Kind.NUMBER),
        "power": (_("Power"), Kind.SHARE),
        "level": (_("Level"), Kind.SHARE),
    }
    return Table(
        id=DETECTABLE,
        title=both(_("The smallest effect that so many people can be expected to show")),
        columns=_columns(headings),
        rows=tuple(
            _detectable(each, names, hidden=is_hidden(result, each["outcome"], rule), exact=exact)
            for each in result["mde"]
        ),
        unit="persons",
        rows_add_up=False,
        columns_add_up=False,
    )


def estimates_table(result: Mapping[str, Any], names: Mapping[str, str], rule: Rule) -> Table:
    """Return every estimate with its interval; p-values of the other outcomes corrected, by the protocol's estimate."""
    headings = {
        "role": (_("Role"), Kind.TEXT),
        "method": (_("Estimated by"), Kind.TEXT),
        "is_answer": (_("The protocol's answer"), Kind.TEXT),
        "estimate": (_("Difference"), Kind.NUMBER),
        "ci_low": (_("95% from"), Kind.NUMBER),
        "ci_high": (_("95% to"), Kind.NUMBER),
        "p": ("p", Kind.NUMBER),
        "p_holm": (_("p, Holm"), Kind.NUMBER),
        "p_bh": (_("p, Benjamini–Hochberg"), Kind.NUMBER),
    }
    hidden = {name: is_hidden(result, name, rule) for name in names}
    note = Sentence(WHY_HIDDEN, {"least": rule.smallest_shown})
    corrected = {each["outcome"]: each for each in result["other_outcomes"]}
    return Table(
        id=ESTIMATES,
        title=both(_("Differences between those who took part and the matched control group")),
        columns=_columns(headings),
        rows=tuple(
            _estimate(number, each, names, corrected.get(each["outcome"], {}), hidden=hidden[each["outcome"]])
            for number, each in enumerate(result["estimates"], start=1)
        ),
        unit="persons",
        notes=(both(note),) if any(hidden.values()) else (),
        rows_add_up=False,
        columns_add_up=False,
    )


def _columns(headings: Mapping[str, tuple[str, Kind]]) -> tuple[Column, ...]:
    first = (Column("code", both(_("Code")), Kind.CODE), Column("label", both(_("Outcome")), Kind.LABEL))
    return (*first, *(Column(key, both(label), kind) for key, (label, kind) in headings.items()))


def _detectable(each: Mapping[str, Any], names: Mapping[str, str], *, hidden: bool, exact: bool) -> tuple[object, ...]:
    figures = 2 if exact else 1  # the number of people could be worked out of more
    cells = [HIDDEN if hidden else rounded(each[key], figures) for key in ("mde", "in_sd")]
    return (each["outcome"], named(names[each["outcome"]]), *cells, Share(each["power"]), Share(each["level"]))


def _estimate(
    number: int, each: Mapping[str, Any], names: Mapping[str, str], corrected: Mapping[str, Any], *, hidden: bool
) -> tuple[object, ...]:
    of_answer = corrected if each["is_answer"] else {}
    numbers = [each[key] for key in ("estimate", "ci_low", "ci_high", "p")] + [
        of_answer.get(key) for key in ("p_holm", "p_bh")
    ]
    return (
        f"e{number}",
        named(names[each["outcome"]]),
        both(ROLES[Role(each["role"])]),
        both(NAMES[each["method"]]),
        both(_("yes")) if each["is_answer"] else None,
        *(HIDDEN if hidden and value is not None else rounded(value) for value in numbers),
    )
