"""`stegvis package`: what leaves of a study, and what is refused."""

import json
from zipfile import ZipFile

import polars as pl
import pytest

from stegvis.core.effects import synthetic_register
from stegvis.core.effects.result_package import read_result_package
from tests.core.effects.protocols import MATCH, write

from .conftest import run


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A protocol, fixed, and the folder `out` of a run under it; identities are such as stand nowhere else."""
    folder = tmp_path_factory.mktemp("study")
    frame = synthetic_register(900, seed=5, treated_share=0.1).frame
    more = {"months": pl.col("outcome") * 2 + pl.col("age"), "before": pl.col("sick_days")}
    frame.with_columns(id=pl.format("KEY{}", pl.col("id")), **more).write_parquet(folder / "extract.parquet")
    path = write(folder, MATCH)
    assert run("protocol", "fix", path).exit_code == 0
    assert run("match", folder / "extract.parquet", "--protocol", path, "--out", folder / "out").exit_code == 0
    return path


@pytest.fixture(scope="module")
def packed(study):
    path = study.parent / "package.zip"
    assert package(study, "--out", path).exit_code == 0
    return path


def package(study, *more, folder="out"):
    return run("package", study.parent / folder, "--protocol", study, *more)


def said(answer) -> str:
    return " ".join((answer.stdout + answer.stderr).split())


def test_the_package_holds_the_run_and_its_protocol(study, packed):
    read = read_result_package(packed)
    result = json.loads((study.parent / "out" / "result.json").read_text(encoding="utf-8"))
    assert read.about.protocol["hash"] == result["protocol"]["hash"]
    flow = read.table("effects_flow")
    assert flow.cell("extract", "total") == 900
    assert flow.cell("matched", "treated") == result["n"]["matched_treated"]
    told = [each for each in result["estimates"] if each["outcome"] == "outcome" and each["is_answer"]]
    answers = [row for row in read.table("effects_estimates").rows if row[4] is not None]
    assert answers[0][5] == pytest.approx(told[0]["estimate"], rel=1e-3)
    overlap = read.table("effects_overlap")
    assert sum(overlap.column("treated")) == flow.cell("comparable", "treated")
    assert sum(overlap.column("control")) == flow.cell("comparable", "control")


def test_nobody_is_in_the_package(study, packed):
    with ZipFile(packed) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    assert not any(b"KEY" in data for data in members.values())
    assert not any(name.endswith(("parquet", "csv")) for name in members)
    scores = pl.read_parquet(study.parent / "out" / "people.parquet")["score"]
    text = b"".join(members.values()).decode()
    assert not any(f"{score:.6f}" in text for score in scores)


def test_the_summary_is_said_in_plain_swedish(study, tmp_path):
    shown = said(package(study, "--out", tmp_path / "p.zip"))
    assert "kan en skillnad mindre än" in shown
    assert "selektion på det som inte observerats" in shown


def test_without_a_protocol_nothing_is_packed(study, tmp_path):
    asked = ("--id", "id", "--treatment", "treated", "--covariates", "age,woman", "--outcome", "outcome")
    run("match", study.parent / "extract.parquet", *asked, "--out", tmp_path / "free")
    answer = run("package", tmp_path / "free", "--out", tmp_path / "p.zip")
    assert answer.exit_code == 2
    assert "gjordes utan protokoll" in said(answer)
    assert not (tmp_path / "p.zip").exists()


def test_the_protocol_must_be_named(study, tmp_path):
    answer = run("package", study.parent / "out", "--out", tmp_path / "p.zip")
    assert "--protocol: Mappen gjordes under ett protokoll" in said(answer)


def test_a_result_that_somebody_changed_is_refused(study, tmp_path):
    made = tmp_path / "out"
    made.mkdir()
    for name in ("result.json", "pairs.parquet"):
        (made / name).write_bytes((study.parent / "out" / name).read_bytes())
    result = json.loads((made / "result.json").read_text(encoding="utf-8"))
    result["estimates"][0]["estimate"] += 1
    (made / "result.json").write_text(json.dumps(result), encoding="utf-8")
    answer = run("package", made, "--protocol", study, "--out", tmp_path / "p.zip")
    assert answer.exit_code == 2
    assert "Protokollets liggare känner inte resultatet" in said(answer)


def test_a_ledger_that_does_not_know_the_run_refuses_it(study, tmp_path):
    """The same protocol, fixed anew elsewhere, with nothing done under it."""
    copy = write(tmp_path, MATCH)
    run("protocol", "fix", copy)
    answer = run("package", study.parent / "out", "--protocol", copy, "--out", tmp_path / "p.zip")
    assert "Protokollets liggare känner inte resultatet" in said(answer)


def test_what_the_reader_would_refuse_is_not_left_behind(study, tmp_path):
    long = write(tmp_path, MATCH.replace("title: Lag", f"title: {'L' * 600}"))
    run("protocol", "fix", long)
    run("match", study.parent / "extract.parquet", "--protocol", long, "--out", tmp_path / "out")
    answer = package(long, "--out", tmp_path / "p.zip")
    assert answer.exit_code == 2
    assert "manifest.json: Delen är inte som den ska" in said(answer)
    assert not (tmp_path / "p.zip").exists()


@pytest.mark.parametrize("place", ["p.txt", "nowhere/p.zip"])
def test_a_place_that_can_not_be_is_refused(study, tmp_path, place):
    assert "--out: Paketet kan inte skrivas där" in said(package(study, "--out", tmp_path / place))
