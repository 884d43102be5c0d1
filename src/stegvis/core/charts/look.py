"""The colours of charts, on white paper and on a dark screen.

Each of `series` and `ink` has a contrast of at least 4.5 to 1 against `paper` (WCAG 2.2, 1.4.3), so that outlines and
the texts in their colours can be read.
"""

from dataclasses import dataclass

LABEL_SIZE = 12
WIDTH = 640


@dataclass(frozen=True)
class Look:
    """Colours by what they are for."""

    paper: str
    ink: str
    quiet: str
    grid: str
    band: str
    series: tuple[str, str, str]


LIGHT = Look(
    paper="#ffffff",
    ink="#1c2430",
    quiet="#56606e",
    grid="#e3e7ec",
    band="#c9dcef",
    series=("#0b4f8a", "#a8470f", "#56606e"),
)
DARK = Look(
    paper="#14181f",
    ink="#f1f4f8",
    quiet="#aab4c2",
    grid="#2d3541",
    band="#26486b",
    series=("#7db8ee", "#f0a36b", "#aab4c2"),
)
