"""`stegvis goal`: how far each goal is reached."""

from rich.table import Table as ScreenTable

from stegvis.core import tables
from stegvis.core.datapackage import read_package
from stegvis.core.frames import Dataset
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Audience, Table
from stegvis.core.tables import Settings
from stegvis.core.tables.goal_progress import sentences
from stegvis.core.writers import tables_json

from .options import CutOff, DatasetFolder, For, From, To, settings_of
from .output import AsJson, InLanguage, Language, print_json, said_plainly, say, screen


def show_goal(
    dataset: DatasetFolder,
    first: From = None,
    last: To = None,
    cut_off: CutOff = None,
    audience: For = Audience.INTERNAL,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Show how far each goal is reached: every share with its denominator and interval."""
    words = Words(language.value)
    with said_plainly(words, as_json=as_json):
        data = read_package(dataset)
        settings = settings_of(data, first, last, cut_off)
        table = _goal(data, settings, audience)
    said = [words.text(sentence) for sentence in sentences(table)]
    if as_json:
        print_json(tables_json.as_data([table], words)[table.id] | {"sentences": said})
        return
    screen.print(_on_screen(table, words))
    for text in [*said, *(words.text(note) for note in table.notes)]:
        say(text, as_json=as_json)


def _goal(data: Dataset, settings: Settings, audience: Audience) -> Table:
    """Count the goal; for the public with all other tables, so that nothing hidden there can be read from it."""
    if audience is Audience.INTERNAL:
        return tables.by_id("goal_progress").count(data, settings)
    from stegvis.core.report.build import tables_for  # the exact goal needs neither the report nor its writers

    return tables_for(data, settings, audience=audience)["goal_progress"]


def _on_screen(table: Table, words: Words) -> ScreenTable:
    """Lay out the goal for a screen: the shares in their order, the interval in one column."""
    shown = ScreenTable(title=words.text(table.title), show_lines=True)
    shown.add_column(words.text(_("Share")), ratio=4)
    for heading in (_("Number"), _("Of"), _("Per cent"), _("95% interval")):
        shown.add_column(words.text(heading), justify="right", no_wrap=True)
    shown.add_column(words.text(_("Threshold")), ratio=3)
    for row in table.rows:
        cells = dict(zip((column.key for column in table.columns), row, strict=True))
        interval = f"{words.value(cells['low'])} – {words.value(cells['high'])}" if cells["low"] is not None else "–"
        counts = (words.value(cells[key]) for key in ("numerator", "denominator", "share"))
        shown.add_row(words.text(cells["label"]), *counts, interval, words.value(cells["reading"]))
    return shown
