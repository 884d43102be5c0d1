"""The path of a case, against a table written by hand from the model's description."""

from pathlib import Path

import pytest

from stegvis.apps.casework.states import ENDED, MOVES, OPEN, REOPENINGS, STARTED, MoveNotAllowed, State, mermaid, move
from stegvis.core import codebook

DOCS = Path(__file__).parents[3] / "docs" / "case-path.md"

ALLOWED = """
    referred     mapping withdrawn
    mapping      accepted waiting declined withdrawn
    waiting      accepted declined withdrawn
    accepted     under_way withdrawn
    under_way    paused exited
    paused       under_way exited
    exited       followed_up under_way
    followed_up  closed
    declined     mapping
    withdrawn    mapping
    closed
"""
BY_HAND = {line.split()[0]: set(line.split()[1:]) for line in ALLOWED.strip().splitlines()}


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("to", State.values)
def test_each_move_is_allowed_or_refused_as_described(state, to):
    if to in BY_HAND[state]:
        assert move(state, State(to)) == to
    else:
        with pytest.raises(MoveNotAllowed):
            move(state, State(to))


def test_every_state_is_in_the_code_list_and_the_other_way():
    assert set(State.values) == set(codebook.case_states.codes) == set(BY_HAND)


def test_open_and_started_are_those_of_the_code_list():
    assert set(codebook.case_states.flagged("open")) == set(OPEN)
    assert set(codebook.case_states.flagged("started")) == set(STARTED)
    assert ENDED == STARTED - OPEN


def test_what_was_declined_withdrawn_or_exited_can_be_reopened():
    assert {state for state, _to in REOPENINGS} == {"declined", "withdrawn", "exited"}
    assert all(to in MOVES[state] for state, to in REOPENINGS)


def test_every_state_can_be_reached():
    reached = {State.REFERRED}
    while more := {to for state in reached for to in MOVES[state]} - reached:
        reached |= more
    assert reached == set(State)


def test_the_picture_in_the_docs_is_the_table():
    assert mermaid() in DOCS.read_text(encoding="utf-8")
