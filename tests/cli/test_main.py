"""The list of commands, and what is loaded for it."""

import subprocess
import sys

import pytest

from stegvis.cli.main import COMMANDS, loaded

from .conftest import run

SHOW_LOADED = "import sys; from stegvis.cli.main import loaded; {act}; print(*sorted(sys.modules))"
HEAVY = {"polars", "numpy", "scipy", "docx", "typst", "altair", "pyreadstat", "xlsxwriter"}


def loaded_by(act: str) -> set[str]:
    answer = subprocess.run([sys.executable, "-c", SHOW_LOADED.format(act=act)], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    return set(answer.stdout.split())


def test_the_list_names_every_command():
    shown = run("--help").stdout
    assert all(f" {name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_tells_its_options(name):
    assert "--json" in run(name, "--help").stdout
    assert loaded(name).name == name


def test_an_unknown_command_is_refused():
    assert run("nothing").exit_code == 2


def test_the_list_waits_for_no_library_of_the_trade():
    assert not loaded_by("pass") & HEAVY


def test_the_goal_loads_neither_writers_nor_solvers():
    assert loaded_by("loaded('goal')") & HEAVY == {"polars", "numpy"}
