"""Whether a protocol's parts are as they should be: the JSON Schema's errors in words, by line and key."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema

from stegvis.core.errors import Finding
from stegvis.core.marking import _

from .yaml_text import Path, YamlText

KINDS = {
    "string": _("text"),
    "integer": _("a whole number"),
    "number": _("a number"),
    "boolean": _("true or false"),
    "array": _("a list"),
    "object": _("named parts"),
}


def findings_of(told: YamlText) -> list[Finding]:
    """Return what is wrong with a protocol's form, in the order of its lines."""
    errors = jsonschema.Draft202012Validator(schema()).iter_errors(told.data)
    found = {finding: None for error in errors for finding in _findings(told, error)}
    return sorted(found, key=lambda each: (each.row or 0, each.column or ""))


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of a protocol."""
    read: dict[str, Any] = json.loads((files(__package__) / "protocol.schema.json").read_text(encoding="utf-8"))
    return read


def _findings(told: YamlText, error: jsonschema.ValidationError) -> Iterator[Finding]:
    path: Path = tuple(error.absolute_path)
    rule: Any = error.validator_value
    instance: Any = error.instance
    match error.validator:
        case "required":
            for name in rule:
                if name not in instance:
                    yield told.finding((*path, name), _("This part is missing."))
        case "additionalProperties":
            known = (error.schema if isinstance(error.schema, dict) else {}).get("properties", {})
            for name in instance:
                if name not in known:
                    yield _one_of(told, (*path, name), _("There is no part of this name here."), list(known))
        case "enum":
            yield _one_of(told, path, _("The value is not one of those that can be."), rule)
        case "const":
            yield _one_of(told, path, _("The value is not one of those that can be."), [rule])
        case "type":
            kinds = [rule] if isinstance(rule, str) else rule
            yield told.finding(path, _("The part is of the wrong kind."), expected=KINDS[kinds[-1]])
        case "minimum":
            yield told.finding(path, _("The number is not possible."), expected=_("{least} or more"), least=rule)
        case "uniqueItems":
            yield told.finding(path, _("Something stands twice in the list."))
        case "maxItems":
            yield told.finding(path, _("This design has no use for this."), expected=_("nothing"))
        case _:  # minLength, minItems
            yield told.finding(path, _("The part is empty."), expected=_("something"))


def _one_of(told: YamlText, path: Path, message: str, known: Sequence[object]) -> Finding:
    return told.finding(path, message, expected=_("one of: {known}"), known=", ".join(str(each) for each in known))
