"""The forms: who may open them."""

from datetime import date

import pytest

from stegvis.apps.projects import actions
from stegvis.apps.projects.choices import CriterionKind

ON = date(2010, 1, 1)
NEW, PROJECT = "/projects/new/", "/projects/stegen/"


@pytest.fixture
def addresses(cast):
    """Return the address of every form about the project."""
    by, project = cast.officer, cast.project
    party = project.parties.get(organisation=cast.ekby)
    criterion = actions.add_criterion(project=project, kind=CriterionKind.BORN_ABROAD, on=ON, by=by)
    method = actions.add_method(project=project, name="Samtal", on=ON, by=by)
    meeting = actions.hold_meeting(project=project, on=ON, by=by)
    seat = project.steering_members.get()
    decision = actions.record_decision(meeting=meeting, text="Fler platser", owner=seat, by=by)
    agreement = actions.record_agreement(project=project, title="Avtal", organisations=[cast.ekby], on=ON, by=by)
    parts = [
        "commission/",
        "follow-ups/change/",
        "parties/new/",
        f"parties/{party.pk}/end/",
        f"parties/{party.pk}/staffing/new/",
        f"parties/staffing/{party.staffing.get().pk}/end/",
        "target-group/new/",
        *(f"target-group/new/{kind}/" for kind in CriterionKind.values),
        f"target-group/{criterion.pk}/end/",
        "methods/new/",
        f"methods/{method.pk}/",
        f"methods/{method.pk}/end/",
        "goals/new/",
        "goals/work-or-study/change/",
        "funding/new/",
        "funding/2010/association/",
        "esf/change/",
        "figures/change/",
        "steering/members/new/",
        f"steering/members/{seat.pk}/end/",
        "steering/meetings/new/",
        f"steering/meetings/{meeting.pk}/",
        f"steering/meetings/{meeting.pk}/decisions/new/",
        f"steering/decisions/{decision.pk}/done/",
        "agreements/new/",
        f"agreements/{agreement.pk}/",
        f"agreements/{agreement.pk}/end/",
    ]
    return [f"{PROJECT}{part}" for part in parts]


@pytest.mark.parametrize("name", ["officer", "process_leader"])
def test_the_association_opens_every_form(cast, signed_in, addresses, name):
    client = signed_in(cast.staff[name])
    assert [address for address in [NEW, *addresses] if client.get(address).status_code != 200] == []


def tried(addresses):
    """Return the pages on which whoever works with persons sees whom a change of a criterion would concern."""
    return [address for address in addresses if "/target-group/" in address]


@pytest.mark.parametrize("name", ["evaluator", "board_member", "registrar", "case_worker", "unit_manager"])
def test_those_who_read_the_project_are_told_that_they_cannot_change_it(cast, signed_in, addresses, name):
    client = signed_in(cast.staff[name])
    opens = tried(addresses) if name in ("registrar", "case_worker", "unit_manager") else []
    assert [address for address in addresses if client.get(address).status_code == 200] == opens
    assert {client.get(address).status_code for address in addresses if address not in opens} == {403}
    assert client.get(NEW).status_code == 404


@pytest.mark.parametrize("name", ["provider", "referrer", "administrator"])
def test_for_everybody_else_no_form_exists(cast, signed_in, addresses, name):
    client = signed_in(cast.staff[name])
    assert [address for address in [NEW, *addresses] if client.get(address).status_code != 404] == []


def test_another_associations_officer_finds_neither_project_nor_forms(cast, house, signed_in, addresses):
    client = signed_in(house.staff("Olga", "association_officer", house.association))
    assert [address for address in [PROJECT, *addresses] if client.get(address).status_code != 404] == []


def test_rows_of_another_project_are_not_reached_through_ones_own(cast, signed_in, addresses):
    actions.create_project(
        association=cast.association, key="annat", name="Annat", form="individual", starts=ON, by=cast.officer
    )
    client = signed_in(cast.officer)
    rows = [address.replace("stegen", "annat") for address in addresses if any(map(str.isdecimal, address))]
    assert len(rows) > 10
    assert [address for address in rows if client.get(address).status_code != 404] == []
