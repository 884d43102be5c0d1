"""`stegvis sensitivity` on what `stegvis match` wrote."""

import json

import polars as pl
import pytest

from stegvis.core.effects import match, synthetic_register
from stegvis.core.effects.sensitivity import rosenbaum_bounds, sets_of
from tests.core.effects.protocols import MATCH, write

from .conftest import run

COVARIATES = "age,woman,income,months_assistance,school_years"


@pytest.fixture(scope="module")
def frame():
    drawn = synthetic_register(700, seed=9, treated_share=0.12).frame
    return drawn.with_columns(
        months=pl.col("outcome") * 2, before=pl.col("sick_days"), biased=pl.col("sick_days") + 60 * pl.col("treated")
    )


@pytest.fixture(scope="module")
def extract(frame, tmp_path_factory):
    path = tmp_path_factory.mktemp("extract") / "extract.parquet"
    frame.write_parquet(path)
    return path


def matched(extract, out, *more, outcome="outcome"):
    asked = ("--id", "id", "--treatment", "treated", "--covariates", COVARIATES, "--outcome", outcome, "--out", out)
    assert run("match", extract, *asked, *more).exit_code == 0
    return out


@pytest.fixture(scope="module")
def pairs(extract, tmp_path_factory):
    return matched(extract, tmp_path_factory.mktemp("pairs"), outcome="outcome,employed")


def tried(folder, extract, *more) -> dict:
    answer = run("sensitivity", folder, extract, *more)
    assert answer.exit_code == 0, answer.stderr
    return json.loads((folder / "sensitivity.json").read_text(encoding="utf-8"))


def said(answer) -> str:
    return " ".join((answer.stdout + answer.stderr).split())


def test_each_outcome_has_its_bounds_and_e_values(frame, extract, pairs):
    found = tried(pairs, extract)
    assert [each["outcome"] for each in found["outcomes"]] == ["outcome", "employed"]
    assert [each["rosenbaum"]["test"] for each in found["outcomes"]] == ["signed_rank", "mcnemar"]
    assert [each["method"] for each in found["outcomes"][0]["e_values"]] == ["matched", "aipw"]
    assert all(each["point"] >= each["limit"] >= 1 for each in found["outcomes"][0]["e_values"])
    assert found["mark"] == "utan protokoll"
    again = match(frame, COVARIATES.split(","), treatment="treated", id="id")
    bounds = rosenbaum_bounds(sets_of(again.pairs, frame["outcome"].to_numpy()))
    assert found["outcomes"][0]["rosenbaum"]["critical"] == bounds.critical


def test_each_covariate_is_left_out_once(frame, extract, pairs):
    found = tried(pairs, extract, "--outcome", "outcome")["outcomes"][0]
    assert [each["covariate"] for each in found["without"]] == COVARIATES.split(",")
    lesser = match(frame, COVARIATES.split(",")[1:], treatment="treated", id="id").effect("outcome")
    assert found["without"][0]["estimates"][1]["estimate"] == pytest.approx(lesser["aipw"].estimate)


def test_matched_sets_have_a_test_of_their_own(extract, tmp_path):
    found = tried(matched(extract, tmp_path, "--ratio", 2), extract)
    assert found["outcomes"][0]["rosenbaum"]["test"] == "m_test"


@pytest.mark.parametrize("more, why", [(("--replace", "--ratio", 2), "not apart"), (("--method", "cem"), "strata")])
def test_where_there_are_no_sets_apart_it_says_why(extract, tmp_path, more, why):
    found = tried(matched(extract, tmp_path, *more), extract)["outcomes"][0]
    assert found["rosenbaum"] is None
    assert why in found["rosenbaum_left_out"]


def test_an_effect_on_what_can_not_have_changed_is_told(extract, pairs):
    shown = said(run("sensitivity", pairs, extract, "--outcome", "outcome", "--placebo", "before,biased"))
    assert "before kan insatsen inte ha ändrat. matchad skillnad" in shown
    assert "Intervallet rymmer noll, som det ska" in shown
    assert "biased kan insatsen inte ha ändrat" in shown
    assert "Intervallet utesluter noll: grupperna skilde sig redan före" in shown
    assert "Inget här hittar det som är dolt" in shown


@pytest.mark.parametrize(
    "more, told",
    [
        (("--outcome", "months"), "months: Mappen har inget sådant utfall. Väntat: en av: outcome, employed"),
        (("--placebo", "age"), "age: Personerna matchades på detta"),
        (("--placebo", "nowhere"), "nowhere: Kolumnen finns inte i filen"),
    ],
)
def test_bad_questions_are_refused(extract, pairs, more, told):
    answer = run("sensitivity", pairs, extract, *more)
    assert answer.exit_code == 2
    assert told in said(answer)


def test_another_extract_is_refused(frame, pairs, tmp_path):
    frame.with_columns(income=pl.col("income").reverse()).write_parquet(tmp_path / "other.parquet")
    assert "other.parquet: Uttaget ger inte mappens par" in said(run("sensitivity", pairs, tmp_path / "other.parquet"))


def test_a_folder_of_something_else_is_refused(extract, tmp_path):
    (tmp_path / "result.json").write_text("{}", encoding="utf-8")
    assert "Mappen innehåller inte det som stegvis match skriver" in said(run("sensitivity", tmp_path, extract))


def test_under_a_protocol_the_negative_controls_are_the_placebos(extract, tmp_path):
    study, out = write(tmp_path, MATCH), tmp_path / "out"
    run("protocol", "fix", study)
    assert run("match", extract, "--protocol", study, "--out", out).exit_code == 0
    assert "Mappen gjordes under ett protokoll" in said(run("sensitivity", out, extract))
    assert "biased: Protokollet anger inte detta" in said(
        run("sensitivity", out, extract, "--protocol", study, "--placebo", "biased")
    )
    found = tried(out, extract, "--protocol", study)
    assert [each["outcome"] for each in found["outcomes"]] == ["outcome", "employed", "months"]
    assert [(each["outcome"], each["method"]) for each in found["placebos"]] == [("before", "aipw")]
    assert (found["mark"], found["protocol"]["version"]) == (None, 1)
    ledger = (tmp_path / "study.ledger.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line).get("command") for line in ledger] == [None, "match", None, "match", "sensitivity"]


def test_a_protocol_that_the_folder_was_not_made_under_is_refused(extract, pairs, tmp_path):
    study = write(tmp_path, MATCH)
    run("protocol", "fix", study)
    assert "ett annat protokoll, eller utan" in said(run("sensitivity", pairs, extract, "--protocol", study))
