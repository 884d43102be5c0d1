"""How far a goal was reached, row by row of `goal_progress`; the words are those of core.tables.goal_sentences."""

from collections.abc import Iterator
from string import Formatter

from stegvis.core.marking import _
from stegvis.core.report.sentences.numbers import IS_HIDDEN, any_hidden, sentence
from stegvis.core.shapes import Sentence, Table
from stegvis.core.tables.goal_sentences import sentences

NO_GOAL = _("No goal can be computed: the data name no outcome that counts.")
MAIN = ("of_started", "of_exits")


def says(table: Table) -> tuple[Sentence, ...]:
    """Say every line of the goal. Where a number of a line is hidden, the sentence says that, and no share."""
    return tuple(each for _line, each in _lines(table)) or (sentence(NO_GOAL),)


def main(table: Table) -> tuple[Sentence, ...]:
    """Say the two shares that must not be mixed up: of all who started, and of the exits."""
    return tuple(each for line, each in _lines(table) if line in MAIN) or (sentence(NO_GOAL),)


def _fields(told: Sentence) -> Iterator[str]:
    return (field for _text, field, _format, _conversion in Formatter().parse(told.text) if field)


def _lines(table: Table) -> Iterator[tuple[str, Sentence]]:
    """Return each row's line (its code without the goal's key) and its sentence."""
    label = table.index("label")
    for row, told in zip(table.rows, sentences(table), strict=True):
        hidden = any_hidden(*(told.values.get(field) for field in _fields(told)))
        yield str(row[0]).rpartition(".")[2], sentence(IS_HIDDEN, label=row[label]) if hidden else told
