"""The p-values of a protocol's other outcomes, corrected for their being several."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.table import Table

from stegvis.core.effects.protocol import Role
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.statistics.multiple import benjamini_hochberg, holm

from .numbers import p_value
from .under_protocol import UnderProtocol


@dataclass(frozen=True)
class Corrected:
    """An outcome's p-value by the protocol's estimate, as it is and corrected by Holm and Benjamini–Hochberg."""

    outcome: str
    estimate: str
    p: float | None
    p_holm: float | None
    p_bh: float | None


def corrected(following: UnderProtocol | None, p_values: Mapping[str, float | None]) -> list[Corrected]:
    """Correct the p-values of the outcomes that are neither primary nor negative controls, by outcome's name."""
    if following is None:
        return []
    names = [name for name, role in following.protocol.roles.items() if role is Role.OTHER]
    found = [p_values.get(name) for name in names]
    rows = zip(names, found, holm(found), benjamini_hochberg(found), strict=True)
    return [Corrected(name, following.protocol.estimate, *each) for name, *each in rows]


def corrected_table(rows: list[Corrected], words: Words) -> Table:
    """Return the corrected p-values as the screen shows them."""
    shown = Table(title=words.text(_("Other outcomes, corrected for being several")))
    shown.add_column(words.text(_("Outcome")))
    for heading in ("p", "Holm", "Benjamini–Hochberg"):
        shown.add_column(words.text(heading), justify="right", no_wrap=True)
    for row in rows:
        shown.add_row(row.outcome, *(p_value(each, words) for each in (row.p, row.p_holm, row.p_bh)))
    return shown
