"""Starts and exits by month."""

from stegvis.core.marking import _
from stegvis.core.report.sentences.numbers import SOME_HIDDEN, any_hidden, largest, rows, sentence
from stegvis.core.shapes import Sentence, Table

SPAN = _("The table covers {months} months, {first}–{last}.")
MOST = _("Most started in {month}: {number}.")
LEFT = _("At the end of {month}, {number} were under way.")


def says(table: Table) -> tuple[Sentence, ...]:
    """Say which months there are, when most started, and how many were under way last."""
    months = list(rows(table))
    if not months:
        return ()
    first, last = months[0], months[-1]
    told = [sentence(SPAN, months=len(months), first=first["label"], last=last["label"])]
    most = largest(table, "started")
    if most:
        told.append(sentence(MOST, month=most["label"], number=most["started"]))
    if "under_way" in last:  # the public is not told month by month
        hidden = any_hidden(last["under_way"])
        told.append(sentence(SOME_HIDDEN) if hidden else sentence(LEFT, month=last["label"], number=last["under_way"]))
    return tuple(told)
