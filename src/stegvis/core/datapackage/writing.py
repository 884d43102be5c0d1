"""A dataset out to a folder: whole, or not at all."""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import yaml

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.frames import SPECS, Dataset, FrameSpec
from stegvis.core.marking import _

from .codebook import CODEBOOK, codebook_document, codebook_table
from .descriptor import describe
from .formats import Format
from .stat_files import write_stat

DESCRIPTOR = "datapackage.json"
SETTINGS = "report.yaml"
DOCUMENTS = {"codebook.sv.md": "sv", "codebook.en.md": "en"}


def write_package(dataset: Dataset, folder: Path, *, format: str = "csv") -> Path:
    """Write `dataset` as a data package into `folder` and return the folder.

    The package is written beside its place and moved there when it is whole. A folder that is a data package already
    is replaced; anything else that stands there, or lies in it, is left alone and refused with DataProblem. Empty texts
    are written as missing ones: CSV, SPSS and Stata can't tell them apart.
    """
    form = Format(format)
    _refuse_what_is_not_ours(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _write(dataset, made, form)
        _put_in_place(made, folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return folder


def _refuse_what_is_not_ours(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise DataProblem(Finding(message=_("There is a file where the dataset should be written."), file=folder.name))
    there = {entry.name for entry in folder.iterdir()}
    if there and DESCRIPTOR not in there:
        raise _not_a_package(folder, _("The folder holds something that is not a data package."))
    if there - _files_of(folder):
        raise _not_a_package(folder, _("The folder holds files that are no part of its data package."))


def _not_a_package(folder: Path, message: str) -> DataProblem:
    return DataProblem(Finding(message=message, file=folder.name, hint=_("Choose another folder, or empty this one.")))


def _files_of(folder: Path) -> set[str]:
    """Return the names of what belongs to the package in `folder`; nothing when its descriptor can't be read."""
    if not (folder / DESCRIPTOR).is_file():
        return set()
    try:
        resources = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
        return {DESCRIPTOR, SETTINGS, *DOCUMENTS, *(str(each["path"]) for each in resources)}
    except (ValueError, KeyError, TypeError):
        return set()


def _write(dataset: Dataset, folder: Path, form: Format) -> None:
    for spec in SPECS:
        _write_table(dataset[spec.name], spec, folder, form)
    _write_table(codebook_table(), CODEBOOK, folder, form)
    for name, language in DOCUMENTS.items():
        (folder / name).write_text(codebook_document(language), encoding="utf-8")
    _write_settings(dataset, folder / SETTINGS)
    descriptor = json.dumps(describe(dataset, form), ensure_ascii=False, indent=2)
    (folder / DESCRIPTOR).write_text(descriptor + "\n", encoding="utf-8")


def _write_table(frame: pl.DataFrame, spec: FrameSpec, folder: Path, form: Format) -> None:
    path = folder / f"{spec.name}.{form.value}"
    whole = frame.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String)).name.keep())
    match form:
        case Format.CSV:
            whole.write_csv(path, date_format="%Y-%m-%d")
        case Format.PARQUET:
            whole.write_parquet(path)
        case Format.SPSS | Format.STATA:
            write_stat(whole, spec, path, form)


def _write_settings(dataset: Dataset, path: Path) -> None:
    path.write_text(yaml.safe_dump(_plain(dataset.settings), sort_keys=False, allow_unicode=True), encoding="utf-8")


def _plain(value: object) -> object:
    """Return settings as plain mappings and lists, which YAML writes without tags."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def _put_in_place(made: Path, folder: Path) -> None:
    """Move the finished package to its place; what stood there comes back if that fails."""
    if not folder.exists():
        os.replace(made, folder)
        return
    before = Path(tempfile.mkdtemp(prefix=f".{folder.name}-before-", dir=folder.parent))
    os.replace(folder, before)
    try:
        os.replace(made, folder)
    except OSError:
        os.replace(before, folder)
        raise
    shutil.rmtree(before)
