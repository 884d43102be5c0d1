"""A mapping as a YAML or JSON file, checked against its schema and against the records and code lists."""

import json
from collections.abc import Mapping as Map
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema
import yaml

from stegvis.core import codebook
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.intake.mapping import Mapping, SheetMapping
from stegvis.core.intake.records import BY_KIND, RECORDS, Kind
from stegvis.core.marking import _


def to_data(mapping: Mapping) -> dict[str, Any]:
    """Return the mapping as plain data, without what is as usual."""
    usual = SheetMapping(record="", columns={})
    sheets = []
    for sheet in mapping.sheets:
        stated = {name: value for name, value in vars(sheet).items() if value != getattr(usual, name)}
        sheets.append(
            {name: list(value) if isinstance(value, tuple) else _plain(value) for name, value in stated.items()}
        )
    data: dict[str, Any] = {"name": mapping.name, "kind": mapping.kind.value, "sheets": sheets}
    return data if mapping.repeated_payments else {**data, "repeated_payments": False}


def _plain(value: object) -> object:
    return {key: _plain(each) for key, each in value.items()} if isinstance(value, Map) else value


def to_yaml(mapping: Mapping) -> str:
    """Write the mapping as YAML, in the order of its parts."""
    return yaml.safe_dump(to_data(mapping), allow_unicode=True, sort_keys=False)


def to_json(mapping: Mapping) -> str:
    return json.dumps(to_data(mapping), ensure_ascii=False, indent=2)


def from_text(text: str, file: str = "mapping") -> Mapping:
    """Read YAML or JSON. Raises DataProblem when it is neither, does not follow the schema, or names what isn't."""
    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        raise _problem(file, _("The mapping is not readable YAML or JSON.")) from None
    return from_data(data, file)


def from_data(data: object, file: str = "mapping") -> Mapping:
    """Build a mapping from plain data. Raises DataProblem as `from_text` does."""
    errors = sorted(
        jsonschema.Draft202012Validator(_schema()).iter_errors(data), key=lambda each: list(map(str, each.path))
    )
    if errors:
        raise DataProblem(*(_schema_finding(file, each) for each in errors))
    assert isinstance(data, dict)  # noqa: S101  the schema says so
    kind = Kind(data["kind"])
    sheets = tuple(SheetMapping(**{**each, "ignored": tuple(each.get("ignored", ()))}) for each in data["sheets"])
    mapping = Mapping(
        name=data["name"], kind=kind, sheets=sheets, repeated_payments=data.get("repeated_payments", True)
    )
    findings = [finding for sheet in sheets for finding in _unknown_names(sheet, kind, file)]
    if findings:
        raise DataProblem(*findings)
    return mapping


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((files(__package__) / "mapping.schema.json").read_text(encoding="utf-8"))
    return schema


def _schema_finding(file: str, error: jsonschema.ValidationError) -> Finding:
    place = ".".join(str(part) for part in error.absolute_path) or None
    return Finding(message=_("The mapping does not follow its schema here."), file=file, column=place)


def _unknown_names(sheet: SheetMapping, kind: Kind, file: str) -> list[Finding]:
    if sheet.record not in {record.name for record in BY_KIND[kind]}:
        return [_finding(file, sheet, sheet.record, _("A file of this kind has no such record."))]
    record = RECORDS[sheet.record]
    fields = (*sheet.columns.values(), *sheet.values, *sheet.constants)
    found = [_finding(file, sheet, name, _("The record has no such field.")) for name in fields if name not in record]
    twice = {name for name in sheet.columns.values() if list(sheet.columns.values()).count(name) > 1}
    found += [_finding(file, sheet, name, _("Two columns stand for the same field.")) for name in sorted(twice)]
    if found:
        return found
    for name, words in sheet.values.items():
        codes = record[name].codes
        known = codebook.load(codes).codes if codes else ()
        if not set(words.values()) <= {*known, ""}:
            found.append(_finding(file, sheet, name, _("A word stands for a code that is not in the list.")))
    return found


def _finding(file: str, sheet: SheetMapping, name: str, message: str) -> Finding:
    return Finding(message=message, file=file, sheet=sheet.sheet, column=name)


def _problem(file: str, message: str) -> DataProblem:
    return DataProblem(Finding(message=message, file=file))
