"""`stegvis protocol`, and what `stegvis match` and `stegvis did` do under one."""

import hashlib
import json

import polars as pl
import pytest

from stegvis.core.effects import synthetic_register
from tests.core.effects.protocols import MATCH, write
from tests.core.effects.staggered.panels import draw

from .conftest import run

DID = """
protocol: 1
title: Steg
design: did
eligibility: [18–64 år]
time_zero: startmånaden
id: id
treatment: {cohort: cohort, time: time}
follow_up: {months: 6}
outcomes: {primary: {column: y}, others: [{column: z}]}
covariates: [x]
estimand: ATT
analysis: {estimate: group, control: notyet}
"""


@pytest.fixture(scope="module")
def extract(tmp_path_factory):
    frame = synthetic_register(900, seed=5, treated_share=0.1).frame
    path = tmp_path_factory.mktemp("extract") / "extract.parquet"
    frame.with_columns(months=pl.col("outcome") * 2 + pl.col("age"), before=pl.col("sick_days")).write_parquet(path)
    return path


@pytest.fixture(scope="module")
def panel(tmp_path_factory):
    path = tmp_path_factory.mktemp("panel") / "panel.parquet"
    draw(120, 6, [3, 5], seed=2).with_columns(z=pl.col("y") * pl.col("time")).write_parquet(path)
    return path


@pytest.fixture
def study(tmp_path):
    path = write(tmp_path, MATCH)
    assert run("protocol", "fix", path).exit_code == 0
    return path


def match(extract, study, *more):
    return run("match", extract, "--protocol", study, "--out", study.parent / "out", *more)


def result(study) -> dict:
    return json.loads((study.parent / "out" / "result.json").read_text(encoding="utf-8"))


def entries(study) -> list[dict]:
    text = (study.parent / "study.ledger.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def said(answer) -> str:
    return " ".join((answer.stdout + answer.stderr).split())


@pytest.mark.parametrize("design", ["match", "did"])
def test_a_new_protocol_can_be_checked_at_once(tmp_path, design):
    path = tmp_path / "study.yaml"
    assert run("protocol", "new", path, "--design", design).exit_code == 0
    answer = run("protocol", "check", path)
    assert "protokollet är som det ska" in said(answer)
    assert "Det är inte fastställt: stegvis protocol fix study.yaml" in said(answer)
    assert "Det finns en fil med det namnet" in said(run("protocol", "new", path))


def test_a_mistake_is_named_by_file_line_and_key(tmp_path):
    answer = run("protocol", "check", write(tmp_path, MATCH.replace("ratio: 2", "ratio: 0")))
    assert answer.exit_code == 2
    assert "study.yaml, rad 17, analysis.ratio: Talet är inte möjligt. Väntat: 1 eller mer" in said(answer)


def test_nothing_is_read_before_the_protocol_is_fixed(extract, tmp_path):
    study = write(tmp_path, MATCH)
    answer = match(extract, study)
    assert answer.exit_code == 2
    assert "study.yaml: Protokollet är inte fastställt, och inget utfall läses innan det är det" in said(answer)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["study.yaml"]


def test_settings_come_from_the_protocol(extract, study):
    assert match(extract, study).exit_code == 0
    found = result(study)
    assert (found["settings"]["ratio"], found["settings"]["caliper"], found["settings"]["exact"]) == (
        2,
        0.2,
        ["municipality"],
    )
    roles = {each["outcome"]: each["role"] for each in found["estimates"]}
    assert roles == {"outcome": "primary", "employed": "other", "months": "other", "before": "negative_control"}


def test_outputs_carry_the_protocol_in_place_of_the_mark(extract, study):
    shown = said(match(extract, study))
    version = entries(study)[0]
    found = result(study)
    assert found["mark"] is None
    assert (found["protocol"]["version"], found["protocol"]["hash"]) == (1, version["hash"])
    assert found["protocol"]["fixed_at"] == version["at"]
    assert version["hash"] in shown
    assert "UTAN PROTOKOLL" not in shown
    assert "Vad som gjorts utanför Stegvis, eller utan detta protokoll, är inte känt" in shown
    about = pl.read_parquet_metadata(study.parent / "out" / "pairs.parquet")
    assert (about["stegvis.protocol.hash"], about["stegvis.protocol.version"]) == (version["hash"], "1")
    assert "stegvis.mark" not in about


def test_the_other_outcomes_are_corrected_for_being_two(extract, study):
    match(extract, study)
    found = result(study)
    p = {each["outcome"]: each["p"] for each in found["estimates"] if each["method"] == "aipw"}
    others = {each["outcome"]: each for each in found["other_outcomes"]}
    assert set(others) == {"employed", "months"}
    low, high = sorted(others, key=lambda name: p[name])
    assert others[low]["p"] == p[low]
    assert others[low]["p_holm"] == pytest.approx(min(2 * p[low], 1))
    assert others[high]["p_holm"] == pytest.approx(min(max(p[high], 2 * p[low]), 1))
    assert others[high]["p_bh"] == pytest.approx(p[high])


def test_the_same_run_without_a_protocol_gives_the_same_numbers(extract, study):
    match(extract, study)
    covariates = "age,woman,income,months_assistance,months_unemployed,school_years,born_abroad"
    asked = ("--id", "id", "--treatment", "treated", "--covariates", covariates, "--exact", "municipality")
    out = study.parent / "free"
    run("match", extract, *asked, "--ratio", 2, "--caliper", 0.2, "--outcome", "outcome", "--out", out)
    free = json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert free["mark"] == "utan protokoll"
    assert [each["estimate"] for each in free["estimates"]] == [
        each["estimate"] for each in result(study)["estimates"] if each["outcome"] == "outcome"
    ]


@pytest.mark.parametrize(
    "more, told",
    [
        (("--ratio", 3), "--ratio: Valet säger emot protokollet study.yaml. Väntat: 2, eller att valet utelämnas"),
        (("--order", "random"), "--order: Valet säger emot protokollet study.yaml. Väntat: largest"),
        (("--outcome", "outcome"), "--outcome: Valet säger emot protokollet study.yaml"),
        (("--cluster", "municipality"), "--cluster: Valet säger emot protokollet study.yaml. Väntat: –"),
    ],
)
def test_an_option_that_contradicts_is_refused_by_name(extract, study, more, told):
    answer = match(extract, study, *more)
    assert answer.exit_code == 2
    assert told in said(answer)
    assert [each["event"] for each in entries(study)] == ["fixed"]


def test_an_option_that_says_the_same_is_allowed(extract, study):
    assert match(extract, study, "--ratio", 2, "--exact", "municipality").exit_code == 0


def test_each_run_is_listed_and_the_first_reading_written_down(extract, study):
    match(extract, study)
    match(extract, study)
    found = entries(study)
    assert [each["event"] for each in found] == ["fixed", "run", "outcome_read", "result", "run", "result"]
    assert found[1]["input_sha256"] == hashlib.sha256(extract.read_bytes()).hexdigest()
    assert (found[1]["command"], found[1]["input"], found[1]["settings"]["ratio"]) == ("match", "extract.parquet", 2)
    assert found[1]["software"].startswith("stegvis ")
    assert found[2]["outcomes"] == ["outcome", "employed", "months", "before"]
    assert result(study)["protocol"]["first_read"]["outcome"] == found[2]["at"]
    shown = said(run("protocol", "log", study))
    assert "outcome lästes första gången" in shown
    assert shown.count("match under version 1, på extract.parquet") == 2


def test_a_run_that_fails_is_listed_too(extract, study):
    write(study.parent, MATCH.replace("[municipality]", "[nowhere]"))
    run("protocol", "fix", study)
    assert match(extract, study).exit_code == 2
    assert [each["event"] for each in entries(study)] == ["fixed", "fixed", "run"]


def test_a_protocol_changed_after_the_outcome_was_read_says_so(extract, study):
    match(extract, study)
    write(study.parent, MATCH.replace("ratio: 2", "ratio: 1"))
    assert "har ändrats sedan version 1" in said(match(extract, study))
    assert "Dessförinnan hade utfall lästs" in said(run("protocol", "fix", study))
    assert "FASTSTÄLLDES EFTER ATT UTFALL HADE LÄSTS" in said(match(extract, study))
    assert result(study)["protocol"]["version"] == 2
    assert "outcome" in result(study)["protocol"]["read_before_fixed"]


def test_a_protocol_of_another_design_is_refused(panel, study):
    answer = run("did", panel, "--protocol", study, "--out", study.parent / "out")
    assert "study.yaml, design: Protokollet är av en annan uppläggning. Väntat: did" in said(answer)


def test_did_follows_a_protocol(panel, tmp_path):
    study = write(tmp_path, DID)
    asked = ("did", panel, "--protocol", study, "--out", tmp_path / "out")
    assert "inte fastställt" in said(run(*asked))
    run("protocol", "fix", study)
    assert "--control: Valet säger emot" in said(run(*asked, "--control", "never"))
    assert "UTAN PROTOKOLL" not in said(run(*asked))
    found = result(study)
    assert (found["mark"], found["protocol"]["version"], found["settings"]["control"]) == (None, 1, "notyet")
    (other,) = found["other_outcomes"]
    assert (other["outcome"], other["role"], other["estimate"]) == ("z", "other", "group")
    assert other["p_holm"] == other["p"]
    assert entries(study)[2]["outcomes"] == ["y", "z"]


@pytest.mark.parametrize("command, names", [("match", "--treatment"), ("did", "--cohort")])
def test_without_a_protocol_options_are_needed(extract, tmp_path, command, names):
    answer = run(command, extract, "--out", tmp_path / "out")
    assert answer.exit_code == 2
    assert f"{names}: Valet behövs" in said(answer)
