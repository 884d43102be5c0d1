"""Stegvis's own monthly workbook: written empty or filled, and read back by a mapping that is known beforehand.

One sheet for each record. Row 1 is the heading, row 2 and down the rows; codes are written by their Swedish labels,
which a drop-down list offers. The sheet `Läs mig` says what each column means.
"""

from collections.abc import Mapping as Map
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from stegvis.core.intake.codes import written_labels
from stegvis.core.intake.fields import Field, Record, Type
from stegvis.core.intake.mapping import Mapping, SheetMapping
from stegvis.core.intake.records import BY_KIND, Kind
from stegvis.core.language import Words
from stegvis.core.marking import _

READ_ME = "Läs mig"
LISTS = "Listor"
_ROWS_WITH_LISTS = 2_000
_HOW_TO = (
    _("Fill in the workbook once a month and send it in. A row that stood there last month stands there still."),
    _("Correct a mistake in the row where it is; the import shows what changed before anything is saved."),
    _("Example of a row, of an invented person: 19550114-NNNN, start 2010-03-01, exit 2010-11-30, reason Studier."),
)


def own_mapping(kind: Kind = Kind.MONTHLY) -> Mapping:
    """Return the mapping of Stegvis's own layout."""
    sheets = tuple(
        SheetMapping(
            record=record.name,
            sheet=record.sheet,
            columns={each.heading: each.name for each in record},
            optional=number > 0,
        )
        for number, record in enumerate(BY_KIND[kind])
    )
    return Mapping(name=f"stegvis-{kind.value}", kind=kind, sheets=sheets)


def write_template(
    target: Path | BytesIO,
    rows: Map[str, pl.DataFrame] | None = None,
    *,
    kind: Kind = Kind.MONTHLY,
    language: str = "sv",
) -> None:
    """Write the workbook; `rows` fills it, record by record, with frames such as `Reading.rows` holds."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    book = xlsxwriter.Workbook(target if isinstance(target, BytesIO) else str(target), options)
    _write_read_me(book, kind, Words(language))
    places = _write_lists(book, kind)
    for record in BY_KIND[kind]:
        _write_record(book, record, (rows or {}).get(record.name), places, Words(language))
    book.get_worksheet_by_name(LISTS).hide()
    book.close()


def _write_read_me(book: Any, kind: Kind, words: Words) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(READ_ME)
    sheet.set_column(0, 1, 28, wrapped)
    sheet.set_column(2, 2, 90, wrapped)
    lines: list[tuple[str, str, str, Any]] = [("", "", words.text(text), wrapped) for text in _HOW_TO]
    for record in BY_KIND[kind]:
        lines.append((record.sheet, "", words.text(record.about), bold))
        for each in record:
            star = " *" if each.required else ""
            lines.append(("", each.heading + star, words.text(each.about), wrapped))
    for number, (*texts, format) in enumerate(lines):
        sheet.write_row(number, 0, texts, format)


def _write_lists(book: Any, kind: Kind) -> dict[str, str]:
    """Write each code list in a column of a hidden sheet, and return where a drop-down finds it."""
    sheet = book.add_worksheet(LISTS)
    names = sorted({each.codes for record in BY_KIND[kind] for each in record if each.codes})
    places = {}
    for column, name in enumerate(names):
        labels = list(written_labels(name).values())
        sheet.write_column(0, column, labels)
        letter = xlsxwriter.utility.xl_col_to_name(column, col_abs=True)
        places[name] = f"={LISTS}!{letter}$1:{letter}${len(labels)}"
    return places


def _write_record(book: Any, record: Record, rows: pl.DataFrame | None, lists: Map[str, str], words: Words) -> None:
    sheet = book.add_worksheet(record.sheet)
    bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
    kinds = {Type.DAY: "yyyy-mm-dd", Type.MONTH: "yyyy-mm", Type.PERSONAL_NUMBER: "@", Type.TEXT: "@"}
    sheet.freeze_panes(1, 1)
    for column, each in enumerate(record):
        form = book.add_format({"num_format": kinds.get(each.type, "General")})
        sheet.set_column(column, column, max(len(each.heading) + 2, 12), form)
        sheet.write_string(0, column, each.heading, bold)
        sheet.write_comment(0, column, words.text(each.about))
        _offer(sheet, column, each, lists, words)
        if rows is not None:
            _write_values(sheet, column, each, rows[each.name].to_list(), form)


def _offer(sheet: Any, column: int, field: Field, lists: Map[str, str], words: Words) -> None:
    rule: dict[str, Any] | None = None
    if field.codes:
        rule = {"validate": "list", "source": lists[field.codes]}
    elif field.type is Type.DAY:
        rule = {"validate": "date", "criteria": ">=", "value": date(1900, 1, 1)}
    elif field.type is Type.YES_NO:
        rule = {"validate": "list", "source": ["ja", "nej"]}
    if rule:
        message = words.text(field.about)[:255]
        sheet.data_validation(
            1, column, _ROWS_WITH_LISTS, column, {**rule, "error_type": "warning", "input_message": message}
        )


def _write_values(sheet: Any, column: int, field: Field, values: list[Any], form: Any) -> None:
    labels = written_labels(field.codes) if field.codes else {}
    for row, value in enumerate(values, start=1):
        if value is None:
            continue
        if isinstance(value, bool):
            sheet.write_string(row, column, "ja" if value else "nej", form)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, form)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, form)
        elif field.type is Type.PERSONAL_NUMBER:
            sheet.write_string(row, column, f"{value[:8]}-{value[8:]}", form)
        else:
            sheet.write_string(row, column, labels.get(value, value), form)
