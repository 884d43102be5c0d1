"""CSV tables of own and foreign make: read as texts first, then cell by cell as what they should be."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.frames import POLARS, Field, FrameSpec, Type
from stegvis.core.marking import _

EXPECTED = {
    Type.WHOLE: _("a whole number"),
    Type.DECIMAL: _("a number with a decimal point, such as 12.5"),
    Type.DAY: _("a date such as 2024-01-31"),
    Type.YES_NO: _("true or false"),
}
TRUE, FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")  # Table Schema's own words
MOST_FINDINGS = 100  # a column: who reads more mends the whole column
HEADING_ROWS = 1


def read_csv(path: Path, spec: FrameSpec, resource: Mapping[str, object]) -> pl.DataFrame:
    """Read a CSV file as the table `spec`. Raises DataProblem with a finding for each cell that can't be read.

    Follows what the resource says of encoding, delimiter, missing values, date format and decimal mark; without a word
    of it, UTF-8 (or Windows-1252), comma (or semicolon), ISO dates and a decimal point are read. Codes that are in no
    list are kept: `checks` reports them. Row numbers count records, the heading being row 1.
    """
    texts = _texts(path, resource)
    formats = _field_formats(resource)
    fields = [field for field in spec.fields if field.name in texts.columns]
    empty = _missing_values(resource)
    texts = texts.select(_cleaned(field.name, empty) for field in fields)
    frame = texts.select(_parsed(field, formats.get(field.name, {})) for field in fields)
    findings = [each for field in fields for each in _unread(texts[field.name], frame[field.name], field, path.name)]
    if findings:
        raise DataProblem.of(findings)
    return frame


def _texts(path: Path, resource: Mapping[str, object]) -> pl.DataFrame:
    content = _decoded(path, resource)
    heading = content.partition("\n")[0]
    try:
        frame = pl.read_csv(content.encode(), separator=_delimiter(heading, resource), infer_schema=False)
        return frame.rename({name: name.strip() for name in frame.columns})
    except pl.exceptions.NoDataError:
        raise DataProblem(Finding(message=_("The file is empty."), file=path.name)) from None
    except (pl.exceptions.PolarsError, ValueError):
        hint = _("A row may have more cells than the heading, or a quotation mark may be missing.")
        raise DataProblem(Finding(message=_("The file can't be read as CSV."), file=path.name, hint=hint)) from None


def _decoded(path: Path, resource: Mapping[str, object]) -> str:
    stated = str(resource.get("encoding") or "utf-8")
    content = path.read_bytes()
    for encoding in ("utf-8-sig" if stated.lower().replace("-", "") == "utf8" else stated, "cp1252"):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise DataProblem(Finding(message=_("The file's encoding can't be read."), file=path.name, expected="UTF-8"))


def _delimiter(heading: str, resource: Mapping[str, object]) -> str:
    dialect = resource.get("dialect")
    stated = dialect.get("delimiter") if isinstance(dialect, dict) else None
    if isinstance(stated, str) and len(stated) == 1:
        return stated
    return max(",;\t", key=heading.count)


def _field_formats(resource: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    schema = resource.get("schema")
    fields = schema.get("fields", []) if isinstance(schema, dict) else []
    return {str(each["name"]): each for each in fields if isinstance(each, dict) and "name" in each}


def _missing_values(resource: Mapping[str, object]) -> list[str]:
    schema = resource.get("schema")
    stated = schema.get("missingValues") if isinstance(schema, dict) else None
    return ["", *(str(each) for each in stated)] if isinstance(stated, list) else [""]


def _cleaned(name: str, empty: list[str]) -> pl.Expr:
    text = pl.col(name).str.strip_chars()
    return pl.when(~text.is_in(empty)).then(text).alias(name)


def _parsed(field: Field, form: Mapping[str, object]) -> pl.Expr:
    text = pl.col(field.name)
    match field.type:
        case Type.DAY:
            return text.str.to_date(_day_format(form), strict=False)
        case Type.DECIMAL:
            mark = str(form.get("decimalChar") or ".")
            number = text.str.replace(mark, ".", literal=True).cast(pl.Float64, strict=False)
            return pl.when(number.is_finite()).then(number).alias(field.name)
        case Type.YES_NO:
            return pl.when(text.is_in(TRUE)).then(True).when(text.is_in(FALSE)).then(False).alias(field.name)
        case _:
            return text.cast(POLARS[field.type], strict=False)


def _day_format(form: Mapping[str, object]) -> str:
    stated = str(form.get("format") or "")
    return stated if stated.startswith("%") else "%Y-%m-%d"


def _unread(texts: pl.Series, read: pl.Series, field: Field, file: str) -> Iterator[Finding]:
    rows = (texts.is_not_null() & read.is_null()).arg_true()
    for row in rows.head(MOST_FINDINGS):
        yield Finding(
            message=_("The cell can't be read."),
            file=file,
            row=int(row) + HEADING_ROWS + 1,
            column=field.name,
            expected=EXPECTED[field.type],
        )
    if len(rows) > MOST_FINDINGS:
        yield Finding(
            message=_("{number} more cells in this column can't be read."),
            file=file,
            column=field.name,
            expected=EXPECTED[field.type],
            values=(("number", len(rows) - MOST_FINDINGS),),
        )
