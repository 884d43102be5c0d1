"""Who sees whom: every role and organisation against every query. What is not named here must not be seen."""

from datetime import date

import pytest

from stegvis.apps.access.roles import PERSON_ROLES
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Job, Link, Participant
from stegvis.apps.casework import queries
from stegvis.apps.people import queries as people
from tests.cast import AMINA, BJORN, WORKERS

AT = date(2010, 9, 1)
SEES_AMINA = frozenset({"case_worker", "registrar", "unit_manager", "trusted_registrar"})
SEES_BJORN = frozenset({"other_case_worker", "other_registrar"})


def opens(read, *arguments):
    try:
        return bool(read(*arguments))
    except NotVisible:
        return False


def by_number(viewer, number):
    return people.find_by_number(viewer, number, AT)


READS = {
    "visible_people": lambda viewer, case: people.visible_people(viewer, AT).filter(pk=case.person_id),
    "person_for": lambda viewer, case: people.person_for(viewer, case.person.key, AT),
    "find_by_number": lambda viewer, case: (
        by_number(viewer, AMINA) == case.person or by_number(viewer, BJORN) == case.person
    ),
    "find_by_name": lambda viewer, case: (
        case.person.key in {card.key for card in people.find_by_name(viewer, case.person.given_name, AT).cards}
    ),
    "visible_cases": lambda viewer, case: queries.visible_cases(viewer, AT).filter(pk=case.pk),
    "case_for": lambda viewer, case: queries.case_for(viewer, case.key, AT),
    "case_list": lambda viewer, case: case in {row.case for row in queries.case_list(viewer, AT).rows},
    "case_list_counts": lambda viewer, case: sum(queries.case_list(viewer, AT).counts.values()),
    "caseload": lambda viewer, case: queries.caseload(viewer, case.project, AT),
    "person_page": lambda viewer, case: queries.person_page(viewer, case.person.key, AT),
    "corrections_of": lambda viewer, case: queries.corrections_of(viewer, case.person, "livelihood", AT) == [],
}
ONLY_COUNTS = frozenset({"case_list_counts", "caseload"})


@pytest.mark.parametrize("read", READS.values(), ids=READS.keys())
@pytest.mark.parametrize("name", WORKERS)
def test_a_case_exists_for_its_owners_people_within_their_reach_and_for_nobody_else(cast, name, read):
    viewer = cast.staff[name]
    sees_any = name in SEES_AMINA | SEES_BJORN
    counts = read in [READS[each] for each in ONLY_COUNTS]
    assert opens(read, viewer, cast.amina_case) == (sees_any if counts else name in SEES_AMINA)
    assert opens(read, viewer, cast.bjorn_case) == (sees_any if counts else name in SEES_BJORN)


@pytest.mark.parametrize("name", WORKERS)
def test_a_job_sees_what_the_one_it_works_for_sees(cast, name):
    viewer = cast.staff[name]
    job = Job("report", on_behalf_of=viewer)
    assert set(queries.visible_cases(job, AT)) == set(queries.visible_cases(viewer, AT))
    assert set(people.visible_people(job, AT)) == set(people.visible_people(viewer, AT))


def test_the_system_itself_a_link_and_a_participant_see_no_case(cast):
    for viewer in (Job("nightly"), Link("i1", cast.ekby.pk), Participant(cast.amina.key, cast.ekby.pk, "bankid")):
        assert not queries.visible_cases(viewer, AT).exists()
        assert not people.visible_people(viewer, AT).exists()


def test_every_role_stands_in_the_matrix(cast):
    assert {cast.staff[name].role for name in SEES_AMINA | SEES_BJORN} < PERSON_ROLES


def test_whom_one_has_registered_and_has_no_case_yet_is_seen_until_somebody_has_one(cast):
    from stegvis.apps.casework.actions import open_case
    from stegvis.apps.people.actions import register_person

    person = register_person(given_name="Noor", by=cast.case_worker)
    assert people.visible_people(cast.case_worker, AT).filter(pk=person.pk).exists()
    assert not people.visible_people(cast.colleague, AT).filter(pk=person.pk).exists()
    open_case(person=person, project=cast.project, on=AT, by=cast.registrar)
    assert not people.visible_people(cast.case_worker, AT).filter(pk=person.pk).exists()


def test_reading_is_logged_with_the_keys_shown(cast):
    from stegvis.apps.access.models import LogEntry

    queries.case_list(cast.registrar, AT)
    queries.person_page(cast.registrar, cast.amina.key, AT)
    listed, read = LogEntry.objects.filter(act__in=["cases.listed", "person.read"]).order_by("pk")
    assert listed.person_keys == read.person_key == cast.amina.key
