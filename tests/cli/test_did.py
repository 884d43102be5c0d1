"""`stegvis did`: a panel as a file, what is written, and what is refused."""

import json

import pytest

from tests.core.effects.staggered.panels import draw

from .conftest import run

ASKED = ("--id", "id", "--time", "time", "--cohort", "cohort", "--outcome", "y")


@pytest.fixture(scope="module")
def panel():
    return draw(200, 6, [3, 5], seed=2)


@pytest.fixture(scope="module")
def extract(panel, tmp_path_factory):
    path = tmp_path_factory.mktemp("panel") / "panel.parquet"
    panel.write_parquet(path)
    return path


def result(folder) -> dict:
    return json.loads((folder / "result.json").read_text(encoding="utf-8"))


def test_the_result_holds_what_programs_read(extract, tmp_path):
    assert run("did", extract, *ASKED, "--covariates", "x", "--control", "notyet", "--out", tmp_path).exit_code == 0
    found = result(tmp_path)
    assert set(found["att_gt"][0]) >= {"cohort", "time", "att", "se"}
    assert all(set(found["aggregates"][name]) >= {"att", "se"} for name in ("simple", "dynamic", "group", "calendar"))
    assert set(found["aggregates"]["event"][0]) >= {"e", "att", "se", "band_low", "band_high"}
    assert (found["mark"], found["protocol"]) == ("utan protokoll", None)


def test_what_it_rests_on_is_said(extract, tmp_path):
    shown = run("did", extract, *ASKED, "--out", tmp_path, "--language", "en").stdout
    assert "WITHOUT A PROTOCOL" in shown
    assert "Nothing here can prove it" in " ".join(shown.split())


def test_csv_with_decimal_comma_and_empty_cohorts_gives_the_same(panel, extract, tmp_path):
    text = panel.write_csv(separator=";", decimal_comma=True)
    (tmp_path / "panel.csv").write_text(text.replace(";0;", ";;"), encoding="latin-1")
    for path, out in ((extract, "one"), (tmp_path / "panel.csv", "other")):
        assert run("did", path, *ASKED, "--out", tmp_path / out).exit_code == 0
    assert result(tmp_path / "one")["aggregates"] == result(tmp_path / "other")["aggregates"]


@pytest.mark.parametrize(
    "more, said",
    [
        (("--protocol", "study.yaml"), "study.yaml: Filen går inte att öppna"),
        (("--covariates", "y"), "y: Utfallet kan inte vara det som personer jämförs i"),
        (("--covariates", "nowhere"), "nowhere: Kolumnen finns inte i filen"),
    ],
)
def test_bad_questions_are_refused(extract, tmp_path, more, said):
    answer = run("did", extract, *ASKED, *more, "--out", tmp_path / "out")
    assert answer.exit_code == 2
    assert said in " ".join(answer.stderr.split())


def test_a_panel_with_gaps_is_refused_or_the_people_are_left_out(panel, tmp_path):
    panel.head(panel.height - 2).write_csv(tmp_path / "panel.csv")
    asked = ("did", tmp_path / "panel.csv", *ASKED, "--out", tmp_path / "out")
    assert "panel.csv, y: 1 personer saknar en period eller ett utfall" in " ".join(run(*asked).stderr.split())
    assert run(*asked, "--incomplete", "drop").exit_code == 0
    assert result(tmp_path / "out")["dropped"]["incomplete"] == 1


def test_clusters_and_the_test_of_what_lies_before_are_told(panel, tmp_path):
    offices = {f"office{count}": "o" + (panel["id"] % count).cast(str) for count in (20, 50)}
    panel.with_columns(**offices).write_parquet(tmp_path / "panel.parquet")
    asked = ("did", tmp_path / "panel.parquet", *ASKED, "--language", "en", "--out", tmp_path / "out")
    assert "clustered on 50 groups." in " ".join(run(*asked, "--cluster", "office50").stdout.split())
    shown = " ".join(run(*asked, "--cluster", "office20").stdout.split())
    found = result(tmp_path / "out")
    assert (found["n"]["clusters"], found["settings"]["cluster"], found["pretrend"]["freedom"]) == (20, "office20", 4)
    assert "clustered on 20 groups only" in found["warnings"][0]
    assert "clustered on 20 groups only" in shown
    assert shown.index("effects before treatment, tested together") < shown.index("Effect by time since treatment")


def test_comparisons_in_pairs_say_of_whom_they_speak(panel, tmp_path):
    panel.filter((panel["id"] % 4 > 0) | (panel["time"] < 5)).write_parquet(tmp_path / "panel.parquet")
    asked = ("did", tmp_path / "panel.parquet", *ASKED, "--incomplete", "pairs", "--language", "en")
    shown = " ".join(run(*asked, "--out", tmp_path / "out").stdout.split())
    found = result(tmp_path / "out")
    assert (found["n"]["people"], found["n"]["incomplete"], found["dropped"]["incomplete"]) == (200, 50, 0)
    assert sum(each["gone"] for each in found["attrition"]["seen"] if each["time"] == 6) == 50
    assert "50 people lack a period or an outcome. Each comparison has those who are known in both" in shown
    assert "The treated who are not known all the time differ most in y:" in shown
