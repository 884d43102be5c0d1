"""From the office's own files to the finished report: the figures published in 2011 come out, each in its place."""

import json

import pytest
from docx import Document as WordDocument

from stegvis import demo
from stegvis.core.datapackage import write_package
from tests.cli.conftest import PROJECT_FILE, run
from tests.reference.published import figure, table

TABLES = ("table_1_age_by_sex", "table_2_exits_by_sex", "table_3_af_before_after")
LINES = {
    "of_started": (34, 136, 0.250, 0.185, 0.329),
    "of_exits": (34, 59, 0.576, 0.449, 0.694),
    "exits_without_transfers": (34, 40, 0.850, 0.709, 0.929),
}
SENTENCES = ("Minst 34 av de 136 som startat (25,0", "34 av 59 avslut (57,6", "34 av 40 avslut (85,0")


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """The folder in which the commands have made everything from files."""
    folder = tmp_path_factory.mktemp("2011")
    assert run("example", "--out", folder).exit_code == 0
    (folder / "project.yaml").write_text(PROJECT_FILE, encoding="utf-8")
    files, day = folder / "files", ("--as-of", "2011-01-31")
    workbook, mapping = files / "samtliga-deltagare.xlsx", folder / "mapping.yaml"
    assert run("mapping", workbook, "--out", mapping, *day).exit_code == 0
    extracts = ("--categories", files / "af-kategorier.csv", "--payments", files / "utbetalningar.csv")
    about = ("--mapping", mapping, "--project", folder / "project.yaml", "--out", folder / "dataset-in")
    assert run("intake", workbook, *about, *extracts, *day).exit_code == 0
    assert run("tables", folder / "dataset-in", "--out", folder).exit_code == 0
    assert run("report", folder / "dataset-in", "--out", folder, "--format", "docx,html").exit_code == 0
    return folder


@pytest.fixture(scope="module")
def counted(out):
    found = json.loads((out / "tables.json").read_text(encoding="utf-8"))
    return {
        name: {row[0]: dict(zip(each["columns"], row, strict=True)) for row in each["rows"]}
        for name, each in found.items()
    }


@pytest.mark.parametrize("name", TABLES)
def test_every_published_cell_comes_out_of_the_files(counted, name):
    wanted = table(name).rows(named=True)
    ours = counted[name.split("_", 2)[2]]
    differing = [
        (row["code"], column, value, ours[row["code"]][column])
        for row in wanted
        for column, value in row.items()
        if column not in ("code", "label") and ours[row["code"]][column] != value
    ]
    assert wanted
    assert differing == []


def test_the_money_of_the_households(counted):
    paid = counted["payments_by_household"]
    assert (paid["total"]["households"], paid["total"]["amount"]) == (figure("households_paid"), figure("kronor_paid"))
    assert paid["over_million"]["households"] == figure("households_above_a_million")
    regular = counted["assistance_before_start"]["regular"]["households"]
    assert regular == figure("households_regular_six_months_before_start")


@pytest.mark.parametrize(("line", "wanted"), LINES.items())
def test_the_goal_stands_with_its_denominators_and_intervals(counted, line, wanted):
    found = counted["goal_progress"][line]
    shares = [round(found[column], 3) for column in ("share", "low", "high")]
    assert (found["numerator"], found["denominator"], *shares) == wanted


def test_the_word_report_says_it(out):
    text = "\n".join(paragraph.text for paragraph in WordDocument(str(out / "report.docx")).paragraphs)
    assert [said for said in SENTENCES if said not in text] == []


def test_the_word_effect_does_not_stand_without_a_control_group(out):
    text = (out / "report.html").read_text(encoding="utf-8").casefold()
    said = [text[max(0, at - 40) : at + 20] for at in range(len(text)) if text.startswith("effekt", at)]
    allowed = ("inte effekt", "ingen effekt", "effektiv", "inte en effekt", "inga effekter", "om effekt")
    assert [piece for piece in said if not any(word in piece for word in allowed)] == []


def test_without_dates_the_window_cannot_be_computed(tmp_path):
    folder = write_package(demo.utrikesfodda().without_dates().dataset(), tmp_path / "undated")
    found = json.loads(run("goal", folder, "--json").stdout)
    lines = {row[0]: dict(zip(found["columns"], row, strict=True)) for row in found["rows"]}
    assert (lines["of_exits"]["numerator"], lines["of_exits"]["denominator"]) == (34, 59)
    assert lines["window"]["share"] is None
    assert lines["window"]["reading"].startswith("kan inte beräknas")
    assert lines["incidence"]["reading"].startswith("kan inte beräknas")
