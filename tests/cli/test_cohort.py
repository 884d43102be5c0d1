"""`stegvis cohort`: extracts in, the target group and its coverage out, and risk sets of those who were eligible."""

import json
from pathlib import Path

import polars as pl
import pytest

from stegvis.core.effects.rolling_register import rolling_register
from tests.core.effects.cohort.registers import town

from .conftest import run

pytest.importorskip("ibis", reason="extracts over time need stegvis[register]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return town(tmp_path_factory.mktemp("town"))


def asked(folder: Path, out: Path, *more: object, without: str = "", **changed: object):
    options = {
        "--id": "key",
        "--criteria": folder / "criteria.yaml",
        "--first": "2010-01",
        "--last": "2010-06",
        "--born": "born",
        "--birth-region": "country",
        "--municipality": "town",
        "--gone": "left",
        "--assistance": folder / "assistance.csv",
        "--af": folder / "af.csv",
        "--identified": "found",
        "--referred": "sent",
        "--started": "began",
        "--out": out,
        **{f"--{name}": value for name, value in changed.items()},
    }
    options.pop(without, None)
    return run("cohort", folder / "people.csv", *(each for pair in options.items() for each in pair), *more)


def result(out: Path) -> dict:
    return json.loads((out / "result.json").read_text(encoding="utf-8"))


def test_the_target_group_is_counted_month_by_month(folder, tmp_path):
    answer = asked(folder, tmp_path)
    assert answer.exit_code == 0, answer.output
    found = result(tmp_path)
    table = found["coverage"]
    assert [row[0] for row in table["rows"]] == [*(f"2010-0{month}" for month in range(1, 7)), "any"]
    assert table["columns"][2:] == ["people", "target_group", "unknown", "identified", "referred", "started"]
    assert "Målgruppen" in answer.stdout
    kind = "assistance_months"
    assert found["criteria"][2] == {"key": kind, "kind": kind, "lowest": 10, "window_months": 12}
    assert found["mark"] == "utan protokoll"
    eligible = pl.read_parquet(tmp_path / "eligible.parquet")
    assert eligible.filter(pl.col("month") == "2010-03").height == table["rows"][2][3]


def test_the_public_sees_no_small_counts(folder, tmp_path):
    answer = asked(folder, tmp_path / "public", "--audience", "public")
    asked(folder, tmp_path / "own")
    own, public = result(tmp_path / "own")["coverage"], result(tmp_path / "public")["coverage"]
    small = [(r, c) for r, row in enumerate(own["rows"]) for c, v in enumerate(row[2:], 2) if 0 < v < 5]
    assert small
    assert all(public["rows"][row][column] is None for row, column in small)
    assert ".." in answer.stdout


def test_json_is_the_result(folder, tmp_path):
    assert json.loads(asked(folder, tmp_path, "--json").stdout) == result(tmp_path)


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"without": "--born"}, "age: Inget är angivet som säger om kriteriet är uppfyllt"),
        ({"without": "--af"}, "unemployed: Inget är angivet"),
        ({"first": "2011-01"}, "--last: Perioden slutar innan den börjar"),
        ({"criteria": "nowhere.yaml"}, "Filen med kriterier går inte att läsa"),
        ({"municipality": "key"}, "people.csv, rad 2, key"),
    ],
)
def test_what_can_not_be_is_refused_in_words(folder, tmp_path, changed, said):
    answer = asked(folder, tmp_path / "out", **changed)
    assert answer.exit_code == 2
    assert said in " ".join(answer.stderr.split())
    assert not (tmp_path / "out").exists()


def test_who_was_eligible_are_the_candidates_of_risk_sets(tmp_path):
    made = rolling_register(1200, seed=5, share=0.3)
    made.people.write_parquet(tmp_path / "people.parquet")
    made.months.write_parquet(tmp_path / "months.parquet")
    (tmp_path / "criteria.yaml").write_text(
        "criteria: [{kind: assistance_months, lowest: 6, window_months: 12}]", encoding="utf-8"
    )
    common = ("--id", "key", "--gone", "gone", "--first", "2007-01", "--last", "2008-06")
    cohort = (
        "--criteria",
        tmp_path / "criteria.yaml",
        "--assistance",
        tmp_path / "months.parquet",
        "--amount",
        "assistance",
    )
    assert run("cohort", tmp_path / "people.parquet", *common, *cohort, "--out", tmp_path / "cohort").exit_code == 0
    features = "year=sum(assistance,-12..-1)"
    asked = ("--months", tmp_path / "months.parquet", "--features", features, "--covariates", "woman,year")
    after = ("--entry", "entry", "--outcome", "earned=sum(earnings,0..11)", "--out", tmp_path / "out")
    eligible = ("--eligible", tmp_path / "cohort" / "eligible.parquet")
    answer = run("riskset", tmp_path / "people.parquet", *common, *asked, *after, *eligible)
    assert answer.exit_code == 0, answer.output
    row = next(each for each in result(tmp_path / "out")["balance"] if each["covariate"] == "year")
    assert row["mean_control_before"] >= 6
    assert result(tmp_path / "out")["not_candidates"]["ineligible"] > 0
