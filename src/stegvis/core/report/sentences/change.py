"""Before and after: how many changed rows, in words that promise no effect."""

from stegvis.core.marking import _
from stegvis.core.report.sentences.numbers import SOME_HIDDEN, hides_counts, number, rows, sentence
from stegvis.core.shapes import Sentence, Table

ABOUT = _("The table is about {total} cases.")
FELL = _("Largest decrease: {label}, from {before} to {after}.")
ROSE = _("Largest increase: {label}, from {before} to {after}.")
UNKNOWN = _("Unknown: {before} before and {after} after.")
NOBODY = _("There is nobody to compare before and after.")


def says(table: Table) -> tuple[Sentence, ...]:
    """Say the largest decrease, the largest increase and the unknown. Of hidden rows nothing is said."""
    total = number(table, "total", "before")
    if total == 0:
        return (sentence(NOBODY),)
    if hides_counts(table):
        return (sentence(SOME_HIDDEN),)
    changed = [
        (int(str(row["after"])) - int(str(row["before"])), row) for row in rows(table) if row["code"] != "unknown"
    ]
    falls = [row for change, row in changed if change < 0 and change == min(each for each, _row in changed)]
    rises = [row for change, row in changed if change > 0 and change == max(each for each, _row in changed)]
    told = [sentence(ABOUT, total=total)]
    told += [_change(text, found[0]) for text, found in ((FELL, falls), (ROSE, rises)) if len(found) == 1]
    return (*told, *_unknown(table))


def _change(text: str, row: dict[str, object]) -> Sentence:
    return sentence(text, label=row["label"], before=row["before"], after=row["after"])


def _unknown(table: Table) -> tuple[Sentence, ...]:
    before, after = (number(table, "unknown", column) for column in ("before", "after"))
    if before is None or (before, after) == (0, 0):
        return ()
    return (sentence(UNKNOWN, before=before, after=after),)
