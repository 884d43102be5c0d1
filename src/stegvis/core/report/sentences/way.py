"""The way through the project: how many reached each step, and what share of those before."""

from stegvis.core.marking import _
from stegvis.core.report.sentences.numbers import IS_HIDDEN, any_hidden, number, points, rows, sentence
from stegvis.core.shapes import Sentence, Table

IDENTIFIED = _("{number} were identified in the target group.")
STEPS = (
    ("identified", IDENTIFIED),
    ("referred", _("{number} were referred.")),
    ("started", _("{number} have started.")),
    ("exited", _("{number} of those who started have exited.")),
    ("under_way", _("{number} are still under way.")),
    ("lost", _("{number} of those who exited could not be followed up.")),
)
SHARE = _("{label}: {reached} of {total} ({share}, 95% interval {low}–{high}).")


def steps(table: Table) -> tuple[Sentence, ...]:
    """Say how many reached each step that the table has, in one sentence a step."""
    found = ((code, text, number(table, code, "total")) for code, text in STEPS)
    return tuple(_step(table, code, text, reached) for code, text, reached in found if reached is not None)


def _step(table: Table, code: str, text: str, reached: object) -> Sentence:
    if any_hidden(reached):
        return sentence(IS_HIDDEN, label=number(table, code, "label"))
    return sentence(text, number=reached)


def shares(table: Table) -> tuple[Sentence, ...]:
    """Say each row's share with its numerator, its denominator and its interval; rows of nobody are left out."""
    return tuple(_share(row) for row in rows(table) if row["share"] is not None)


def _share(row: dict[str, object]) -> Sentence:
    keys = ("reached", "total", "share", "low", "high")
    if any_hidden(*(row[key] for key in keys)):
        return sentence(IS_HIDDEN, label=row["label"])
    bounds = {key: points(row[key]) for key in ("low", "high")}
    return sentence(SHARE, label=row["label"], reached=row["reached"], total=row["total"], share=row["share"], **bounds)
