"""`stegvis match`: a register extract as a file of each kind, what is written, and what is refused."""

import json
from pathlib import Path

import polars as pl
import pyreadstat
import pytest

from stegvis.core.effects import synthetic_register

from .conftest import run

COVARIATES = "age,woman,income,months_assistance,months_unemployed,school_years,born_abroad"
KEYS = {
    "covariate",
    "smd_before",
    "smd_after",
    "variance_ratio_before",
    "variance_ratio_after",
    "ecdf_before",
    "ecdf_after",
}
WRITTEN = {"outcome", "method", "estimate", "se", "ci_low", "ci_high", "p"}


@pytest.fixture(scope="module")
def frame() -> pl.DataFrame:
    return synthetic_register(1500, seed=3, treated_share=0.1).frame


@pytest.fixture(scope="module")
def extract(frame: pl.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("extract") / "extract.parquet"
    frame.write_parquet(path)
    return path


def matched(extract: Path, out: Path, *more: object, covariates: str = COVARIATES, outcome: str = "outcome"):
    asked = ("--id", "id", "--treatment", "treated", "--covariates", covariates, "--outcome", outcome, "--out", out)
    return run("match", extract, *asked, *more)


def result(folder: Path) -> dict:
    return json.loads((folder / "result.json").read_text(encoding="utf-8"))


def test_the_result_holds_what_programs_read(extract, tmp_path):
    more = ("--exact", "municipality", "--ratio", 2, "--caliper", 0.2, "--also", "entropy")
    assert matched(extract, tmp_path, *more, outcome="outcome,employed").exit_code == 0
    found = result(tmp_path)
    assert {"n", "balance", "estimates", "mde", "dropped", "seconds"} <= set(found)
    assert set(found["n"]) == {"treated", "control", "matched_treated", "matched_control"}
    assert all(set(row) >= KEYS for row in found["balance"])
    assert all(set(row) >= WRITTEN for row in found["estimates"])
    assert [each["method"] for each in found["estimates"]] == ["matched", "regression", "aipw", "ipw", "entropy"] * 2
    assert [each["outcome"] for each in found["mde"]] == ["outcome", "employed"]


def test_everything_is_marked_as_made_without_a_protocol(extract, tmp_path):
    shown = matched(extract, tmp_path).stdout
    assert "UTAN PROTOKOLL" in shown
    assert result(tmp_path)["mark"] == "utan protokoll"
    assert result(tmp_path)["protocol"] is None
    for name in ("pairs", "people"):
        assert pl.read_parquet_metadata(tmp_path / f"{name}.parquet")["stegvis.mark"] == "utan protokoll"


def test_what_could_be_seen_stands_before_what_was_found(extract, tmp_path):
    shown = matched(extract, tmp_path, "--language", "en").stdout
    assert shown.index("How alike they are") < shown.index("can be expected to show") < shown.index("Effect on outcome")
    assert "What was not measured is not balanced" in shown


def test_pairs_name_people_by_their_id(extract, tmp_path, frame):
    matched(extract, tmp_path, "--exact", "municipality", "--ratio", 2)
    pairs = pl.read_parquet(tmp_path / "pairs.parquet")
    place = dict(frame.select("id", "municipality").iter_rows())
    treated = set(frame.filter(pl.col("treated") == 1)["id"])
    assert set(pairs["treated_id"]) <= treated
    assert not set(pairs["control_id"]) & treated
    assert all(place[one] == place[other] for one, other in pairs.select("treated_id", "control_id").iter_rows())


def as_csv(frame: pl.DataFrame, path: Path, encoding: str, separator: str, comma: bool) -> Path:
    text = frame.with_columns(ort=pl.lit("Växjö")).write_csv(separator=separator, decimal_comma=comma)
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("kind", ["latin-1", "utf-8", "utf-8-sig", "sas", "sav", "dta", "xlsx"])
def test_every_kind_of_file_gives_the_same_answer(frame, extract, tmp_path, kind):
    """Numbers are written with all their digits, so that even the last is the same; .xpt holds short names only."""
    needed = frame.select("id", "treated", "outcome", *COVARIATES.split(","))
    path = tmp_path / f"extract.{ {'sas': 'xpt'}.get(kind, kind) }"
    covariates = COVARIATES
    if kind in ("latin-1", "utf-8", "utf-8-sig"):
        path = as_csv(needed, tmp_path / "extract.csv", kind, ";" if kind == "latin-1" else ",", kind == "latin-1")
    elif kind == "xlsx":
        needed.write_excel(path)
    else:
        short = needed.rename(
            {"months_assistance": "ma", "months_unemployed": "mu", "school_years": "sy", "born_abroad": "ba"}
        )
        covariates = "age,woman,income,ma,mu,sy,ba"
        write = {"sas": pyreadstat.write_xport, "sav": pyreadstat.write_sav, "dta": pyreadstat.write_dta}[kind]
        write(short, str(path))
    assert matched(path, tmp_path / "out", "--ratio", 2, covariates=covariates).exit_code == 0
    assert matched(extract, tmp_path / "same", "--ratio", 2).exit_code == 0
    found, same = result(tmp_path / "out"), result(tmp_path / "same")
    assert found["n"] == same["n"]
    estimates = [[each["estimate"] for each in one["estimates"]] for one in (found, same)]
    assert estimates[0] == pytest.approx(estimates[1], rel=1e-9)


@pytest.mark.parametrize(
    "change, more, said",
    [
        ({"age": None}, (), "age: 1 värden saknas"),
        ({"treated": 2}, (), "rad 4, treated: Insatsen är varken 0 eller 1 i 1 rader"),
        ({"id": 1}, (), "rad 4, id: Identiteten har funnits på en tidigare rad"),
        ({"outcome": None}, (), "outcome: Utfallet för 1 personer är inte känt"),
        ({}, ("--exact", "nowhere"), "nowhere: Kolumnen finns inte i filen"),
        ({}, ("--exact", "outcome"), "outcome: Utfallet kan inte vara det som personer jämförs i"),
        ({}, ("--exact", "treated"), "treated: Kolumnen kan inte också vara kovariat"),
        ({}, ("--ratio", 0), "ratio: Antalet kontroller är inte möjligt"),
        ({}, ("--calipers", "age"), "--calipers: Kaliprarna för kolumner går inte att tolka"),
        ({}, ("--protocol", "study.yaml"), "study.yaml: Filen går inte att öppna"),
    ],
)
def test_bad_input_is_refused_by_file_row_and_column(frame, tmp_path, change, more, said):
    """The fourth line of the file is its third person."""
    third = pl.int_range(frame.height) == 2
    wrong = frame.with_columns(
        pl.when(third).then(pl.lit(value)).otherwise(pl.col(name)).alias(name) for name, value in change.items()
    )
    wrong.write_csv(tmp_path / "extract.csv")
    answer = matched(tmp_path / "extract.csv", tmp_path / "out", *more)
    assert answer.exit_code == 2
    assert said in " ".join(answer.stderr.split())
    assert not (tmp_path / "out").exists()


def test_a_slip_in_a_column_of_numbers_names_its_row_and_not_its_value(frame, tmp_path):
    text = frame.head(40).write_csv().splitlines()
    cells = text[5].split(",")
    cells[frame.columns.index("age")] = "4o"
    text[5] = ",".join(cells)
    (tmp_path / "extract.csv").write_text("\n".join(text), encoding="utf-8")
    answer = matched(tmp_path / "extract.csv", tmp_path / "out")
    assert "extract.csv, rad 6, age: 1 värden är inte tal" in " ".join(answer.stderr.split())
    assert "4o" not in answer.stderr


@pytest.mark.parametrize(
    "name, content", [("a.csv", b""), ("a.pdf", b"%PDF"), ("a.parquet", b"PAR1 no"), ("a.dta", b"no")]
)
def test_a_file_that_is_no_table_is_refused(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    answer = matched(tmp_path / name, tmp_path / "out")
    assert answer.exit_code == 2
    assert name in answer.stderr


def test_a_file_in_the_place_of_the_folder_is_left_alone(extract):
    assert "--out: Det finns en fil med det namnet" in matched(extract, extract).stderr
    assert pl.read_parquet(extract).height == 1500


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert "går inte att öppna" in matched(tmp_path / "none.csv", tmp_path / "out").stderr


def test_how_few_lost_people_differ_is_not_written(frame, tmp_path):
    """One treated person is unlike all: no mean of one person leaves the machine."""
    alone = frame.head(300).with_columns(
        income=pl.when(pl.col("id") == frame.filter(pl.col("treated") == 1)["id"][0]).then(5000.0).otherwise("income")
    )
    alone.write_parquet(tmp_path / "extract.parquet")
    matched(
        tmp_path / "extract.parquet",
        tmp_path / "out",
        "--calipers",
        "income=3",
        covariates="age,woman,months_assistance",
    )
    found = result(tmp_path / "out")
    assert found["n"]["matched_treated"] == found["n"]["treated"] - 1
    assert found["dropped"]["hidden"]
    assert found["dropped"]["differences"] == []


def test_json_is_the_result(extract, tmp_path):
    shown = json.loads(matched(extract, tmp_path, "--json").stdout)
    written = result(tmp_path)
    assert {**shown, "seconds": 0} == {**written, "seconds": 0}


def test_every_error_that_can_come_has_its_words(extract, tmp_path):
    more = ("--also", "entropy", "--also", "set_bootstrap", "--folds", 2, "--cluster", "municipality", "--ratio", 2)
    shown = " ".join(matched(extract, tmp_path, *more).stdout.split())
    assert "klustrat, matchad grupp, municipality" in shown
    assert "influensfunktion, korsanpassad, municipality" in shown
    shown = " ".join(matched(extract, tmp_path, "--replace").stdout.split())
    assert "HC1" in shown
    assert "Abadie–Imbens" in shown


def test_a_method_without_an_answer_says_why(frame, tmp_path):
    """Strata of coarsened matching need no score; everybody of one level is treated, so that weighting has none."""
    apart = frame.with_columns(group=pl.col("treated") * (pl.col("id") % 2))
    apart.write_parquet(tmp_path / "extract.parquet")
    answer = matched(tmp_path / "extract.parquet", tmp_path / "out", "--method", "cem", covariates="woman,group")
    assert answer.exit_code == 0
    assert "dubbelt robust (AIPW): Kovariaterna skiljer deltagare från andra" in " ".join(answer.stdout.split())
    assert [each["method"] for each in result(tmp_path / "out")["left_out"]] == ["aipw", "ipw"]
