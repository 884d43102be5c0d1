"""YAML as plain data, with the line that each part stands on, so that a problem can name its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

import yaml

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class YamlText:
    """`data` is what the text says; `lines` the line (from 1) of each part by its path."""

    file: str
    data: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of a part, or of the nearest part around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def finding(self, path: Path, message: str, *, expected: str | None = None, **values: object) -> Finding:
        """Return what is wrong with a part, by file, line and key."""
        key = ".".join(str(part + 1 if isinstance(part, int) else part) for part in path) or None
        return Finding(
            message=message,
            file=self.file,
            row=self.line(path),
            column=key,
            expected=expected,
            values=tuple(values.items()),
        )


def read_yaml(text: str, file: str) -> YamlText:
    """Read YAML. Raises DataProblem when it can't be read, says a thing twice, refers back, or has no finite number."""
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            raise DataProblem(Finding(message=_("The file refers back to itself (&, *)."), file=file))
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        row = error.problem_mark.line + 1 if error.problem_mark else None
        raise DataProblem(Finding(message=_("The line is not readable YAML."), file=file, row=row)) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise DataProblem(Finding(message=_("The file is not readable YAML."), file=file)) from None
    parts = list(_parts(node, ())) if node is not None else []
    told = YamlText(file, _plain(data), dict(reversed([(path, line) for path, line in parts])))
    findings = [*_repeated(told, parts), *_endless(told, told.data, ())]
    if findings:
        raise DataProblem.of(findings)
    return told


def _parts(node: yaml.Node, path: Path) -> Iterator[tuple[Path, int]]:
    yield path, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*path, str(key.value))
            yield below, key.start_mark.line + 1
            yield from ((each, line) for each, line in _parts(value, below) if each != below)
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _parts(value, (*path, place))


def _repeated(told: YamlText, parts: list[tuple[Path, int]]) -> Iterator[Finding]:
    seen: set[Path] = set()
    for path, line in parts:
        if path in seen:
            found = told.finding(path, _("The key stands twice; this is the second."))
            yield Finding(message=found.message, file=found.file, row=line, column=found.column)
        seen.add(path)


def _endless(told: YamlText, value: Any, path: Path) -> Iterator[Finding]:
    if isinstance(value, float) and not isfinite(value):
        yield told.finding(path, _("A number is infinite."))
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in below:
        yield from _endless(told, each, (*path, key))


def _plain(value: Any) -> Any:
    """Return the value with text for keys and dates, which YAML reads out of unquoted text."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
