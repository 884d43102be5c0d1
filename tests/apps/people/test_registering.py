from datetime import date

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.people import actions, queries
from stegvis.apps.people.models import Person
from stegvis.apps.projects.saving import DoesNotFit
from tests.cast import AMINA, BJORN, WOMEN

AT = date(2010, 10, 1)


def test_sex_and_birth_follow_from_the_number(cast):
    person = actions.register_person(number=WOMEN[5], given_name="Fatima", by=cast.registrar)
    assert (person.sex, person.birth_date, person.birth_year) == ("woman", WOMEN[5].born, WOMEN[5].born.year)


def test_a_person_without_a_number_is_registered_by_what_is_known(cast):
    person = actions.register_person(given_name="Noor", sex="woman", birth_date=date(1980, 5, 1), by=cast.registrar)
    assert (person.number, person.birth_year) == (None, 1980)


def test_one_organisation_registers_a_number_once(cast):
    with pytest.raises(actions.AlreadyRegistered):
        actions.register_person(number=AMINA, given_name="Amina", by=cast.registrar)


def test_another_organisation_is_not_told_that_a_number_is_registered(cast):
    person = actions.register_person(number=AMINA, given_name="Amina", by=cast.other_registrar)
    assert person.number_lookup != cast.amina.number_lookup
    assert Person.objects.filter(owner=cast.almby).count() == 2


def test_only_those_who_register_register(cast):
    for viewer in (cast.administrator, cast.process_leader, cast.evaluator, cast.provider, cast.board_member):
        with pytest.raises(NotAllowed):
            actions.register_person(number=WOMEN[5], given_name="Fatima", by=viewer)


def test_a_correction_keeps_what_stood_there_who_changed_it_and_why(cast):
    actions.correct_person(person=cast.amina, family_name="Öztürk", why="Hon visade sitt pass", by=cast.registrar)
    latest, before = cast.amina.history.all()[:2]
    assert (latest.family_name, before.family_name) == ("Öztürk", "Öz")
    assert (latest.history_change_reason, latest.history_user) == ("Hon visade sitt pass", cast.registrar.user)


def test_a_mistyped_number_is_corrected_and_found(cast):
    actions.correct_person(person=cast.amina, number=WOMEN[6], why="Fel siffra", by=cast.registrar)
    assert queries.find_by_number(cast.registrar, WOMEN[6], AT) == cast.amina
    assert queries.find_by_number(cast.registrar, AMINA, AT) is None


def test_a_number_cannot_be_corrected_to_somebody_elses(cast):
    other = actions.register_person(number=WOMEN[5], given_name="Fatima", by=cast.registrar)
    with pytest.raises(actions.AlreadyRegistered):
        actions.correct_person(person=other, number=AMINA, why="Fel", by=cast.registrar)


def test_nobody_arrives_before_birth(cast):
    with pytest.raises(DoesNotFit):
        actions.correct_person(person=cast.amina, arrival_year=1900, why="Fel", by=cast.registrar)


def test_only_known_fields_change(cast):
    with pytest.raises(TypeError, match="key"):
        actions.correct_person(person=cast.amina, key="x", why="Fel", by=cast.registrar)


def test_another_organisations_person_cannot_be_corrected(cast):
    with pytest.raises(NotVisible):
        actions.correct_person(person=cast.bjorn, family_name="X", why="Fel", by=cast.registrar)


def test_neither_name_nor_number_stands_in_the_database_or_the_log(cast, django_db_blocker):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_person")
        rows = [bytes(value) if isinstance(value, memoryview) else value for row in cursor for value in row]
    told = b"".join(each if isinstance(each, bytes) else f"{each}".encode() for each in rows)
    told += " ".join(f"{vars(entry)}" for entry in LogEntry.objects.all()).encode()
    for secret in ("Amina", "Björn", AMINA.number, BJORN.number, AMINA.number[2:]):
        assert secret.encode() not in told


def test_a_person_says_her_key_and_not_her_name(cast):
    assert str(cast.amina) == cast.amina.key
    assert "Amina" not in repr(cast.amina)


def test_age_is_in_whole_years(cast):
    assert queries.age(date(1980, 2, 29), date(2010, 2, 28)) == 29
    assert queries.age(date(1980, 2, 29), date(2010, 3, 1)) == 30
