"""What `stegvis cohort` shows: the target group month by month, and what is left out of it."""

from rich.table import Table as ScreenTable

from stegvis.core.effects.cohort import Cohort
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Audience, Kind, Sentence, Table

from .match_result import SHOWN_FROM
from .output import say, screen


def show(table: Table, cohort: Cohort, outside: int | None, audience: Audience, words: Words) -> None:
    """Show the table as the audience may see it."""
    screen.print(_on_screen(table, words))
    for note in table.notes:
        say(words.text(note), as_json=False)
    for criterion in cohort.judged:
        text = _("{criterion} is judged by somebody and stands in no register: the group is larger than it would be.")
        say(words.text(Sentence(text, {"criterion": criterion.key})), as_json=False)
    if outside and (audience is Audience.INTERNAL or outside >= SHOWN_FROM):
        text = _("{people} started in a month in which they did not meet the criteria, by these registers.")
        say(words.text(Sentence(text, {"people": outside})), as_json=False)


def _on_screen(table: Table, words: Words) -> ScreenTable:
    shown = ScreenTable(title=words.text(table.title))
    kept = [place for place, column in enumerate(table.columns) if column.kind is not Kind.CODE]
    for place in kept:
        column = table.columns[place]
        shown.add_column(words.text(column.label), justify="right" if column.kind is Kind.COUNT else "left")
    for row in table.rows:
        shown.add_row(*(words.value(row[place]) for place in kept))
    return shown
