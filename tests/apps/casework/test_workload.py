"""Cases change hands with a note, and how many each has stands beside the project's limit."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.access import actions as access
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.roles import Role
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.models import Responsibility
from stegvis.apps.projects import actions as projects
from stegvis.core import codebook
from tests.cast import SYSTEM, WOMEN, register

ON = date(2010, 9, 1)
NOTE = "Ring på tisdagar."


def hand_over(cast, *cases, by=None, user=None):
    given = cases or (cast.amina_case,)
    return actions.hand_over_cases(
        cases=given, user=user or cast.colleague.user, on=ON, note=NOTE, by=by or cast.unit_manager
    )


def test_what_was_handed_over_waits_for_its_receiver_to_take_note(cast):
    hand_over(cast)
    row = queries.handed_over_to(cast.colleague, ON).get()
    assert (row.note, row.handed_over_by) == (NOTE, cast.unit_manager.user)
    assert not queries.handed_over_to(cast.case_worker, ON)
    actions.take_note(responsibility=row, by=cast.colleague)
    assert not queries.handed_over_to(cast.colleague, ON)
    assert Responsibility.objects.get(pk=row.pk).note == NOTE


def test_what_one_began_oneself_is_no_hand_over(cast):
    assert not queries.handed_over_to(cast.case_worker, ON)
    actions.assign_responsible(case=cast.amina_case, user=cast.unit_manager.user, on=ON, by=cast.unit_manager)
    assert not queries.handed_over_to(cast.unit_manager, ON)


def test_nobody_else_takes_note_of_it(cast):
    (row,) = hand_over(cast)
    for viewer in (cast.unit_manager, cast.case_worker, cast.other_case_worker):
        with pytest.raises(NotVisible):
            actions.take_note(responsibility=row, by=viewer)


def test_one_forbidden_case_stops_a_whole_hand_over(cast):
    with pytest.raises(NotVisible):
        hand_over(cast, cast.amina_case, cast.bjorn_case)
    assert Responsibility.objects.get(case=cast.amina_case).until is None
    assert Responsibility.objects.get(case=cast.amina_case).user == cast.case_worker.user
    assert LogEntry.objects.filter(act="casework.hand_over_cases", refused=True).count() == 1


def test_handed_over_anew_it_waits_anew(cast):
    (row,) = hand_over(cast)
    actions.take_note(responsibility=row, by=cast.colleague)
    hand_over(cast, user=cast.unit_manager.user, by=cast.registrar)
    assert queries.handed_over_to(cast.unit_manager, ON).get().case == cast.amina_case


def test_the_responsible_worker_stays_visible_after_exit_and_after_she_has_left(cast):
    actions.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=ON, by=cast.case_worker)
    membership = cast.case_worker.membership
    access.end_membership(membership=membership, on=ON, by=cast.administrator)
    page = queries.person_page(cast.registrar, cast.amina.key, timezone.localdate())
    (held,) = page.responsibilities
    assert held.user == cast.case_worker.user
    assert held.on == Responsibility.objects.get(case=cast.amina_case).on


def test_the_load_counts_cases_under_way_beside_the_limit(cast):
    projects.update_project(project=cast.project, caseload_limit=1, by=cast.officer)
    (load,) = queries.workloads(cast.registrar, ON)
    assert (load.user, load.number, load.limit, load.is_full, load.is_over) == (
        cast.case_worker.user,
        1,
        1,
        True,
        False,
    )
    register(cast.case_worker, cast.project, WOMEN[1], "Berit", "Ek")
    (load,) = queries.workloads(cast.registrar, ON)
    assert (load.number, load.is_over) == (2, True)


def test_a_process_leader_of_the_owner_sees_numbers_and_the_associations_does_not(cast):
    user = access.create_user(email="p@exempel.se", name="Per", organisation=cast.ekby, by=SYSTEM)
    membership = access.add_membership(
        user=user, organisation=cast.ekby, role=Role.PROCESS_LEADER, since=date(2009, 1, 1), by=SYSTEM
    )
    (load,) = queries.workloads(Staff.of(membership), ON)
    assert (load.number, load.seen) == (1, 0)
    for viewer in (cast.process_leader, cast.case_worker, cast.board_member):
        with pytest.raises(NotVisible):
            queries.workloads(viewer, ON)


def test_a_manager_is_shown_whom_her_unit_shares(cast):
    register(cast.registrar, cast.project, WOMEN[1], "Berit", "Ek", responsible=cast.colleague.user)
    assert [load.user for load in queries.workloads(cast.unit_manager, ON)] == [cast.case_worker.user]


def test_who_has_none_under_way_is_free_also_where_one_does_not_see_her_cases(cast):
    assert cast.case_worker.user not in queries.free_colleagues(cast.unit_manager, ON)
    assert cast.colleague.user in queries.free_colleagues(cast.unit_manager, ON)


def test_masked_persons_are_not_named_in_a_hand_over(cast):
    from stegvis.apps.people.actions import correct_person

    correct_person(person=cast.amina, protection="marked", why="Markering", by=cast.trusted_registrar)
    assert not queries.cases_of_worker(cast.unit_manager, cast.case_worker.user_id, ON)
    with pytest.raises(Refused):
        hand_over(cast)
    trusted = replace(cast.unit_manager, permissions=cast.trusted_registrar.permissions)
    assert queries.cases_of_worker(trusted, cast.case_worker.user_id, ON) == [cast.amina_case]


def test_the_database_refuses_a_note_taken_of_nothing(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Responsibility.objects.filter(case=cast.amina_case).update(noted_at=timezone.now())
    (row,) = hand_over(cast)
    assert Responsibility.objects.filter(pk=row.pk).update(noted_at=timezone.now()) == 1
