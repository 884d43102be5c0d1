"""The form of a goal: how it reads, what it refuses, and that it changes with a reason."""

from decimal import Decimal

import pytest

from stegvis.apps.projects.models import Goal
from tests.web.projects.forms import read, refused, send

PROJECT = "/projects/stegen/"


OF_STARTED = "Av alla som har startat ska minst"
COMPUTED = {
    "level": "result",
    "title": "Hälften i arbete",
    "outcome": "work_or_study",
    "denominator": "started",
    "numerator": "within",
    "window_months": "12",
    "threshold": "50",
}


@pytest.mark.parametrize(
    ("changes", "reading"),
    [
        ({}, f"{OF_STARTED} 50 % ha gått vidare till arbete eller studier inom 12 månader från start."),
        (
            {"numerator": "ever", "window_months": "", "threshold": "33,3"},
            f"{OF_STARTED} 33,3 % ha gått vidare till arbete eller studier.",
        ),
        (
            {"numerator": "ever", "window_months": "", "denominator": "exits"},
            "Av alla som har avslutat ska minst 50 % ha avslutat till arbete eller studier.",
        ),
        (
            {"outcome": "self_support", "numerator": "at", "window_months": "24"},
            f"{OF_STARTED} 50 % klara sig utan offentlig försörjning 24 månader efter start.",
        ),
        (
            {"outcome": "work_or_study_status", "numerator": "at"},
            f"{OF_STARTED} 50 % vara i arbete eller studier 12 månader efter start.",
        ),
    ],
)
def test_a_goal_is_read_aloud_while_written_and_when_saved(cast, signed_in, changes, reading):
    client, values = signed_in(cast.officer), COMPUTED | changes
    assert reading in client.post(f"{PROJECT}goals/reading/", values).content.decode()
    assert reading in client.post(f"{PROJECT}goals/new/", values | {"read_aloud": "1"}).content.decode()
    assert not Goal.objects.filter(title=values["title"]).exists()
    assert reading in send(client, f"{PROJECT}goals/new/", **values)


def test_an_unfinished_goal_is_not_read_aloud(cast, signed_in):
    answer = signed_in(cast.officer).post(f"{PROJECT}goals/reading/", COMPUTED | {"threshold": ""})
    assert "läses målet här" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"threshold": ""}, "threshold"),
        ({"threshold": "0"}, "threshold"),
        ({"threshold": "101"}, "threshold"),
        ({"window_months": ""}, "window_months"),
        ({"window_months": "0"}, "window_months"),
        ({"denominator": ""}, "denominator"),
        ({"numerator": ""}, "numerator"),
        ({"numerator": "ever"}, "window_months"),
        ({"numerator": "at"}, "numerator"),
        ({"denominator": "exits"}, "numerator"),
        ({"outcome": "self_support"}, "numerator"),
        ({"outcome": "self_support", "numerator": "at", "denominator": "exits"}, "denominator"),
        ({"outcome": "happiness"}, "outcome"),
        ({"title": ""}, "title"),
    ],
)
def test_a_goal_that_cannot_be_computed_is_refused_under_the_field(cast, signed_in, changes, field):
    page = refused(signed_in(cast.officer), f"{PROJECT}goals/new/", **COMPUTED | changes)
    assert f'id="id_{field}_error"' in page


def test_a_goal_in_words_lets_go_of_what_computing_takes(cast, signed_in):
    send(signed_in(cast.officer), f"{PROJECT}goals/new/", **COMPUTED | {"outcome": ""})
    assert not Goal.objects.get(title="Hälften i arbete").computable


def test_a_goal_changes_only_with_a_reason(cast, signed_in):
    client, address = signed_in(cast.officer), f"{PROJECT}goals/work-or-study/change/"
    assert 'id="id_why_error"' in refused(client, address, **COMPUTED)
    send(client, address, **COMPUTED | {"threshold": "60", "why": "Styrgruppen höjde målet"})
    cast.goal.refresh_from_db()
    assert cast.goal.threshold == Decimal("0.6")
    history = read(client, f"{PROJECT}history/")
    assert "<del>50,0 %</del> → <ins>60,0 %</ins>" in history


def test_the_form_shows_a_share_in_per_cent(cast, signed_in):
    assert 'name="threshold" value="50"' in read(signed_in(cast.officer), f"{PROJECT}goals/work-or-study/change/")
