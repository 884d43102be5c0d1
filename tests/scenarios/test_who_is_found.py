"""Who there is for whom: every road to a person agrees, and a protected person stands on none."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.access import actions as access
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.roles import Role
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.queries import case_for, case_list
from stegvis.apps.people import actions, queries
from stegvis.apps.people.policies import covering
from tests.cast import DAY, MEN, SYSTEM, WOMEN, register

VIEWERS = 50
ANYWHERE_IN_AUTHORITIES = ("ekby", "almby", "af", "region")
WITH_PERSONS = (Role.CASE_WORKER, Role.REGISTRAR, Role.UNIT_MANAGER)
NAME, NUMBER = "Karintha Hemlighed", WOMEN[7]


@pytest.fixture
def viewers(cast):
    """Return fifty people at work, drawn anew the same way each time: office, role, unit and right."""
    draw = random.Random(28)
    units = {
        name: access.create_unit(organisation=getattr(cast, name), name="E2", by=SYSTEM) for name in ("ekby", "af")
    }
    return [_drawn(cast, draw, number, units) for number in range(VIEWERS)]


def _drawn(cast, draw, number, units):
    place = draw.choice(ANYWHERE_IN_AUTHORITIES if number % 2 else ("ekby",))
    role = draw.choice(WITH_PERSONS)
    office = getattr(cast, place)
    unit = draw.choice([cast.unit, units["ekby"]]) if place == "ekby" else units.get(place)
    if role is Role.UNIT_MANAGER and unit is None:
        role = Role.REGISTRAR
    user = access.create_user(email=f"v{number}@exempel.se", name=f"V {number}", organisation=office, by=SYSTEM)
    membership = access.add_membership(
        user=user,
        organisation=office,
        role=role,
        since=DAY - timedelta(days=draw.choice([0, 400])),
        unit=unit if role is Role.UNIT_MANAGER else draw.choice([unit, None]),
        sees_protected=draw.random() < 0.3,
        by=SYSTEM,
    )
    return Staff.of(membership)


@pytest.fixture
def cases(cast, viewers):
    """Return cases with workers drawn among the viewers, each with the number that she is found by."""
    draw, numbers = random.Random(3), [*WOMEN[20:26], *MEN[20:26]]
    made = {cast.amina_case: WOMEN[0], cast.bjorn_case: MEN[0]}
    for place, number in enumerate(numbers):
        by = cast.trusted_registrar if place % 3 else cast.other_registrar
        protection = {"protection": "marked"} if by is cast.trusted_registrar and place % 4 == 0 else {}
        case = register(by, cast.project, number, f"Prov{place}", "Ek", person=protection)
        workers = [each for each in viewers if _may_answer_for(each, case)]
        if workers:
            casework.assign_responsible(case=case, user=draw.choice(workers).user, on=DAY, by=by)
        made[case] = number
    return made


def _may_answer_for(viewer, case):
    right = viewer.membership.sees_protected or case.person.protection == "none"
    return viewer.organisation_id == case.owner_id and viewer.role == Role.CASE_WORKER and right


def in_the_list(viewer):
    first = case_list(viewer, DAY)
    pages = [first, *(case_list(viewer, DAY, page=number) for number in range(2, first.pages + 1))]
    return {row.case for page in pages for row in page.rows if not row.person.masked}


def opens(viewer, case):
    try:
        return bool(case_for(viewer, case.key, DAY))
    except NotVisible:
        return False


def test_list_search_and_page_agree_for_fifty_viewers(viewers, cases):
    sets = []
    for viewer in viewers:
        listed = in_the_list(viewer)
        assert listed == {case for case in cases if opens(viewer, case)}
        assert listed == {
            case for case, number in cases.items() if queries.find_by_number(viewer, number, DAY) == case.person
        }
        by_name = {card.key for card in queries.find_by_name(viewer, "Prov", DAY, limit=50).cards}
        assert by_name == {case.person.key for case in listed if case.person.given_name.startswith("Prov")}
        sets.append(frozenset(listed))
    assert len(set(sets)) > 5  # they see different people, and some nobody
    assert frozenset() in sets


def test_a_protected_person_without_a_case_is_found_by_nobody_without_the_right(cast):
    given, family = NAME.split()
    hidden = actions.register_person(
        number=NUMBER, given_name=given, family_name=family, protection="marked", by=cast.trusted_registrar
    )
    for name, viewer in cast.staff.items():
        found = queries.find_by_name(viewer, given, DAY).cards or queries.find_by_number(viewer, NUMBER, DAY)
        assert bool(found) == (name == "trusted_registrar"), name
        if name != "trusted_registrar":
            with pytest.raises(NotVisible):
                queries.person_for(viewer, hidden.key, DAY)


def test_a_protected_person_is_on_no_road_without_the_right(cast, signed_in):
    """Roads that the matrix of routes does not walk: what was searched for, warnings, files' names, and the log."""
    given, family = NAME.split()
    details = {"protection": "marked"}
    case = register(cast.trusted_registrar, cast.project, NUMBER, given, family, person=details)
    client = signed_in(cast.registrar)
    said = [
        client.post("/participants/search/", {"text": text}, follow=True)
        for text in (given, family, f"{given} {family}", NUMBER.number, case.key, case.person.key)
    ]
    said += [client.post("/participants/new/number/", {"number": NUMBER.number})]
    said += [client.get(address) for address in ("/participants/", "/today/", "/follow-ups/", "/caseload/")]
    for answer in said:
        page = answer.content.decode().replace(f'value="{given}', "").replace(f'value="{family}', "")
        assert f">{given}" not in page
        assert f"{given} {family}</" not in page
        assert f"/participants/{case.person.key}/" not in page
        assert NAME not in str(answer.headers)
    told = " ".join(str(vars(entry)) for entry in LogEntry.objects.all())
    assert not [secret for secret in (given, family, NUMBER.number, NUMBER.number[2:]) if secret in told]


def test_on_a_provision_only_the_kinds_that_it_names_go_over(cast):
    actions.record_provision(
        person=cast.amina,
        rule="duty_to_inform",
        cites="110 kap. 33 § SFB",
        purpose="planning",
        receivers=[cast.fk],
        kinds=["identity", "work_education"],
        since=timezone.localdate(),
        until=None,
        by=cast.case_worker,
    )
    now = timezone.now()
    assert set(covering(cast.amina, cast.fk, "planning", now)) == {"identity", "work_education"}
    assert not covering(cast.amina, cast.af, "planning", now)
    assert not covering(cast.amina, cast.fk, "follow_up", now)
