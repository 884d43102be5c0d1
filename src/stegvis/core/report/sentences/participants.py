"""Who took part: tables of persons or cases by an attribute (rows) and sex (columns)."""

from stegvis.core.marking import _
from stegvis.core.report.sentences.numbers import SOME_HIDDEN, any_hidden, largest, number, sentence, share_of
from stegvis.core.shapes import Sentence, Share, Table

HOW_MANY = _("{total} have taken part: {women} women and {men} men.")
SEX_UNKNOWN = _("For {unknown} the sex is not known.")
ONLY_TOTAL = _("{total} have taken part.")
MOST = _("The largest group is {label}: {number} of {total} ({share}).")
MEAN_AGES = _("The mean age is {women} years for women and {men} years for men.")
NOBODY = _("Nobody has taken part in the period.")


def says(table: Table) -> tuple[Sentence, ...]:
    """Say how many there are, women and men, and which group is the largest."""
    total = number(table, "total", "total")
    if total == 0:
        return (sentence(NOBODY),)
    return (*_how_many(table, total), *group(table, total))


def _how_many(table: Table, total: object) -> tuple[Sentence, ...]:
    women, men, unknown = (number(table, "total", column) for column in ("women", "men", "unknown"))
    if any_hidden(total):
        return (sentence(SOME_HIDDEN),)
    if any_hidden(women, men):
        return sentence(ONLY_TOTAL, total=total), sentence(SOME_HIDDEN)
    told = sentence(HOW_MANY, total=total, women=women, men=men)
    return (told, sentence(SEX_UNKNOWN, unknown=unknown)) if isinstance(unknown, int) and unknown else (told,)


def group(table: Table, total: object) -> tuple[Sentence, ...]:
    """Say which row is the largest, unless a hidden one might be, or two are as large."""
    most = largest(table, "total")
    share = share_of(most["total"], total) if most else None
    if most is None or share is None:
        return ()
    return (sentence(MOST, label=most["label"], number=most["total"], total=total, share=Share(share)),)


def ages(table: Table) -> tuple[Sentence, ...]:
    """Say the mean age of women and of men, where both may be shown."""
    women, men = number(table, "woman", "mean"), number(table, "man", "mean")
    if any_hidden(women, men):
        return (sentence(SOME_HIDDEN),)
    return (sentence(MEAN_AGES, women=women, men=men),) if women is not None and men is not None else ()
