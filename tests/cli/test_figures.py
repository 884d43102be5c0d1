"""`stegvis tables`, `goal`, `report` and `check` on the example."""

import json

import pikepdf
import pytest
from docx import Document as WordDocument

from tests.cli.conftest import run


def _tables(folder, *options):
    assert run("tables", folder / "dataset", "--out", folder / "out", *options, "--json").exit_code == 0
    return json.loads((folder / "out" / "tables.json").read_text(encoding="utf-8"))


def _rows(table):
    return [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]


def _shown_numbers(table, column):
    return [row[column] for row in _rows(table) if isinstance(row[column], int)]


def test_the_tables_of_2011_come_out_as_published(example):
    table = _tables(example)["exits_by_sex"]
    assert table["columns"] == ["code", "label", "women", "men", "unknown", "total"]
    total = _rows(table)[-1]
    assert (total["code"], total["women"], total["men"], total["total"]) == ("total", 26, 33, 59)


def test_zeros_are_kept_and_rows_stand_in_the_order_of_the_code_list(example):
    rows = _rows(_tables(example)["age_by_sex"])
    assert [row["code"] for row in rows][-1] == "total"
    assert {"18-24", "60-"} <= {row["code"] for row in rows if row["total"] == 0}


def test_a_public_table_shows_no_small_number(example):
    table = _tables(example, "--audience", "public")["exits_by_sex"]
    assert not [number for number in _shown_numbers(table, "total") if 0 < number < 5]
    assert table["hidden"]


def test_a_shorter_period_counts_fewer(example):
    table = _tables(example, "--from", "2009-02-01", "--to", "2009-12-31")["age_by_sex"]
    assert 0 < _rows(table)[-1]["total"] < 136


def test_a_period_that_ends_before_it_starts_is_refused(example):
    result = run(
        "tables", example / "dataset", "--out", example / "out", "--from", "2010-01-01", "--to", "2009-01-01", "--json"
    )
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"][0]["column"] == "--to"


def test_the_goal_is_told_with_every_denominator(example):
    result = run("goal", example / "dataset", "--json")
    lines = {row["code"]: row for row in _rows(json.loads(result.stdout))}
    assert (lines["of_started"]["numerator"], lines["of_started"]["denominator"]) == (34, 136)
    assert (lines["of_exits"]["numerator"], lines["of_exits"]["denominator"]) == (34, 59)
    assert lines["exits_without_transfers"]["share"] == pytest.approx(0.85)


def test_the_goal_reads_well_on_a_screen(example):
    said = run("goal", example / "dataset").stdout
    assert "34 av 59 avslut (57,6" in said


def test_the_report_is_written_in_three_formats(example):
    assert run("report", example / "dataset", "--out", example / "report").exit_code == 0
    with pikepdf.open(example / "report" / "report.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
    assert len(WordDocument(str(example / "report" / "report.docx")).tables) > 5
    assert "<h1" in (example / "report" / "report.html").read_text(encoding="utf-8")


def test_an_unknown_format_is_named(example):
    result = run("report", example / "dataset", "--out", example / "report", "--format", "odt", "--json")
    assert result.exit_code == 2
    assert "html, pdf, docx" in json.loads(result.stdout)["error"][0]["message"]


def test_check_finds_nothing_in_the_example(example):
    result = run("check", example / "dataset", "--json")
    assert (result.exit_code, json.loads(result.stdout)["errors"]) == (0, 0)


def test_check_leaves_with_one_when_something_can_not_be(example, tmp_path):
    cases = (example / "dataset" / "cases.csv").read_text(encoding="utf-8").splitlines()
    folder = tmp_path / "dataset"
    folder.mkdir()
    for file in (example / "dataset").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "cases.csv").write_text("\n".join([*cases, cases[1]]) + "\n", encoding="utf-8")
    result = run("check", folder, "--json")
    assert result.exit_code == 1
    assert any(finding["file"] == "cases" for finding in json.loads(result.stdout)["findings"])


def test_a_folder_that_is_no_dataset_is_named(tmp_path):
    result = run("tables", tmp_path, "--out", tmp_path / "out", "--json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]
