"""A package from outside, read: whatever is not as it should be is refused before anything of it is used."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema

from stegvis.core.marking import _
from stegvis.core.shapes import Chart, Sentence, Table

from .archive import members_of, require_hashes
from .as_json import LANGUAGES, chart_of, figure_file, sentence_of, table_of
from .gate import are_known, has_known_columns, passes
from .manifest import FORMAT, FORMAT_VERSION, About
from .problems import problem
from .safe_svg import is_drawing
from .writing import FIGURES, MANIFEST, SUMMARY, TABLES

DRAWINGS = tuple(figure_file(figure, language) for figure in ("flow", "love", "overlap") for language in LANGUAGES)
MEMBERS = (MANIFEST, TABLES, FIGURES, SUMMARY, *DRAWINGS)


@dataclass(frozen=True)
class ResultPackage:
    """What a package says. `drawings`: SVG by figure and language; a figure can be drawn anew from its table too.

    Hashes tell that it is whole and not who made it: hold `about.protocol["hash"]` against a protocol that you know.
    """

    about: About
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]
    summary: Mapping[str, Sentence]
    drawings: Mapping[tuple[str, str], str]

    def table(self, id: str) -> Table:
        return next(each for each in self.tables if each.id == id)


def read_result_package(path: Path) -> ResultPackage:
    """Read a package. Raises DataProblem naming the file, the member and what is wrong."""
    members = members_of(path, MEMBERS)
    for name in (MANIFEST, TABLES, FIGURES, SUMMARY):
        if name not in members:
            raise problem(path.name, _("The package lacks a member."), name)
    manifest = _json(path.name, MANIFEST, members[MANIFEST])
    _require_known_version(path.name, manifest)
    _require_form(path.name, MANIFEST, manifest)
    require_hashes(path.name, {name: each for name, each in members.items() if name != MANIFEST}, manifest["members"])
    told = {name: _json(path.name, name, members[name]) for name in (TABLES, FIGURES, SUMMARY)}
    for name, content in told.items():
        _require_form(path.name, name, content)
    return _package(path.name, manifest, told, members)


def _package(
    file: str, manifest: Mapping[str, Any], told: Mapping[str, Any], members: Mapping[str, bytes]
) -> ResultPackage:
    try:
        about = About.of_json(manifest)
        tables = tuple(table_of(each) for each in told[TABLES])
        charts = tuple(chart_of(each, {table.id: table for table in tables}) for each in told[FIGURES])
    except (ValueError, KeyError):
        raise problem(file, _("The parts of the package do not fit together.")) from None
    _require_gate(file, tables, about.smallest_shown)
    summary = {each["id"]: sentence_of(each) for each in told[SUMMARY]}
    return ResultPackage(about, tables, charts, summary, _drawings(file, charts, members))


def _drawings(file: str, charts: tuple[Chart, ...], members: Mapping[str, bytes]) -> dict[tuple[str, str], str]:
    wanted = {(chart.id, language): figure_file(chart.id, language) for chart in charts for language in LANGUAGES}
    if not are_known(charts) or set(wanted.values()) != set(members) & set(DRAWINGS):
        raise problem(file, _("The parts of the package do not fit together."), FIGURES)
    for name in wanted.values():
        if not is_drawing(members[name]):
            raise problem(file, _("The figure holds something else than a drawing."), name)
    return {place: members[name].decode("utf-8") for place, name in wanted.items()}


def _require_gate(file: str, tables: tuple[Table, ...], smallest_shown: int) -> None:
    for table in tables:
        if not has_known_columns(table) or len({each.id for each in tables}) != len(tables):
            raise problem(file, _("The parts of the package do not fit together."), TABLES)
        if not passes(table, smallest_shown):
            raise problem(file, _("A count is too small to be shown, or is no count."), TABLES)


def _json(file: str, member: str, content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8"), parse_constant=_refused, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise problem(file, _("The member is not readable."), member) from None


def _refused(constant: str) -> None:
    raise ValueError(constant)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _require_known_version(file: str, manifest: Any) -> None:
    told = manifest if isinstance(manifest, dict) else {}
    if told.get("format") != FORMAT:
        raise problem(file, _("The file is not a package, or is damaged."), MANIFEST)
    if told.get("format_version") != FORMAT_VERSION:
        raise problem(file, _("The package is of a form that is not known here."), MANIFEST)


def _require_form(file: str, member: str, content: Any) -> None:
    checks = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{member.split('.')[0]}", **_schema()})
    if not checks.is_valid(content):
        raise problem(file, _("The member is not as it should be."), member)


@cache
def _schema() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((files(__package__) / "result_package.schema.json").read_text(encoding="utf-8"))
    return read
