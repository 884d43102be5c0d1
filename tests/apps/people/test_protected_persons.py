"""Protected persons are counted, not named: out of search and pick-lists, masked in lists."""

from datetime import date

import pytest

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.queries import CaseFilter, case_for, case_list, followups_due, person_page
from stegvis.apps.people import actions, queries
from stegvis.apps.people.policies import OnlyWithTheRight
from stegvis.core import codebook
from tests.cast import EKBY, WOMEN, register

AT = date(2010, 10, 1)
KINDS = codebook.protection.flagged("protected")


@pytest.fixture(params=KINDS)
def protected_case(cast, request):
    details = {"protection": request.param, "municipality": EKBY}
    return register(cast.trusted_registrar, cast.project, WOMEN[7], "Hemliga", "Karin", person=details)


def test_only_who_has_the_right_finds_a_protected_person(cast, protected_case):
    assert queries.find_by_number(cast.registrar, WOMEN[7], AT) is None
    assert queries.find_by_name(cast.registrar, "Karin", AT).cards == ()
    assert queries.find_by_number(cast.trusted_registrar, WOMEN[7], AT) == protected_case.person
    assert len(queries.find_by_name(cast.trusted_registrar, "Karin", AT).cards) == 1


def test_a_list_counts_her_without_saying_who_she_is(cast, protected_case):
    page = case_list(cast.registrar, AT)
    card = next(row.person for row in page.rows if row.case == protected_case)
    assert page.total == 2
    assert card.masked
    assert (card.number, card.birth_date, card.birth_year, card.municipality) == (None,) * 4
    assert "Karin" not in str(card.name)
    assert card.age_on(AT) is None


def test_who_has_the_right_sees_the_name(cast, protected_case):
    page = case_list(cast.trusted_registrar, AT)
    assert "Hemliga Karin" in {str(row.person.name) for row in page.rows}


def test_where_she_lives_cannot_be_found_by_filtering(cast, protected_case):
    assert case_list(cast.registrar, AT, narrowed=CaseFilter(municipality=EKBY)).total == 1
    assert case_list(cast.trusted_registrar, AT, narrowed=CaseFilter(municipality=EKBY)).total == 2


def test_no_page_of_hers_opens_without_the_right(cast, protected_case):
    key = protected_case.person.key
    with pytest.raises(NotVisible):
        queries.person_for(cast.registrar, key, AT)
    with pytest.raises(NotVisible):
        person_page(cast.registrar, key, AT)
    with pytest.raises(NotVisible):
        case_for(cast.registrar, protected_case.key, AT)
    if protected_case.person.protection == "own_staff":
        actions.open_own_staff(
            person=protected_case.person, reason="Hon har tid hos mig.", on=AT, by=cast.trusted_registrar
        )
    assert person_page(cast.trusted_registrar, key, AT).card.name == "Hemliga Karin"


def test_nothing_of_hers_is_changed_without_the_right(cast, protected_case):
    with pytest.raises(NotVisible):
        actions.correct_person(person=protected_case.person, given_name="X", why="Fel", by=cast.registrar)
    with pytest.raises(NotVisible):
        casework.exit_case(case=protected_case, reason=codebook.exits["A1"], on=AT, by=cast.registrar)
    with pytest.raises(OnlyWithTheRight):
        register(cast.registrar, cast.project, WOMEN[7], "Hemliga", "Karin")


def test_her_follow_ups_are_on_the_list_of_those_with_the_right(cast, protected_case):
    casework.exit_case(case=protected_case, reason=codebook.exits["A1"], on=AT, by=cast.trusted_registrar)
    until = date(2012, 12, 31)
    assert not followups_due(cast.registrar, AT, until).exists()
    assert followups_due(cast.trusted_registrar, AT, until).count() == 3


def test_who_lacks_the_right_registers_no_protected_person_but_may_mark_one(cast):
    with pytest.raises(OnlyWithTheRight):
        actions.register_person(number=WOMEN[8], protection=KINDS[0], by=cast.registrar)
    actions.correct_person(person=cast.amina, protection=KINDS[0], why="Hon har fått skydd", by=cast.registrar)
    assert queries.find_by_name(cast.registrar, "Amina", AT).cards == ()
