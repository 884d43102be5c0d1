from datetime import date

import pytest

from stegvis.apps.access.roles import Permission
from stegvis.apps.casework.models import Case
from stegvis.apps.people.models import Person
from stegvis.web.common import start_page
from stegvis.web.common.start_page import Counted, Number, Section

TODAY = date(2026, 3, 12)


@pytest.fixture
def empty_page(monkeypatch):
    for name, nothing in (("_numbers", {}), ("_sections", {}), ("_first", [])):
        monkeypatch.setattr(start_page, name, nothing)


@pytest.mark.usefixtures("empty_page")
def test_areas_stand_in_their_order_whoever_registers_first(cast):
    start_page.register_numbers(2, lambda _viewer, _today: [Number(2, "två", "/")], {Permission.SEE_OWN_CASES})
    start_page.register_numbers(1, lambda _viewer, _today: [Number(1, "ett", "/")], {Permission.SEE_OWN_CASES})
    assert [each.number for each in start_page.numbers_for(cast.case_worker, TODAY)] == [1, 2]


@pytest.mark.usefixtures("empty_page")
def test_rows_of_all_areas_are_counted_together_and_nothing_is_left_out(cast, django_assert_num_queries):
    people, cases = Person.objects.filter(pk=cast.amina.pk), Case.objects.order_by("pk").select_related("person")
    counted = [
        Counted(cases, "fall", "/"),
        Counted(people.none(), "inga", "/"),
        Counted(people, "en", "/", urgent=True),
    ]
    start_page.register_numbers(1, lambda _viewer, _today: [counted[0], Number(0, "noll", "/")], {Permission.REGISTER})
    start_page.register_numbers(2, lambda _viewer, _today: counted[1:], {Permission.REGISTER})
    with django_assert_num_queries(1):
        found = start_page.numbers_for(cast.registrar, TODAY)
    assert found == [Number(2, "fall", "/"), Number(0, "noll", "/"), Number(1, "en", "/", urgent=True)]


@pytest.mark.usefixtures("empty_page")
def test_what_the_role_does_not_open_is_not_even_asked_for(cast):
    def never(_viewer, _today):
        raise AssertionError

    start_page.register_numbers(1, never, {Permission.READ_LOG})
    start_page.register_section(1, never, {Permission.READ_LOG})
    assert start_page.numbers_for(cast.case_worker, TODAY) == []
    assert start_page.sections_for(cast.case_worker, TODAY) == []


@pytest.mark.usefixtures("empty_page")
def test_a_section_with_nothing_to_show_is_left_out(cast):
    start_page.register_section(1, lambda _viewer, _today: None, {Permission.SEE_OWN_CASES})
    start_page.register_section(2, lambda _viewer, _today: Section("x.html"), {Permission.SEE_OWN_CASES})
    assert [each.template for each in start_page.sections_for(cast.case_worker, TODAY)] == ["x.html"]
