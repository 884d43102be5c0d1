"""A data package in."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl
import yaml

from stegvis.core.errors import DataProblem, Finding, MissingColumns
from stegvis.core.frames import BY_NAME, POLARS, Dataset, FrameSpec, require
from stegvis.core.marking import _

from .csv_files import read_csv
from .formats import Format
from .opening import file_in, opened
from .stat_files import Unreadable, read_stat

SETTINGS = "report.yaml"


def read_package(place: Path) -> Dataset:
    """Read the dataset at `place`: a package's folder, a zip of it, or its `datapackage.json`.

    Tables that are missing are empty, as are columns that are not required; tables and columns beyond the dataset's
    are passed over. Codes are not checked here (`checks` does). Raises DataProblem when something can't be read, with
    a finding for each place, of all tables at once.
    """
    with opened(place) as (folder, descriptor):
        frames: dict[str, pl.DataFrame] = {}
        findings: list[Finding] = []
        for resource in _known_resources(descriptor):
            spec = BY_NAME[str(resource["name"])]
            try:
                frames[spec.name] = _read_table(folder, resource, spec)
            except DataProblem as problem:
                findings.extend(problem.findings)
        if findings:
            raise DataProblem.of(findings)
        return Dataset(frames, _settings(folder / SETTINGS))


def _known_resources(descriptor: Mapping[str, object]) -> list[Mapping[str, object]]:
    resources = descriptor["resources"]
    listed = resources if isinstance(resources, list) else []
    return [each for each in listed if isinstance(each, dict) and each.get("name") in BY_NAME]


def _read_table(folder: Path, resource: Mapping[str, object], spec: FrameSpec) -> pl.DataFrame:
    path = file_in(folder, resource.get("path"))
    form = _format(resource, path)
    found = read_csv(path, spec, resource) if form is Format.CSV else _read_binary(path, spec, form)
    return require(_with_optional_columns(found, spec), spec, file=path.name)


def _format(resource: Mapping[str, object], path: Path) -> Format:
    stated = str(resource.get("format") or path.suffix.removeprefix(".")).lower()
    try:
        return Format(stated)
    except ValueError:
        raise DataProblem(
            Finding(message=_("The file's format is not known."), file=path.name, expected="csv, parquet, sav, dta")
        ) from None


def _read_binary(path: Path, spec: FrameSpec, form: Format) -> pl.DataFrame:
    try:
        return pl.read_parquet(path) if form is Format.PARQUET else read_stat(path, spec, form)
    except (pl.exceptions.PolarsError, Unreadable, OSError):
        raise DataProblem(
            Finding(message=_("The file can't be read as {format}."), file=path.name, values=(("format", form.value),))
        ) from None


def _with_optional_columns(frame: pl.DataFrame, spec: FrameSpec) -> pl.DataFrame:
    """Add what may be left out as empty columns. Raises MissingColumns when a required one is not there."""
    lacking = [field for field in spec.fields if field.name not in frame.columns]
    if needed := [field for field in lacking if field.required]:
        raise MissingColumns.of(
            Finding(message=_("The column is missing."), file=spec.name, column=field.name, expected=field.about)
            for field in needed
        )
    return frame.with_columns(pl.lit(None, dtype=POLARS[field.type]).alias(field.name) for field in lacking)


def _settings(path: Path) -> Mapping[str, object]:
    if not path.is_file():
        return {}
    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError):
        raise DataProblem(Finding(message=_("The file can't be read as YAML."), file=path.name)) from None
    if not isinstance(read, dict):
        raise DataProblem(Finding(message=_("The settings are not a mapping."), file=path.name))
    return read
