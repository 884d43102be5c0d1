"""Criteria of a target group out of a file: what a project says whom it is for, as data."""

from pathlib import Path
from typing import Any

import jsonschema
import yaml

from stegvis.core.eligibility import Criterion, Kind
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

WHOLE = {"type": "integer", "minimum": 0}
TEXTS = {"type": "array", "items": {"type": "string"}, "minItems": 1}


WITH_DETAILS = (Kind.AGE, Kind.ASSISTANCE_MONTHS, Kind.MUNICIPALITY, Kind.AF_CATEGORY)


def _needing(kind: Kind, *required: str, **properties: object) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["kind", *required],
        "properties": {"kind": {"const": kind.value}, "key": {"type": "string"}, **properties},
    }


SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["criteria"],
    "properties": {
        "title": {"type": "string"},
        "criteria": {
            "type": "array",
            "minItems": 1,
            "items": {
                "oneOf": [
                    _needing(Kind.AGE, lowest=WHOLE, highest=WHOLE),
                    _needing(Kind.ASSISTANCE_MONTHS, "lowest", "window_months", lowest=WHOLE, window_months=WHOLE),
                    _needing(Kind.MUNICIPALITY, "values", values=TEXTS),
                    _needing(Kind.AF_CATEGORY, "values", values=TEXTS),
                    *(_needing(kind) for kind in Kind if kind not in WITH_DETAILS),
                ]
            },
        },
    },
}  # fmt: skip


def read_criteria(path: Path) -> tuple[Criterion, ...]:
    """Read the criteria. Raises DataProblem naming the criterion that is not as it should be."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise DataProblem(Finding(message=_("The file of criteria can't be read."), file=path.name)) from None
    wrong = next(iter(jsonschema.Draft202012Validator(SCHEMA).iter_errors(content)), None)
    if wrong is not None:
        raise DataProblem(
            Finding(
                message=_("The criteria are not as they should be."),
                file=path.name,
                column=".".join(str(part) for part in wrong.absolute_path) or None,
                expected=_("kind, and for age lowest or highest, for assistance_months lowest and window_months, …"),
            )
        )
    found = tuple(_criterion(each) for each in content["criteria"])
    keys = [each.key for each in found]
    if twice := [key for key in keys if keys.count(key) > 1]:
        raise DataProblem(Finding(message=_("Two criteria have the same key."), file=path.name, column=twice[0]))
    return found


def _criterion(written: dict[str, Any]) -> Criterion:
    kind = Kind(written["kind"])
    return Criterion(
        key=written.get("key", kind.value),
        kind=kind,
        lowest=written.get("lowest"),
        highest=written.get("highest"),
        window_months=written.get("window_months"),
        values=frozenset(written.get("values", ())),
    )
