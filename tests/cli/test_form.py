"""`stegvis form`: what a questionnaire asks, and what is wrong with its file."""

import json

from tests.core.measures.test_xlsform import with_column, workbook

from .conftest import run


def test_a_form_is_shown_question_by_question(tmp_path):
    (tmp_path / "form.xlsx").write_bytes(workbook())
    said = run("form", tmp_path / "form.xlsx").stdout
    assert "Hur mår du? 3" in said
    assert "1. Jag mår bra (ett av dessa, måste besvaras) [well]\n   Den senaste veckan\n   1: Stämmer" in said
    assert "2. How many days? (whole number) [days]" in run("form", tmp_path / "form.xlsx", "--language", "en").stdout


def test_as_data(tmp_path):
    (tmp_path / "form.xlsx").write_bytes(workbook())
    form = json.loads(run("form", tmp_path / "form.xlsx", "--json").stdout)
    assert form["questions"][1] == {
        "name": "days",
        "kind": "integer",
        "label": {"sv": "Hur många dagar?", "en": "How many days?"},
        "hint": {},
        "required": False,
        "choices": [],
        "groups": ["health"],
    }


def test_a_fault_is_told_by_its_place(tmp_path):
    (tmp_path / "form.xlsx").write_bytes(workbook(survey=with_column("relevant", "${days} > 3")))
    answer = run("form", tmp_path / "form.xlsx")
    assert answer.exit_code == 2
    said = " ".join(answer.stderr.split())
    assert "form.xlsx, survey, rad 3, relevant: Här står ett uttryck." in said
    assert "bara ord, tal och namn" in said
