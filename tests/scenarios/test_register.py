"""The register of scenarios is whole: thirty of them, and each test that it names exists."""

import ast
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
TESTS = HERE.parent
SCENARIOS = yaml.safe_load((HERE / "register.yaml").read_text(encoding="utf-8"))


def names_in(file):
    return {node.name for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)}


def named(scenario):
    return [*scenario.get("tests", ()), *scenario.get("first", ())]


def test_all_thirty_are_there():
    assert sorted(SCENARIOS) == list(range(1, 31))


@pytest.mark.parametrize("number", SCENARIOS)
def test_each_has_tests_that_exist_or_says_why_not_yet(number):
    scenario = SCENARIOS[number]
    assert scenario["protects"]
    assert bool(scenario.get("tests")) != bool(scenario.get("not_yet"))
    for each in named(scenario):
        file, _, name = each.partition("::")
        assert name in names_in(TESTS / file), each


@pytest.mark.parametrize("number", [number for number, each in SCENARIOS.items() if "benchmark" in each])
def test_a_benchmark_that_is_named_exists(number):
    assert (TESTS.parent / "benchmarks" / f"{SCENARIOS[number]['benchmark']}.py").exists()


def test_what_lies_here_is_in_the_register():
    registered = {each for scenario in SCENARIOS.values() for each in named(scenario)}
    here = {
        f"scenarios/{file.name}::{name}"
        for file in HERE.glob("test_*.py")
        if file != Path(__file__)
        for name in names_in(file)
        if name.startswith("test_")
    }
    assert here <= registered
