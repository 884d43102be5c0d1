"""What is to be said where errors rest on few clusters."""

from stegvis.core.marking import _
from stegvis.core.shapes import Sentence

FEW_CLUSTERS = 40
"""Fewer than this and clustered errors are too small: Cameron & Miller (2015), J. Hum. Resour. 50:317–372."""


def few_clusters(count: int | None) -> tuple[Sentence, ...]:
    """Return a warning where errors rest on few clusters; None where they rest on none."""
    if count is None or count >= FEW_CLUSTERS:
        return ()
    text = _("The errors are clustered on {clusters} groups only. With fewer than {few} the intervals are too narrow.")
    return (Sentence(text, {"clusters": count, "few": FEW_CLUSTERS}),)
