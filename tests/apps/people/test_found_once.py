"""Sights inside a page that finds once: they hold for the same rows as ever, and each is asked once."""

import pytest
from django.utils import timezone

from stegvis.apps.casework.policies import CaseSight
from stegvis.apps.people import actions
from stegvis.apps.people.models import Person
from stegvis.apps.people.policies import Sight, finding
from tests.cast import AMINA, WOMEN, register

TODAY = timezone.localdate()


@pytest.fixture
def cast_with_an_opening(cast):
    register(cast.registrar, cast.project, WOMEN[1], "Fatima", "Berg")
    actions.open_with_reason(number=AMINA, reason="Hon ringer och mår dåligt.", on=TODAY, by=cast.colleague)
    return cast


def _rows(viewer):
    sights = [Sight(viewer, TODAY), Sight(viewer, TODAY).at_work, CaseSight(viewer, TODAY)]
    sights += [sights[2].at_work]
    found = [set(each.rows.values_list("pk", flat=True)) for each in sights]
    return [*found, set(Person.objects.filter(pk__in=sights[0].unmasked).values_list("pk", flat=True))]


@pytest.mark.parametrize("few", [0, 1, 300])
def test_everybody_sees_the_same_as_without(cast_with_an_opening, monkeypatch, few):
    monkeypatch.setattr("stegvis.apps.people.policies.found.FEW", few)
    for name, viewer in cast_with_an_opening.staff.items():
        before = _rows(viewer)
        with finding():
            assert _rows(viewer) == before, name


def test_the_cast_has_who_sees_many_one_and_none(cast_with_an_opening):
    numbers = {len(_rows(viewer)[0]) for viewer in cast_with_an_opening.staff.values()}
    assert {0, 1, 2} <= numbers


def test_a_sight_is_asked_once(cast, django_assert_num_queries):
    with finding():
        list(Sight(cast.case_worker, TODAY).at_work.rows)
        with django_assert_num_queries(1):
            list(Sight(cast.case_worker, TODAY).at_work.rows)


def test_it_ends_with_the_page(cast):
    with finding():
        seen = Sight(cast.colleague, TODAY).sees(cast.amina)
    actions.open_with_reason(number=AMINA, reason="Hon ringer och mår dåligt.", on=TODAY, by=cast.colleague)
    assert not seen
    assert Sight(cast.colleague, TODAY).sees(cast.amina)
