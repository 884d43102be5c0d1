"""Tables and blocks as JSON and back, without loss: what was stored is equal to what is read.

Texts stay message ids and numbers stay numbers, so that a frozen report is still written in the reader's language.
"""

from datetime import date
from typing import Any

from stegvis.core.codebook import Label
from stegvis.core.shapes import (
    HIDDEN,
    Block,
    BlockKind,
    Chart,
    ChartKind,
    Column,
    Kind,
    Period,
    Sentence,
    Share,
    Table,
)

Json = Any


def table_to_json(table: Table) -> Json:
    return {
        "id": table.id,
        "title": _put(table.title),
        "columns": [[each.key, _put(each.label), each.kind.value, each.unit, list(each.of)] for each in table.columns],
        "rows": [[_put(cell) for cell in row] for row in table.rows],
        "unit": str(table.unit),
        "population": _put(table.population),
        "period": [_put(table.period.start), _put(table.period.end)],
        "cut_off": _put(table.cut_off),
        "notes": [_put(note) for note in table.notes],
        "adds_up": [table.rows_add_up, table.columns_add_up],
    }


def table_from_json(stored: Json) -> Table:
    down, across = stored["adds_up"]
    return Table(
        id=stored["id"],
        title=_take(stored["title"]),
        columns=tuple(_column(each) for each in stored["columns"]),
        rows=tuple(tuple(_take(cell) for cell in row) for row in stored["rows"]),
        unit=stored["unit"],
        population=_take(stored["population"]),
        period=Period(*(_take(day) for day in stored["period"])),
        cut_off=_take(stored["cut_off"]),
        notes=tuple(_take(note) for note in stored["notes"]),
        rows_add_up=down,
        columns_add_up=across,
    )


def block_to_json(block: Block) -> Json:
    return {
        "id": block.id,
        "kind": block.kind.value,
        "content": _content_to_json(block.content),
        "level": block.level,
        "cut_off": _put(block.cut_off),
        "fingerprint": block.fingerprint,
    }


def block_from_json(stored: Json) -> Block:
    return Block(
        id=stored["id"],
        kind=BlockKind(stored["kind"]),
        content=_content_from_json(stored["content"]),
        level=stored["level"],
        cut_off=_take(stored["cut_off"]),
        fingerprint=stored["fingerprint"],
    )


def _content_to_json(content: object) -> Json:
    if isinstance(content, Table):
        return {"table": table_to_json(content)}
    if isinstance(content, Chart):
        chart = {"id": content.id, "kind": content.kind.value, "title": _put(content.title)}
        return {"chart": chart | {"table": table_to_json(content.table), "sentence": _put(content.sentence)}}
    return {"words": _put(content)}


def _content_from_json(stored: Json) -> object:
    if "table" in stored:
        return table_from_json(stored["table"])
    if "chart" in stored:
        chart = stored["chart"]
        return Chart(
            id=chart["id"],
            kind=ChartKind(chart["kind"]),
            title=_take(chart["title"]),
            table=table_from_json(chart["table"]),
            sentence=_take(chart["sentence"]),
        )
    return _take(stored["words"])


def _column(stored: Json) -> Column:
    key, label, kind, unit, of = stored
    return Column(key, _take(label), Kind(kind), unit, tuple(of))


def _put(value: object) -> Json:
    """Return a cell or a text as JSON. Raises TypeError on what the shapes never hold."""
    if value is HIDDEN:
        return {"hidden": True}
    match value:
        case None | bool() | int():
            return value
        case Share():
            return {"share": float(value)}
        case float():
            return {"number": value}
        case date():
            return {"day": value.isoformat()}
        case Label():
            return {"sv": value.sv, "en": value.en}
        case Sentence():
            return {"sentence": value.text, "values": {name: _put(each) for name, each in value.values.items()}}
        case str():
            return str(value)
    raise TypeError(f"a {type(value).__name__} is not part of a table")


def _take(stored: Json) -> Any:
    match stored:
        case {"hidden": True}:
            return HIDDEN
        case {"share": share}:
            return Share(share)
        case {"number": number}:
            return float(number)
        case {"day": day}:
            return date.fromisoformat(day)
        case {"sv": swedish, "en": english}:
            return Label(sv=swedish, en=english)
        case {"sentence": text, "values": values}:
            return Sentence(text, {name: _take(each) for name, each in values.items()})
    return stored
