"""Whoever signs in to the demo finds what her role comes for, in the project that runs."""

from datetime import date

import pytest

from stegvis import demo
from stegvis.apps.access import queries
from stegvis.apps.access.roles import Role
from stegvis.apps.access.viewers import Staff

TODAY = date(2026, 3, 12)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def running(database):
    from django.test import override_settings

    from stegvis.config.demo import load
    from stegvis.config.demo.staff import RUNNING_NOW

    with override_settings(DEMO=True):
        project, house = load.enter(demo.stegen_nu(TODAY), RUNNING_NOW, TODAY)
        return project, house


@pytest.fixture
def in_demo(running, settings):
    settings.DEMO = True
    return running


def test_every_role_has_a_sign_in_that_says_what_it_is_for(in_demo):
    offered = queries.demo_users()
    assert {each.role for each in offered} == set(Role.values)
    assert all(each.user.purpose for each in offered)


@pytest.mark.parametrize("role", Role)
def test_one_click_opens_a_start_page(in_demo, client, role):
    user = next(each.user for each in queries.demo_users() if each.role == role)
    page = client.post("/sign-in/demo/", {"user": user.pk}, follow=True)
    assert page.status_code == 200
    assert page.wsgi_request.user == user


def test_everybody_else_at_work_can_not_sign_in(in_demo):
    _project, house = in_demo
    others = [each.user for each in house.staff.values() if not each.user.is_demo]
    assert others
    assert not any(each.has_usable_password() for each in others)


def test_the_case_worker_has_open_cases_and_late_follow_ups(in_demo):
    from stegvis.apps.casework.policies import CaseSight

    _project, house = in_demo
    mine = CaseSight(house.staff["eslov-1"], TODAY).rows
    assert mine.filter(state="under_way").exists()
    late = {"status": "planned", "withdrawn_at__isnull": True, "due__lt": TODAY}
    assert any(case.followups.filter(**late).exists() for case in mine.filter(state__in=("exited", "followed_up")))


def test_protected_people_are_there_and_named_to_few(in_demo):
    from stegvis.apps.people.policies import Sight

    _project, house = in_demo
    registrar, worker = (Sight(house.staff[key], TODAY) for key in ("eslov-r", "eslov-1"))
    protected = [each for each in registrar.rows if each.is_protected]
    assert len(protected) == 3
    assert not any(registrar.masks(each) for each in protected)
    assert all(worker.masks(each) for each in protected)


def test_the_dataset_is_the_invented_one(in_demo):
    from stegvis.apps.reporting.frames import dataset_for

    project, house = in_demo
    data = dataset_for(house.registrar("eslov"), project, at=TODAY, cut_off=TODAY)
    invented = [each for each in demo.stegen_nu(TODAY).cases if each.owner == "eslov"]
    entered = sorted(data["cases"].select("started", "exited", "exit_reason").rows(), key=str)
    assert entered == sorted([(each.started, each.exited, each.exit_reason) for each in invented], key=str)
    assert data["payments"].height > 0


def test_the_steering_group_sees_its_project_and_no_person(in_demo):
    from stegvis.apps.casework.policies import CaseSight
    from stegvis.apps.projects.queries import visible_projects

    project, house = in_demo
    member: Staff = house.staff["steering-1"]
    assert list(visible_projects(member, TODAY)) == [project]
    assert not CaseSight(member, TODAY).rows.exists()


def test_the_other_authority_sees_what_was_handed_over_and_nothing_else(in_demo):
    from django.utils import timezone

    from stegvis.apps.people import queries as people
    from stegvis.config.demo import amina, sharing

    _project, house = in_demo
    today = timezone.localdate()  # what crosses does so on grounds that hold now
    saga, alva = house.staff["eslov-1"], house.staff["af-1"]
    _named, number = amina.named(demo.stegen_nu(TODAY), TODAY)
    sharing.enter(house, amina.case_of(saga, number, today).person, today)
    assert people.inbox(alva, today).count() == 1  # the question that was refused is no longer there
    assert people.questions_to_answer(saga, today).count() == 1
    assert people.to_review(house.staff["dpo-1"]).count() == 1
    assert not people.inbox(house.staff["fk-1"], today).exists()
    assert people.visible_people(alva, today).count() == 2
    assert {person.owner for person in people.visible_people(alva, today)} == {alva.organisation}
