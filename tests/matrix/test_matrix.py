"""Every route as everybody at work, while Ekby's person is open, exited and protected."""

from collections.abc import Iterable

import pytest

from .asking import Asking
from .oracle import EVERYBODY, PROTECTED
from .row import Row
from .rows import ABOUT_PERSONS, OTHERS, areas
from .traces import changed, traces

pytestmark = pytest.mark.django_db
everybody = pytest.mark.parametrize("who", EVERYBODY, ids=str)


@everybody
@pytest.mark.parametrize("area", areas(ABOUT_PERSONS))
def test_each_route_about_a_person_opens_for_the_right_ones_alone(scene, at_the_screen, who, area):
    ask_all((row for row in ABOUT_PERSONS if row.area == area), who, scene, at_the_screen(who))


@everybody
@pytest.mark.parametrize("area", areas(OTHERS))
@pytest.mark.parametrize("built", [PROTECTED], indirect=True, scope="module")
def test_each_other_route_opens_for_the_right_ones_alone_and_knows_no_person(scene, at_the_screen, who, area):
    ask_all((row for row in OTHERS if row.area == area), who, scene, at_the_screen(who))


def ask_all(rows: Iterable[Row], who, scene, client) -> None:  # type: ignore[no-untyped-def]
    """Ask each route, and see that what was shut or taken back has left nothing behind."""
    before, nothing_there = traces(), {}
    complaints = [each for row in rows for each in Asking(row, who, scene, client, before, nothing_there).complaints()]
    assert not complaints, "\n".join(complaints)
    assert changed(before) == []
