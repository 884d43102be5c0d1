"""The codebook: every code of every list as a table, and every column of every table as a document."""

from collections.abc import Iterable

import polars as pl

from stegvis.core import codebook as code_lists
from stegvis.core.frames import SPECS, Field, FrameSpec, Type
from stegvis.core.language import Words
from stegvis.core.marking import _

CODEBOOK = FrameSpec(
    "codebook",
    "A code of a list",
    (
        Field("list", Type.TEXT, "The code list", required=True),
        Field("code", Type.TEXT, "The code, as it stands in the tables", required=True),
        Field("label_sv", Type.TEXT, "What it means, in Swedish", required=True),
        Field("label_en", Type.TEXT, "What it means, in English", required=True),
        Field("group", Type.TEXT, "The group that it counts in"),
        Field("valid_from", Type.DAY, "First day when it may be used; empty when it always could"),
        Field("valid_until", Type.DAY, "Last day when it may be used; empty when it still may"),
    ),
    key=("list", "code"),
)
TYPE_NAMES = {
    Type.TEXT: _("text"),
    Type.WHOLE: _("whole number"),
    Type.DECIMAL: _("number"),
    Type.DAY: _("date"),
    Type.YES_NO: _("yes or no"),
}


def codebook_table() -> pl.DataFrame:
    """Return one row per code of the lists that the dataset uses: lists by name, codes in their list's order."""
    rows = [
        (name, code.code, code.label.sv, code.label.en, code.group, code.valid_from, code.valid_until)
        for name in lists_in_use()
        for code in code_lists.load(name)
    ]
    return pl.DataFrame(rows, schema=CODEBOOK.schema, orient="row")


def lists_in_use() -> tuple[str, ...]:
    """Return the names of the code lists that a column of the dataset refers to."""
    return tuple(sorted({field.codes for spec in SPECS for field in spec.fields if field.codes}))


def codebook_document(language: str = "sv") -> str:
    """Write the codebook as Markdown: a section per table with its columns, then a section per code list."""
    words = Words(language)
    parts = [f"# {words.text(_('Codebook'))}", *_tables(words), *_lists(words)]
    return "\n\n".join(parts) + "\n"


def _tables(words: Words) -> Iterable[str]:
    for spec in SPECS:
        yield f"## {spec.name}"
        yield words.text(_("One row: {row}.")).format(row=words.text(spec.row))
        yield _columns(spec, words)


def _columns(spec: FrameSpec, words: Words) -> str:
    heading = (_("Column"), _("Meaning"), _("Type"), _("Unit"), _("Codes"), _("Required"))
    return _grid([words.text(each) for each in heading], [_column(field, words) for field in spec.fields])


def _column(field: Field, words: Words) -> list[str]:
    return [
        f"`{field.name}`",
        words.text(field.about),
        words.text(TYPE_NAMES[field.type]),
        words.text(field.unit or ""),
        f"`{field.codes}`" if field.codes else "",
        words.value(field.required),
    ]


def _lists(words: Words) -> Iterable[str]:
    for name in lists_in_use():
        codes = code_lists.load(name)
        yield f"## {name}: {words.text(codes.title)}"
        rows = [
            [f"`{code.code}`", words.text(code.label), _day(code.valid_from), _day(code.valid_until)] for code in codes
        ]
        yield _grid([words.text(each) for each in (_("Code"), _("Meaning"), _("From"), _("Until"))], rows)


def _day(day: object) -> str:
    return str(day) if day else ""


def _grid(heading: list[str], rows: list[list[str]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
