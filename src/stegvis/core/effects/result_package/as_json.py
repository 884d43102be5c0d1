"""Tables, figures and sentences as the package writes them, in both languages, and back."""

from collections.abc import Mapping
from typing import Any

from stegvis.core.codebook.code_lists import Label
from stegvis.core.shapes import HIDDEN, Chart, ChartKind, Column, Kind, Sentence, Share, Table

from .wording import both

LANGUAGES = ("sv", "en")


def text_json(text: object) -> dict[str, str]:
    label = both(text)
    return {"sv": label.sv, "en": label.en}


def table_json(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "title": text_json(table.title),
        "unit": table.unit,
        "population": text_json(table.population),
        "notes": [text_json(note) for note in table.notes],
        "columns": [
            {"key": column.key, "label": text_json(column.label), "kind": column.kind.value} for column in table.columns
        ],
        "rows": [[_cell_json(value) for value in row] for row in table.rows],
    }


def chart_json(chart: Chart) -> dict[str, Any]:
    return {
        "id": chart.id,
        "kind": chart.kind.value,
        "title": text_json(chart.title),
        "table": chart.table.id,
        "sentence": text_json(chart.sentence),
        "files": {language: figure_file(chart.id, language) for language in LANGUAGES},
    }


def figure_file(chart_id: str, language: str) -> str:
    return f"figures/{chart_id}.{language}.svg"


def table_of(told: Mapping[str, Any]) -> Table:
    """Return the table that a package tells of. Raises ValueError when its rows are not as wide as its columns."""
    columns = tuple(Column(each["key"], _label(each["label"]), Kind(each["kind"])) for each in told["columns"])
    return Table(
        id=told["id"],
        title=_label(told["title"]),
        unit=told["unit"],
        population=_label(told["population"]),
        notes=tuple(_label(each) for each in told["notes"]),
        columns=columns,
        rows=tuple(tuple(_cell(*pair) for pair in _paired(row, columns)) for row in told["rows"]),
        rows_add_up=False,
        columns_add_up=False,
    )


def chart_of(told: Mapping[str, Any], tables: Mapping[str, Table]) -> Chart:
    """Return the figure. Raises KeyError when its table is not there."""
    return Chart(
        id=told["id"],
        kind=ChartKind(told["kind"]),
        title=_label(told["title"]),
        table=tables[told["table"]],
        sentence=sentence_of(told["sentence"]),
    )


def sentence_of(told: Mapping[str, str]) -> Sentence:
    """Return a finished sentence: what comes from outside is a value, never a text with places to fill."""
    return Sentence("{said}", {"said": _label(told)})


def _label(told: Mapping[str, str]) -> Label:
    return Label(told["sv"], told["en"])


def _cell_json(value: object) -> object:
    if value is HIDDEN:
        return {"hidden": True}
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    return text_json(value) if isinstance(value, Label) else str(value)


def _cell(told: Any, column: Column) -> object:
    if isinstance(told, dict):
        return HIDDEN if "hidden" in told else _label(told)
    if isinstance(told, int | float) and column.kind is Kind.SHARE:
        return Share(told)
    return told


def _paired(row: list[Any], columns: tuple[Column, ...]) -> list[tuple[Any, Column]]:
    if len(row) != len(columns):
        raise ValueError("a row is not as wide as its table")
    return list(zip(row, columns, strict=True))
