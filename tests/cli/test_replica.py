"""The analysis written out: Python and R give the numbers of `stegvis match`, without Stegvis."""

import json
import shutil
import subprocess
import sys

import polars as pl
import pytest

from stegvis.core.effects import synthetic_register

from .conftest import run

R = shutil.which("Rscript")
SETTINGS = {
    "pairs": (),
    "sets": ("--ratio", 2, "--caliper", 0.2, "--exact", "municipality"),
    "again": ("--ratio", 3, "--caliper", 0.3, "--replace", "--order", "smallest"),
}


@pytest.fixture(scope="module")
def extract(tmp_path_factory):
    frame = synthetic_register(500, seed=21, treated_share=0.12).frame
    path = tmp_path_factory.mktemp("extract") / "extract.csv"
    frame.with_columns(origin=pl.when(pl.col("born_abroad") == 1).then(pl.lit("utrikes")).otherwise(pl.lit("inrikes")))\
        .write_csv(path)  # fmt: skip
    return path


@pytest.fixture(scope="module", params=SETTINGS)
def folder(request, extract, tmp_path_factory):
    out = tmp_path_factory.mktemp(request.param)
    assert matched(extract, out, *SETTINGS[request.param]).exit_code == 0
    assert run("replica", out, extract).exit_code == 0
    return out


def matched(extract, out, *more):
    asked = ("--id", "id", "--treatment", "treated", "--covariates", "age,woman,income,months_assistance,origin")
    return run("match", extract, *asked, "--outcome", "outcome,employed", "--out", out, *more)


def of_stegvis(folder) -> dict:
    told = json.loads((folder / "result.json").read_text(encoding="utf-8"))["estimates"]
    kept = [each for each in told if each["method"] in ("matched", "aipw")]
    return {(each["outcome"], each["method"], part): each[part] for each in kept for part in ("estimate", "se")}


def of_script(path) -> dict:
    rows = pl.read_csv(path).rows(named=True)
    return {(each["outcome"], each["method"], part): each[part] for each in rows for part in ("estimate", "se")}


def test_python_gives_the_same_numbers(folder, extract):
    """The script matches anew, by looking at every free control; it is run where it does not find Stegvis."""
    subprocess.run([sys.executable, "-I", folder / "replica.py", extract], check=True, capture_output=True, cwd=folder)
    assert "stegvis" not in [line.split()[1] for line in _imports(folder / "replica.py")]
    assert of_script(folder / "replica_python.csv") == pytest.approx(of_stegvis(folder), rel=1e-7)


def _imports(path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip().startswith(("import ", "from "))]


@pytest.mark.skipif(R is None, reason="R is not installed")
def test_r_gives_the_same_numbers_given_the_pairs(folder, extract):
    subprocess.run([R, folder / "replica.R", extract], check=True, capture_output=True, cwd=folder)
    assert of_script(folder / "replica_r.csv") == pytest.approx(of_stegvis(folder), rel=1e-7)


def test_stata_is_told_the_same(folder):
    """Stata is not there to run it: its lines are looked at."""
    text = (folder / "replica.do").read_text(encoding="utf-8")
    assert "merge 1:1 id using" in text
    assert "foreach outcome of varlist outcome employed {" in text
    errors = "vce(robust)" if "again" in folder.name else "vce(cluster stegvis_set)"
    assert f"regress `outcome' stegvis_treated [aweight = stegvis_weight], {errors}" in text
    assert not any(
        "@@" in (folder / name).read_text(encoding="utf-8") for name in ("replica.do", "replica.R", "replica.py")
    )


@pytest.mark.parametrize(
    "more, option",
    [
        (("--method", "cem"), "--method"),
        (("--cluster", "municipality"), "--cluster"),
        (("--order", "random"), "--order"),
    ],
)
def test_what_is_not_written_is_refused_by_name(extract, tmp_path, more, option):
    assert matched(extract, tmp_path, *more).exit_code == 0
    answer = run("replica", tmp_path, extract)
    assert answer.exit_code == 2
    assert f"{option}: Skripten kan inte skrivas för detta" in " ".join(answer.stderr.split())
    assert not (tmp_path / "replica.R").exists()
