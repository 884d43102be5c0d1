from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from stegvis.apps.access.encryption import rotation
from stegvis.apps.people import actions, names, queries
from stegvis.apps.people.models import NameKey
from tests.cast import AMINA, BJORN, WOMEN

AT = date(2010, 10, 1)


def found(viewer, text):
    return [str(card.name) for card in queries.find_by_name(viewer, text, AT).cards]


@pytest.mark.parametrize("text", ["am", "Amina", "AMINA ÖZ", "oz", "öz amina", "Amina Oz"])
def test_a_name_is_found_by_how_its_words_begin(cast, text):
    assert found(cast.registrar, text) == ["Amina Öz"]


@pytest.mark.parametrize("text", ["mina", "aminaa", "amina alm", "björn", "", "a"])
def test_what_does_not_begin_a_name_is_not_found(cast, text):
    assert found(cast.registrar, text) == []


def test_a_long_name_is_told_from_one_that_begins_alike(cast):
    for number, name in zip(WOMEN[5:7], ("Maximiliana", "Maximilianus"), strict=True):
        actions.register_person(number=number, given_name=name, by=cast.registrar)
    assert found(cast.registrar, "maximilianu") == ["Maximilianus"]
    assert found(cast.registrar, "maximilian") == ["Maximiliana", "Maximilianus"]


def test_a_corrected_name_is_found_and_the_old_one_not(cast):
    actions.correct_person(person=cast.amina, given_name="Emine", why="Stavning", by=cast.registrar)
    assert found(cast.registrar, "emine") == ["Emine Öz"]
    assert found(cast.registrar, "amina") == []


def test_a_number_is_found_in_the_own_organisation_alone(cast):
    assert queries.find_by_number(cast.registrar, AMINA, AT) == cast.amina
    assert queries.find_by_number(cast.registrar, BJORN, AT) is None


def test_the_same_name_looks_different_at_two_owners(cast):
    keys = names.keys_of(("Amina",), cast.ekby.pk)
    assert not keys & names.keys_of(("Amina",), cast.almby.pk)


def test_a_search_says_when_there_may_be_more(cast, monkeypatch):
    monkeypatch.setattr(queries.persons, "CANDIDATES", 1)
    actions.register_person(number=WOMEN[5], given_name="Amira", by=cast.registrar)
    assert queries.find_by_name(cast.registrar, "ami", AT).more
    assert queries.find_by_name(cast.registrar, "ami", AT, limit=1).more
    assert not queries.find_by_name(cast.registrar, "amir", AT).more


def test_a_search_is_one_query_however_many_it_finds(cast, django_assert_num_queries):
    actions.register_person(number=WOMEN[5], given_name="Amira", by=cast.registrar)
    with django_assert_num_queries(2):  # the search and its line in the log
        assert len(found(cast.registrar, "ami")) == 2


def test_keys_are_written_anew_not_added(cast):
    before = NameKey.objects.filter(person=cast.amina).count()
    actions.index_names([cast.amina])
    assert NameKey.objects.filter(person=cast.amina).count() == before


def test_search_works_again_after_a_new_look_up_key_and_a_rebuild(cast, settings):
    settings.STEGVIS_KEYRING = replace(settings.STEGVIS_KEYRING, lookup=b"m" * 32)
    assert found(cast.registrar, "amina") == []
    assert queries.find_by_number(cast.registrar, AMINA, AT) is None
    list(rotation.rotate())
    call_command("rebuild_name_search", stdout=StringIO())
    assert found(cast.registrar, "amina") == ["Amina Öz"]
    assert queries.find_by_number(cast.registrar, AMINA, AT) == cast.amina
