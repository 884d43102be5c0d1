"""Waiting times: who still waits is censored, who was declined never gets there. Figures worked out by hand."""

from stegvis.core.outcomes.waiting import Wait, waiting


def reached(*days: int) -> list[Wait]:
    return [Wait(day, reached=True) for day in days]


def still(*days: int) -> list[Wait]:
    return [Wait(day) for day in days]


def ended(*days: int) -> list[Wait]:
    return [Wait(day, ended=True) for day in days]


def test_when_all_got_there_the_quartiles_are_days_of_somebody():
    found = waiting(reached(1, 2, 3, 4))
    assert (found.quarter, found.half, found.three_quarters) == (1, 2, 3)
    assert (found.number, found.reached, found.still) == (4, 4, 0)


def test_who_still_waits_is_not_left_out():
    """S falls by 1/4 at 2 and, with two at risk, by half of 3/4 at 6: incidence 0.25, then 0.625."""
    found = waiting([*reached(2, 6), *still(4, 9)])
    assert (found.quarter, found.half, found.three_quarters) == (2, 6, None)
    assert found.still == 2


def test_who_was_declined_never_gets_there():
    """Two of four declined at once: no more than half ever reach it, however long one waits."""
    found = waiting([*ended(0, 0), *reached(5, 7)])
    assert (found.quarter, found.half, found.three_quarters) == (5, 7, None)
    assert found.ended == 2


def test_nobody_who_got_there_gives_no_days():
    assert waiting(still(3, 8)).half is None
    assert waiting([]).number == 0
