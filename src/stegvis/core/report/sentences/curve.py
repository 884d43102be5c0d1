"""The share that has reached the outcome, by time since start."""

from stegvis.core.marking import _
from stegvis.core.report.sentences.numbers import IS_HIDDEN, any_hidden, points, rows, sentence
from stegvis.core.shapes import Sentence, Table

LAST = _("After {months} months {share} (95% interval {low}–{high}) are estimated to have reached the outcome.")
LABEL = _("Share by time since start")


def says(table: Table) -> tuple[Sentence, ...]:
    """Say the last point that is known. Nothing is said of an empty curve."""
    known = [row for row in rows(table) if row["share"] is not None]
    if not known:
        return ()
    last = known[-1]
    if any_hidden(*(last[key] for key in ("months", "share", "low", "high"))):
        return (sentence(IS_HIDDEN, label=LABEL),)
    bounds = {key: points(last[key]) for key in ("low", "high")}
    return (sentence(LAST, months=last["months"], share=last["share"], **bounds),)
