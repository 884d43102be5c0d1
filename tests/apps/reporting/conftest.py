"""A project with enough people that some of its figures are small and some are not."""

from datetime import date, timedelta

import pytest

DAY = date(2010, 12, 15)
"""The day on which everybody looks; figures of the whole project are published up to the end of November."""

EXITS = ("A1", "S1", "A1", "F1")


@pytest.fixture
def crowd(cast):
    """Register twelve women and nine men at Ekby; every third has exited."""
    from stegvis.apps.casework.actions import exit_case
    from stegvis.core import codebook
    from tests.cast import EKBY, MEN, WOMEN, register

    cases = []
    for place, number in enumerate([*WOMEN[10:22], *MEN[10:19]]):
        person = {"municipality": EKBY, "birth_region": "africa_other" if place % 2 else "nordic"}
        start = date(2010, 2, 3) + timedelta(days=7 * place)
        case = register(cast.registrar, cast.project, number, "Prov", f"Person{place}", started_on=start, person=person)
        if place % 3 == 0:
            code = EXITS[place // 3 % len(EXITS)]
            case = exit_case(case=case, reason=codebook.exits[code], on=start + timedelta(days=120), by=cast.registrar)
        cases.append(case)
    return cases
