"""`stegvis power`: what is said first, and what can't be known with few people."""

import json

import pytest

from .conftest import run


def told(*arguments) -> dict:
    return json.loads(run("power", *arguments, "--json").stdout)


def said(*arguments) -> str:
    answer = run("power", *arguments)
    return " ".join((answer.stdout + answer.stderr).split()).replace("\u202f", " ").replace("\u00a0", " ")


def test_the_smallest_effect_is_said_first():
    assert said("--treated", 30, "--ratio", 5, "--sd", 10).startswith(
        "30 som deltar och 150 kontroller kan väntas visa en effekt på 5,634 eller mer (0,563 standardavvikelser), "
        "med 80 procents chans."
    )


@pytest.mark.parametrize(
    "arguments, words",
    [
        (("--treated", 30), "Det är en medelstor till stor effekt. Om det finns en mindre går inte att veta"),
        (("--treated", 15), "Det är en stor effekt, som få insatser har"),
        (("--treated", 30, "--share", 0.25), "en skillnad när andelen är 60,1 % eller mer, eller"),
    ],
)
def test_few_people_can_not_tell_of_small_effects(arguments, words):
    assert words in said(*arguments)


def test_many_people_are_not_told_that_they_are_few():
    assert "så få" not in said("--treated", 2000)


def test_a_hundred_and_thirty_six_with_a_quarter_succeeding():
    found = told("--treated", 136, "--share", 0.25)
    assert found["share_above"] == pytest.approx(0.40899829, abs=1e-6)
    assert found["share_below"] == pytest.approx(0.118, abs=0.001)
    assert found["mde"] == pytest.approx(0.40899829 - 0.25, abs=1e-6)


def test_an_effect_asked_for_tells_its_chance_and_how_many_it_takes():
    """As R: power.t.test(n = 30, delta = 0.5)$power and power.t.test(power = 0.8, delta = 0.5)$n."""
    found = told("--treated", 30, "--sd", 4, "--effect", 2)
    assert found["chance"] == pytest.approx(0.4778410, abs=1e-6)
    assert found["treated_needed"] == 64
    assert "behövs 64 som deltar" in said("--treated", 30, "--sd", 4, "--effect", 2)


def test_clusters_and_explained_variance_move_it():
    alone = told("--treated", 240)["mde_in_sd"]
    clustered = told("--treated", 240, "--icc", 0.1, "--cluster-size", 20)
    assert clustered["design_effect"] == pytest.approx(1 + 19 * 0.1)
    assert clustered["mde_in_sd"] > alone * 1.7
    assert told("--treated", 240, "--explained", 0.75)["mde_in_sd"] == pytest.approx(alone / 2)


def test_almost_nobody_can_show_nothing():
    assert "kan inte väntas visa någon effekt alls" in said("--treated", 2, "--share", 0.5)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--treated", 1),
        ("--treated", 30, "--power", 1),
        ("--treated", 30, "--alpha", 0),
        ("--treated", 30, "--share", 1),
        ("--treated", 30, "--sd", -1),
        ("--treated", 30, "--sd", 2, "--share", 0.5),
        ("--treated", 30, "--icc", 0.1, "--cluster-size", 30),
        ("--treated", 30, "--share", 0.5, "--effect", 0.7),
    ],
)
def test_what_can_not_be_is_refused(arguments):
    assert run("power", *arguments).exit_code == 2
