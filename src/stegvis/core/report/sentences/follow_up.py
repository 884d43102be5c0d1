"""Follow-ups after exit: how many answered of those it was time for."""

from stegvis.core.marking import _
from stegvis.core.report.sentences.numbers import IS_HIDDEN, any_hidden, rows, sentence, share_of
from stegvis.core.shapes import Sentence, Share, Table

RATE = _("{label}: {done} of {total} followed up ({share}); {lost} lost.")
NOT_YET = _("{label}: nobody's turn yet.")


def says(table: Table) -> tuple[Sentence, ...]:
    """Say the response rate of each follow-up: done, of those that were due or done by the cut-off."""
    return tuple(_rate(row) for row in rows(table))


def _rate(row: dict[str, object]) -> Sentence:
    done, lost, total = row["done"], row["lost"], row["total"]
    if any_hidden(done, lost, total):
        return sentence(IS_HIDDEN, label=row["label"])
    share = share_of(done, total)
    if share is None:
        return sentence(NOT_YET, label=row["label"])
    return sentence(RATE, label=row["label"], done=done, total=total, lost=lost, share=Share(share))
