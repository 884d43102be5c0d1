"""The example project as files, made once."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from stegvis.cli.main import app

PROJECT_FILE = """
project: utrikesfodda
title: Utrikesfödda
owner: Norrby ekonomiskt bistånd
association: Samordningsförbundet Exempel
goals:
  - title: Minst hälften i arbete eller studier inom tolv månader
    level: result
    outcome: work_or_study
    denominator: started
    window_months: 12
    threshold: 0.5
report:
  period: {from: 2009-02-01, to: 2010-12-31}
  cut_off: 2011-01-31
  tables:
    af_before_after: {exited_by: 2010-09-30, after: 2011-01-31}
    payments_by_household: {exited_by: 2010-09-30}
"""


def run(*arguments: object) -> Result:
    """Run `stegvis` with these arguments."""
    return CliRunner().invoke(app, [str(each) for each in arguments], catch_exceptions=False)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `stegvis example` writes, with a project file beside."""
    folder = tmp_path_factory.mktemp("example")
    assert run("example", "--out", folder).exit_code == 0
    (folder / "project.yaml").write_text(PROJECT_FILE, encoding="utf-8")
    return folder
