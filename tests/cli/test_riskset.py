"""`stegvis riskset`: a register over time as files, what is written, and what is refused."""

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from stegvis.core.effects.rolling_register import rolling_register

from .conftest import run

pytest.importorskip("ibis", reason="extracts over time need stegvis[register]")

FEATURES = "year=sum(assistance,-12..-1), lately=last(assistance,-1..-1)"
OUTCOME = "earned=sum(earnings,0..11)"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    made = rolling_register(1500, seed=5, share=0.2)
    made.people.write_parquet(folder / "people.parquet")
    made.months.write_parquet(folder / "months.parquet")
    return folder


def asked(files: Path, out: Path, *more: object, **changed: object):
    options = {
        "--id": "key",
        "--entry": "entry",
        "--gone": "gone",
        "--cause": "cause",
        "--months": files / "months.parquet",
        "--features": FEATURES,
        "--covariates": "woman,year,lately",
        "--exact": "municipality",
        "--first": "2007-01",
        "--last": "2008-12",
        "--outcome": OUTCOME,
        "--ratio": 2,
        "--out": out,
        **{f"--{name}": value for name, value in changed.items()},
    }
    return run("riskset", files / "people.parquet", *(each for pair in options.items() for each in pair), *more)


def result(folder: Path) -> dict:
    return json.loads((folder / "result.json").read_text(encoding="utf-8"))


def test_the_result_is_that_of_match_with_both_estimates_and_the_risk_sets(files, tmp_path):
    answer = asked(files, tmp_path)
    assert answer.exit_code == 0, answer.output
    found = result(tmp_path)
    assert {"n", "balance", "estimates", "mde", "dropped", "seconds", "risk_sets", "lost"} <= set(found)
    told = [(each["later_participants"], each["method"]) for each in found["estimates"]]
    kept = [("kept", method) for method in ("matched", "regression", "aipw", "ipw")]
    assert told == [*kept, ("censored", "matched"), ("censored", "regression")]
    assert found["settings"]["features"] == FEATURES.split(", ")
    assert found["estimates"][0]["clustered_on"] == ["matched set", "id"]


def test_everything_is_marked_as_made_without_a_protocol(files, tmp_path):
    assert "UTAN PROTOKOLL" in asked(files, tmp_path).stdout
    assert result(tmp_path)["mark"] == "utan protokoll"
    for name in ("pairs", "people"):
        assert pl.read_parquet_metadata(tmp_path / f"{name}.parquet")["stegvis.mark"] == "utan protokoll"


def test_pairs_are_of_one_month_and_name_people_by_their_id(files, tmp_path):
    asked(files, tmp_path)
    pairs, people = pl.read_parquet(tmp_path / "pairs.parquet"), pl.read_parquet(files / "people.parquet")
    entries = dict(people.select("key", "entry").iter_rows())
    assert all(
        entries[one] == int(month.replace("-", "")) for one, month in pairs.select("treated_id", "month").iter_rows()
    )
    assert pl.read_parquet(tmp_path / "people.parquet").filter("treated")["id"].is_unique().all()


def test_small_counts_of_a_month_are_hidden_in_what_leaves_the_machine(files, tmp_path):
    asked(files, tmp_path)
    rows = result(tmp_path)["risk_sets"]["rows"]
    entered = pl.read_parquet(files / "people.parquet")["entry"]
    few = {month for month in entered.drop_nulls().unique() if 0 < (entered == month).sum() < 5}
    shown = {int(row[0].replace("-", "")): row[3] for row in rows[:-1]}
    assert few & set(shown)
    assert all(shown[month] is None for month in few & set(shown))


def test_text_files_give_the_same_answer(files, tmp_path):
    folder = tmp_path / "text"
    folder.mkdir()
    for name in ("people", "months"):
        pl.read_parquet(files / f"{name}.parquet").write_csv(folder / f"{name}.csv", separator=";", decimal_comma=True)
    options = ("--months", folder / "months.csv", "--out", tmp_path / "b")
    asked(files, tmp_path / "a")
    usual = [
        *("--id", "key", "--entry", "entry", "--gone", "gone", "--cause", "cause", "--features", FEATURES),
        *("--covariates", "woman,year,lately", "--exact", "municipality", "--first", "200701", "--last", "200812"),
        *("--outcome", OUTCOME, "--ratio", 2, *options),
    ]
    answer = run("riskset", folder / "people.csv", *usual)
    assert answer.exit_code == 0, answer.output
    one, other = result(tmp_path / "a"), result(tmp_path / "b")
    assert one["n"] == other["n"]
    assert [each["estimate"] for each in one["estimates"]] == pytest.approx(
        [each["estimate"] for each in other["estimates"]], rel=1e-6
    )


def test_people_of_an_extract_who_are_not_in_the_list_are_counted(files, tmp_path):
    pl.read_parquet(files / "people.parquet").head(1400).write_parquet(tmp_path / "people.parquet")
    shutil.copy(files / "months.parquet", tmp_path / "months.parquet")
    shown = " ".join(asked(tmp_path, tmp_path / "out").stdout.split())
    assert "100 personer i det finns inte i listan över personer och används inte" in shown
    assert "finns inte i listan" not in asked(files, tmp_path / "all").stdout


def as_spells(months: pl.DataFrame) -> pl.DataFrame:
    """Return months with assistance as spells: months on end are one."""
    count = pl.col("month") // 100 * 12 + pl.col("month") % 100
    held = months.filter(pl.col("assistance") == 1).with_columns(count.alias("count")).sort("key", "count")
    numbered = held.with_columns(run=pl.col("count") - pl.int_range(pl.len()).over("key"))
    own = numbered.group_by("key", "run", maintain_order=True).agg(pl.col("month").first(), end=pl.col("month").last())
    return own.select("key", pl.col("month").alias("from"), pl.col("end").alias("to"), code=pl.lit("aided"))


def test_spells_give_the_same_answer_as_months(files, tmp_path):
    as_spells(pl.read_parquet(files / "months.parquet")).write_parquet(tmp_path / "spells.parquet")
    features = FEATURES.replace("assistance", "aided")
    more = ("--spells", tmp_path / "spells.parquet", "--codes", "aided")
    answer = asked(files, tmp_path / "spells", *more, features=features)
    assert answer.exit_code == 0, answer.output
    asked(files, tmp_path / "months")
    one, other = result(tmp_path / "spells"), result(tmp_path / "months")
    assert one["n"] == other["n"]
    assert [each["estimate"] for each in one["estimates"]] == [each["estimate"] for each in other["estimates"]]


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"outcome": "earned=sum(earnings,-1..11)"}, "earned: Ett utfall gäller inträdesmånaden eller senare"),
        ({"outcome": ""}, "--outcome: Inget utfall är angivet"),
        ({"outcome": "year=sum(earnings,0..11)"}, "year: Utfallet kan inte vara det som personer jämförs i"),
        ({"features": "year=sum(assistance,-12..0)"}, "year: Det som personer jämförs i får bara gälla månader före"),
        ({"first": "2007-13"}, "--first: Det finns ingen sådan månad"),
        ({"entry": "woman"}, "people.parquet, rad"),
        ({"covariates": "nothing"}, "nothing: Kolumnen finns inte i filen"),
        ({"covariates": "woman + year"}, "Riskmängder tar en lista"),
    ],
)
def test_what_can_not_be_is_refused_in_words(files, tmp_path, changed, said):
    answer = asked(files, tmp_path / "out", **changed)
    assert answer.exit_code == 2
    assert said in " ".join(answer.stderr.split())
    assert not (tmp_path / "out").exists()
