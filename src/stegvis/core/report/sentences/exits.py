"""Why participants exited."""

from stegvis.core.marking import _
from stegvis.core.report.sentences.numbers import SOME_HIDDEN, any_hidden, largest, number, sentence, share_of
from stegvis.core.shapes import Sentence, Share, Table

HOW_MANY = _("{total} exits: {women} women and {men} men.")
MOST = _("The most common reason is {label}: {number} of {total} exits ({share}).")
NONE = _("Nobody has exited in the period.")


def says(table: Table) -> tuple[Sentence, ...]:
    """Say how many exits there are, and the most common reason."""
    total, women, men = (number(table, "total", column) for column in ("total", "women", "men"))
    if total == 0:
        return (sentence(NONE),)
    hidden = any_hidden(total, women, men)
    first = sentence(SOME_HIDDEN) if hidden else sentence(HOW_MANY, total=total, women=women, men=men)
    most = largest(table, "total")
    share = share_of(most["total"], total) if most else None
    if most is None or share is None:
        return (first,)
    return first, sentence(MOST, label=most["label"], number=most["total"], total=total, share=Share(share))
