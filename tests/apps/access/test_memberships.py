from datetime import date

import pytest
from django.db import IntegrityError, transaction

from stegvis.apps.access import actions, policies, queries
from stegvis.apps.access.models import LogEntry, Membership
from stegvis.apps.access.roles import OVERVIEW_ROLES, PERMISSIONS, PERSON_ROLES, Permission, Role
from stegvis.apps.access.verdicts import NotAllowed, NotVisible

DAY = date(2026, 3, 2)


def give(house, user, organisation, role, since=DAY, until=None):
    return actions.add_membership(
        user=user, organisation=organisation, role=role, since=since, until=until, by=house.system
    )


def test_every_role_has_permissions():
    assert set(PERMISSIONS) == set(Role)
    assert all(PERMISSIONS.values())


def test_association_process_leaders_evaluators_and_the_steering_group_see_no_person():
    blind = {Role.STEERING_GROUP, Role.EVALUATOR, Role.PROCESS_LEADER, Role.ASSOCIATION_OFFICER}
    assert not blind & PERSON_ROLES


@pytest.mark.parametrize("overview", sorted(OVERVIEW_ROLES))
@pytest.mark.parametrize("first", ["overview", "person"])
def test_who_oversees_from_an_association_cannot_see_persons_elsewhere(house, overview, first):
    user = house.user("Petra", house.association)
    roles = [(house.association, overview), (house.board, Role.CASE_WORKER)]
    one, two = roles if first == "overview" else reversed(roles)
    give(house, user, *one)
    with pytest.raises(policies.SeesPersonsAndOversees):
        give(house, user, *two)


def test_the_two_roles_may_follow_each_other_in_time(house):
    user = house.user("Petra", house.association)
    give(house, user, house.board, Role.CASE_WORKER, until=date(2026, 3, 31))
    assert give(house, user, house.association, Role.PROCESS_LEADER, since=date(2026, 4, 1)).pk


def test_the_last_day_of_one_role_is_not_the_first_of_the_other(house):
    user = house.user("Petra", house.association)
    give(house, user, house.board, Role.CASE_WORKER, until=date(2026, 4, 1))
    with pytest.raises(policies.SeesPersonsAndOversees):
        give(house, user, house.association, Role.PROCESS_LEADER, since=date(2026, 4, 1))


def test_a_process_leader_of_an_authority_may_also_be_case_worker(house):
    user = house.user("Pia", house.board)
    give(house, user, house.board, Role.PROCESS_LEADER)
    assert give(house, user, house.board, Role.CASE_WORKER).pk


def test_a_seat_in_the_steering_group_is_held_beside_another_role(house):
    user = house.user("Stina", house.board)
    give(house, user, house.board, Role.CASE_WORKER)
    assert give(house, user, house.association, Role.STEERING_GROUP).pk


@pytest.mark.parametrize("role", sorted(PERSON_ROLES))
def test_an_association_has_no_role_that_sees_persons(house, role):
    with pytest.raises(policies.AssociationSeesNoPerson):
        give(house, house.user("Petra", house.association), house.association, role)


def test_the_database_refuses_what_the_action_refuses(house):
    user = house.user("Petra", house.association)
    give(house, user, house.association, Role.PROCESS_LEADER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=user, organisation=house.board, role=Role.CASE_WORKER, since=DAY)


def test_the_database_refuses_a_change_into_it(house):
    user = house.user("Petra", house.association)
    give(house, user, house.association, Role.STEERING_GROUP)
    give(house, user, house.board, Role.CASE_WORKER)
    with pytest.raises(IntegrityError), transaction.atomic():
        user.memberships.filter(organisation=house.association).update(role=Role.PROCESS_LEADER)


def test_the_database_refuses_a_role_that_sees_persons_in_an_association(house):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            user=house.user("P", house.board), organisation=house.association, role=Role.REGISTRAR, since=DAY
        )


def test_a_membership_cannot_end_before_it_begins(house):
    user = house.user("Anna", house.board)
    with pytest.raises(actions.EndsBeforeItBegins):
        give(house, user, house.board, Role.CASE_WORKER, until=date(2026, 3, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            user=user, organisation=house.board, role=Role.CASE_WORKER, since=DAY, until=date(2026, 3, 1)
        )


def test_the_same_role_is_not_given_twice_at_a_time(house):
    user = house.user("Anna", house.board)
    give(house, user, house.board, Role.CASE_WORKER)
    with pytest.raises(actions.AlreadyThere):
        give(house, user, house.board, Role.CASE_WORKER, since=date(2026, 5, 1))


def test_a_unit_manager_needs_a_unit_of_the_organisation(house):
    user = house.user("Ulla", house.board)
    foreign = actions.create_unit(organisation=house.other_board, name="Vuxen", by=house.system)
    for unit in (None, foreign):
        with pytest.raises(actions.Unknown):
            actions.add_membership(
                user=user, organisation=house.board, role=Role.UNIT_MANAGER, unit=unit, since=DAY, by=house.system
            )


def test_an_administrator_gives_roles_in_her_own_organisation_only(house):
    administrator = house.staff("Adam", Role.ADMINISTRATOR, house.board)
    user = house.user("Anna", house.board)
    membership = actions.add_membership(
        user=user, organisation=house.board, role=Role.CASE_WORKER, since=DAY, by=administrator
    )
    assert membership.user == user
    house.staff("Olle", Role.REGISTRAR, house.other_board)
    with pytest.raises(NotVisible):
        actions.add_membership(
            user=user, organisation=house.other_board, role=Role.CASE_WORKER, since=DAY, by=administrator
        )


def test_the_associations_administrator_founds_an_organisation_with_its_first_administrator_and_no_more(house):
    founder = house.staff("Frida", Role.ADMINISTRATOR, house.association)
    new = actions.create_organisation(name="Region Exempel", kind="primary_care", by=founder)
    first = actions.create_user(email="forst@example.invalid", name="Först", organisation=new, by=founder)
    actions.add_membership(user=first, organisation=new, role=Role.ADMINISTRATOR, since=DAY, by=founder)
    with pytest.raises(NotVisible):
        actions.create_user(email="sedan@example.invalid", name="Sedan", organisation=new, by=founder)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_other_roles_give_none(house, role):
    organisation = house.association if role in OVERVIEW_ROLES else house.board
    viewer = house.staff("Rut", role, organisation)
    with pytest.raises(NotAllowed):
        actions.create_user(email="ny@example.invalid", name="Ny", organisation=organisation, by=viewer)


def test_a_refusal_is_logged_and_changes_nothing(house):
    viewer = house.staff("Rut", Role.CASE_WORKER, house.board)
    with pytest.raises(NotAllowed):
        actions.create_user(email="ny@example.invalid", name="Ny", organisation=house.board, by=viewer)
    entry = LogEntry.objects.filter(refused=True).get()
    assert (entry.act, entry.reason, entry.user_id) == ("access.create_user", "NotAllowed", viewer.user.pk)
    assert queries.user_by_email("ny@example.invalid") is None


def test_a_membership_holds_on_its_first_and_last_day_and_not_around_them(house):
    user = house.user("Anna", house.board)
    give(house, user, house.board, Role.CASE_WORKER, since=date(2026, 3, 2), until=date(2026, 3, 4))
    held = [day for day in range(1, 7) if _holds(user, house.board, date(2026, 3, day))]
    assert held == [2, 3, 4]


def test_protected_persons_need_a_right_of_their_own(house):
    user = house.user("Anna", house.board)
    actions.add_membership(
        user=user, organisation=house.board, role=Role.CASE_WORKER, since=DAY, sees_protected=True, by=house.system
    )
    assert queries.staff(user=user, organisation=house.board, on=DAY).may(Permission.SEE_PROTECTED)
    assert not house.staff("Rut", Role.CASE_WORKER, house.board).may(Permission.SEE_PROTECTED)


def test_duty_is_for_those_who_see_persons(house):
    worker = house.staff("Anna", Role.CASE_WORKER, house.board)
    leader = house.staff("Petra", Role.PROCESS_LEADER, house.association)
    actions.set_duty(membership=worker.membership, since=DAY, until=date(2026, 3, 8), by=house.system)
    assert [row.membership.user for row in queries.duty_persons(organisation=house.board, on=date(2026, 3, 8))] == [
        worker.user
    ]
    assert not queries.duty_persons(organisation=house.board, on=date(2026, 3, 9))
    with pytest.raises(NotAllowed):
        actions.set_duty(membership=leader.membership, since=DAY, until=DAY, by=house.system)


def _holds(user, organisation, day):
    try:
        return bool(queries.staff(user=user, organisation=organisation, on=day))
    except NotVisible:
        return False
