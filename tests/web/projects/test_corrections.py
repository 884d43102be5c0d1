"""The pages that correct rows of the record, strike them out and take them back."""

from datetime import date

import pytest

from stegvis.apps.projects import actions
from stegvis.apps.projects.choices import CriterionKind
from tests.web.projects.forms import read, refused, send

ON, PROJECT = date(2010, 1, 1), "/projects/stegen/"
SECTIONS = ("parties", "target-group", "methods", "goals", "funding", "steering", "agreements")
KINDS = ("party", "staffing", "criterion", "method", "money", "seat", "meeting", "decision", "agreement")


@pytest.fixture
def rows(cast):
    by, project = cast.officer, cast.project
    meeting = actions.hold_meeting(project=project, on=ON, by=by)
    seat = project.steering_members.get()
    party = project.parties.get(organisation=cast.ekby)
    return {
        "party": party,
        "staffing": party.staffing.get(),
        "criterion": actions.add_criterion(project=project, kind=CriterionKind.AGE, lowest=25, on=ON, by=by),
        "method": actions.add_method(project=project, name="Samtal", on=ON, by=by),
        "money": project.budget_years.get(year=2010),
        "seat": seat,
        "meeting": meeting,
        "decision": actions.record_decision(meeting=meeting, text="Fler platser", owner=seat, by=by),
        "agreement": actions.record_agreement(project=project, title="Avtal", organisations=[cast.ekby], on=ON, by=by),
    }


def address(row, what, act):
    return f"{PROJECT}rows/{what}/{row.pk}/{act}/"


def test_every_row_has_its_links_for_who_may_correct_and_for_nobody_else(cast, signed_in, rows):
    client = signed_in(cast.officer)
    shown = "".join(read(client, f"{PROJECT}{part}/") for part in SECTIONS)
    for what, row in rows.items():
        assert address(row, what, "correct") in shown, what
        assert address(row, what, "strike") in shown, what
    assert address(cast.goal, "goal", "strike") in shown
    for name in ("board_member", "registrar"):
        assert "/rows/" not in "".join(read(signed_in(cast.staff[name]), f"{PROJECT}{part}/") for part in SECTIONS)


@pytest.mark.parametrize(("name", "status"), [("process_leader", 200), ("board_member", 403), ("provider", 404)])
def test_the_forms_open_for_the_association_alone(cast, signed_in, rows, name, status):
    client = signed_in(cast.staff[name])
    acts = [address(row, what, act) for what, row in rows.items() for act in ("correct", "strike")]
    assert {client.get(each).status_code for each in acts} == {status}


def test_rows_of_another_project_and_of_no_kind_are_not_found(cast, signed_in, rows):
    client = signed_in(cast.officer)
    other = actions.create_project(
        association=cast.association, key="annat", name="Annat", form="individual", starts=ON, by=cast.officer
    )
    for what, row in rows.items():
        assert client.get(address(row, what, "strike").replace("stegen", other.key)).status_code == 404
    assert client.get(f"{PROJECT}rows/secret/1/strike/").status_code == 404
    assert client.get(address(cast.goal, "goal", "correct")).status_code == 404
    assert client.get(address(rows["method"], "method", "restore")).status_code == 404


def test_each_form_shows_what_stands_and_saves_it_unchanged(cast, signed_in, rows):
    client = signed_in(cast.officer)
    for what, row in rows.items():
        form = client.get(address(row, what, "correct")).context["form"]
        sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
        send(client, address(row, what, "correct"), **sent | {"why": "Ingen skillnad"})
    assert "Ingen skillnad" not in read(client, f"{PROJECT}history/")


def test_a_share_that_was_written_wrong_is_corrected_and_told(cast, signed_in, rows):
    client, staffing = signed_in(cast.officer), rows["staffing"]
    form = address(staffing, "staffing", "correct")
    values = {"function": staffing.function, "share": "1,5", "on": "2009-02-01"}
    assert 'id="id_why_error"' in refused(client, form, **values)
    assert "id_until_error" in refused(client, form, **values | {"why": "Halvtid", "until": "2009-01-01"})
    send(client, form, **values | {"why": "Halvtid"})
    history = read(client, f"{PROJECT}history/")
    assert "<ins>1,5</ins>" in history
    assert "Halvtid" in history


def test_a_corrected_decision_shows_its_earlier_wording_under_it(cast, signed_in, rows):
    client, decision = signed_in(cast.officer), rows["decision"]
    values = {"text": "Tio platser", "owner": decision.owner_id, "why": "Antalet saknades"}
    page = send(client, address(decision, "decision", "correct"), **values)
    assert "<del>Fler platser</del> (Antalet saknades)" in page
    assert "<del>Fler platser</del>" in read(signed_in(cast.board_member), f"{PROJECT}steering/")


@pytest.mark.parametrize("what", KINDS)
def test_what_is_struck_stands_in_the_list_of_changes_alone_and_comes_back(cast, signed_in, rows, what):
    client, row = signed_in(cast.officer), rows[what]
    if what == "seat":
        actions.strike_row(row=rows["decision"], by=cast.officer, why="Fel möte")
    restore = address(row, what, "restore")
    assert 'id="id_why_error"' in refused(client, address(row, what, "strike"), why="")
    send(client, address(row, what, "strike"), why="Fel projekt")
    assert not is_shown(client, row, what)
    history = read(client, f"{PROJECT}history/")
    assert "Fel projekt" in history
    assert restore in history
    assert restore not in read(signed_in(cast.evaluator), f"{PROJECT}history/")
    client = signed_in(cast.officer)
    send(client, restore, why="Det var rätt")
    assert is_shown(client, row, what)
    assert restore not in read(client, f"{PROJECT}history/")


def is_shown(client, row, what):
    return address(row, what, "correct") in "".join(read(client, f"{PROJECT}{part}/") for part in SECTIONS)


def test_a_seat_that_sees_to_a_decision_says_so_instead_of_going(cast, signed_in, rows):
    page = refused(signed_in(cast.officer), address(rows["seat"], "seat", "strike"), why="Fel namn")
    assert "Rätta beslutet först" in page
