"""Social assistance paid to households, in kronor."""

from stegvis.core.marking import _
from stegvis.core.report.sentences.numbers import IS_HIDDEN, any_hidden, number, sentence
from stegvis.core.shapes import Sentence, Table

SUM = _("{households} households have been paid {amount} kronor in all.")
MILLION = _("{number} of {total} households have been paid more than a million kronor.")
REGULAR = _(
    "{number} of {total} households had assistance in every one of the months before start that were asked about."
)
NOBODY = _("No household is known.")
MILLION_LABEL = _("Households paid more than a million kronor")
REGULAR_LABEL = _("Households with regular assistance before start")
SUM_LABEL = _("Paid in all")


def paid(table: Table) -> tuple[Sentence, ...]:
    """Say how many households were paid how much, and how many more than a million."""
    households, amount = number(table, "total", "households"), number(table, "total", "amount")
    if households == 0:
        return (sentence(NOBODY),)
    hidden = any_hidden(households, amount)
    told = (
        sentence(IS_HIDDEN, label=SUM_LABEL) if hidden else sentence(SUM, households=households, amount=_kronor(amount))
    )
    return told, _of_all(table, "over_million", MILLION, MILLION_LABEL)


def regular(table: Table) -> tuple[Sentence, ...]:
    """Say how many had assistance in every month before start that the table asks about."""
    if number(table, "total", "households") == 0:
        return (sentence(NOBODY),)
    return (_of_all(table, "regular", REGULAR, REGULAR_LABEL),)


def _of_all(table: Table, code: str, text: str, label: str) -> Sentence:
    found, total = number(table, code, "households"), number(table, "total", "households")
    return sentence(IS_HIDDEN, label=label) if any_hidden(found, total) else sentence(text, number=found, total=total)


def _kronor(amount: object) -> object:
    return round(amount) if isinstance(amount, float) else amount
