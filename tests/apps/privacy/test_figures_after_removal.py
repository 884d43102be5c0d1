"""Tables count those who have been removed as before: started and exited, by sex, age and reason."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from stegvis.apps.casework.models import FormerCase
from stegvis.apps.people import actions as people
from stegvis.apps.people.models import Person
from stegvis.apps.reporting.frames import dataset_for
from stegvis.core import tables
from stegvis.core.tables.settings import Settings
from tests.apps.privacy.removing import carried_out, ended, rule
from tests.cast import WOMEN, register

AT = date(2012, 12, 31)
RIGHT_AS_BEFORE = ("age_by_sex", "exits_by_sex", "flow", "flow_by_month", "age_at_start")
"""The tables that are made of what a former case still knows."""


def dataset(cast, viewer):
    return dataset_for(viewer, cast.project, at=AT, cut_off=AT)


def counted(cast, viewer):
    found = dataset(cast, viewer)
    settings = Settings.of(found.settings)
    return {each: tables.by_id(each).count(found, settings) for each in RIGHT_AS_BEFORE}


def started_and_exited(found):
    cases = found["cases"].join(found["persons"], on="person_key")
    told = ("owner", "sex", "state", "exit_reason")
    return sorted(tuple(str(row[each]) for each in told) for row in cases.to_dicts()), len(found["persons"])


def returned(cast):
    """Let Amina come back once more, and end again."""
    again = register(
        cast.case_worker,
        cast.project,
        WOMEN[0],
        "Amina",
        "Öz",
        started_on=date(2011, 9, 5),
        livelihoods=[],
        occupations=[],
        af_category=None,
        education=None,
    )
    return ended(cast, again, on=date(2012, 2, 6))


@pytest.mark.parametrize("name", ["registrar", "process_leader"])
def test_started_and_exited_are_the_same_before_and_after(cast, name):
    ended(cast)
    returned(cast)
    rule(cast)
    viewer = cast.staff[name]
    before, tables_before = started_and_exited(dataset(cast, viewer)), counted(cast, viewer)
    carried_out(cast)
    assert not Person.objects.filter(pk=cast.amina.pk).exists()
    assert started_and_exited(dataset(cast, viewer)) == before
    assert counted(cast, viewer) == tables_before


def test_a_former_case_knows_months_and_an_age_and_neither_key_nor_day(cast):
    case = ended(cast)
    rule(cast)
    carried_out(cast)
    row = FormerCase.objects.get()
    assert (row.referred, row.started, row.exited) == (date(2010, 2, 1), date(2010, 3, 1), date(2011, 3, 1))
    told = {str(value) for value in vars(row).values()}
    assert not told & {case.key, cast.amina.key, cast.amina.number, str(cast.amina.birth_year)}


def test_a_protected_person_stays_in_the_anonymous_counts_alone_for_others(cast):
    ended(cast)
    people.correct_person(person=cast.amina, protection="marked", why="Hot", by=cast.trusted_registrar)
    rule(cast)
    before = dataset(cast, cast.process_leader)
    carried_out(cast)
    after = dataset(cast, cast.process_leader)
    assert after["anonymous_counts"].equals(before["anonymous_counts"])
    assert started_and_exited(after) == started_and_exited(before)


@pytest.mark.parametrize(
    "wrong", [{"started": date(2010, 3, 2)}, {"started": None}, {"exit_reason": None}, {"exited": None}], ids=str
)
def test_the_database_keeps_days_out(cast, wrong):
    ended(cast)
    rule(cast)
    carried_out(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        FormerCase.objects.update(**wrong)
    FormerCase.objects.update(started=date(2010, 4, 1))
