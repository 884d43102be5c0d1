"""`stegvis intake`, `mapping` and `template`: an authority's files in, a dataset out."""

import json
import stat

import pytest

from stegvis.core.datapackage import read_package
from tests.cli.conftest import run

OPTIONS = ("--as-of", "2011-01-31", "--json")


@pytest.fixture(scope="session")
def learned(example):
    """The mapping of the county office's own layout, as suggested."""
    assert run("mapping", example / "files" / "samtliga-deltagare.xlsx", "--out", example / "m.yaml", *OPTIONS)
    return example / "m.yaml"


@pytest.fixture(scope="session")
def taken_in(example, learned):
    """The dataset made of the county office's workbook and the two extracts."""
    files = example / "files"
    result = run(
        *("intake", files / "samtliga-deltagare.xlsx", "--mapping", learned, "--project", example / "project.yaml"),
        *("--categories", files / "af-kategorier.csv", "--payments", files / "utbetalningar.csv"),
        *("--out", example / "taken-in", *OPTIONS),
    )
    assert result.exit_code == 0
    return example / "taken-in"


def _table(folder, name):
    assert run("tables", folder, "--out", folder.parent / "figures", "--json").exit_code == 0
    table = json.loads((folder.parent / "figures" / "tables.json").read_text(encoding="utf-8"))[name]
    return {row[0]: dict(zip(table["columns"], row, strict=True)) for row in table["rows"]}


def test_the_office_s_own_workbook_gives_the_published_exits(taken_in):
    exits = _table(taken_in, "exits_by_sex")
    assert (exits["A0"]["women"], exits["A0"]["men"], exits["S1"]["total"], exits["total"]["total"]) == (10, 16, 8, 59)


def test_the_extract_gives_table_3(taken_in):
    codes = _table(taken_in, "af_before_after")
    assert (codes["11"]["before"], codes["11"]["after"], codes["EJ"]["after"], codes["total"]["after"]) == (
        28,
        12,
        9,
        38,
    )


def test_the_key_file_lies_beside_the_dataset_and_is_only_the_owner_s(taken_in):
    key = taken_in.parent / "taken-in.study-key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert not [file for file in taken_in.iterdir() if "key" in file.name]


def test_the_dataset_names_nobody(taken_in, example):
    numbers = {row.number for row in _people()}
    text = "".join(file.read_text(encoding="utf-8") for file in taken_in.glob("*.csv"))
    assert not [number for number in numbers if number in text or number[2:] in text]


def test_the_same_key_gives_the_same_persons(example, learned, taken_in):
    again = example / "again"
    run(
        *("intake", example / "files" / "samtliga-deltagare.xlsx", "--mapping", learned, "--out", again),
        *("--study-key", taken_in.parent / "taken-in.study-key", *OPTIONS),
    )
    assert set(read_package(again)["persons"]["person_key"]) == set(read_package(taken_in)["persons"]["person_key"])


def test_a_mapping_that_is_not_there_is_named(example):
    result = run(
        "intake",
        example / "files" / "samtliga-deltagare.xlsx",
        "--mapping",
        "nowhere.yaml",
        "--out",
        example / "x",
        *OPTIONS,
    )
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"][0]["file"] == "nowhere.yaml"


def test_rows_that_cannot_be_used_are_counted_and_written_out(example, tmp_path):
    result = run(
        *("intake", example / "files" / "samtliga-deltagare.xlsx", "--mapping", "own", "--out", tmp_path / "x"),
        *("--quarantine", tmp_path / "mend.xlsx", *OPTIONS),
    )
    assert result.exit_code in (1, 2)
    assert "error" in json.loads(result.stdout) or json.loads(result.stdout)["quarantined"]


def test_the_empty_workbook_reads_as_no_participants(tmp_path):
    assert run("template", "--out", tmp_path / "month.xlsx", "--json").exit_code == 0
    result = run("intake", tmp_path / "month.xlsx", "--out", tmp_path / "dataset", *OPTIONS)
    assert json.loads(result.stdout)["rows"]["participants"] == 0


def _people():
    from stegvis import demo

    return demo.utrikesfodda().people
