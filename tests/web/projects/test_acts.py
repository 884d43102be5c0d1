"""The forms: who may open them, what they save, and what they complain about."""

from datetime import date
from decimal import Decimal

import pytest

from stegvis.apps.projects import actions
from stegvis.apps.projects.choices import CriterionKind, FundingSource
from stegvis.apps.projects.models import Goal, Project, State
from tests.web.projects.forms import read, refused, send

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


@pytest.mark.parametrize("name", ["evaluator", "board_member", "registrar", "case_worker", "unit_manager"])
def test_those_who_read_the_project_are_told_that_they_cannot_change_it(cast, signed_in, addresses, name):
    client = signed_in(cast.staff[name])
    assert [address for address in addresses if client.get(address).status_code != 403] == []
    assert [address for address in addresses if "/new/age" in address and client.post(address).status_code != 403] == []
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


# --- The commission ---


def test_a_project_is_created_with_three_fields(cast, signed_in):
    page = send(signed_in(cast.officer), NEW, name="Utvägen – Höör", form="individual", starts="2026-01-01")
    assert "<h1" in page
    assert "Utvägen – Höör" in page
    assert Project.objects.get(key="utvagen-hoor").association == cast.association


def test_two_projects_can_have_one_name(cast, signed_in):
    client = signed_in(cast.officer)
    for _ in range(2):
        send(client, NEW, name="Stegen", form="individual", starts="2026-01-01")
    assert set(Project.objects.values_list("key", flat=True)) == {"stegen", "stegen-2", "stegen-3"}


def test_what_is_missing_or_in_disorder_stands_under_its_field_and_in_the_summary(cast, signed_in):
    page = refused(signed_in(cast.officer), NEW, form="individual", starts="2026-01-01", ends="2025-12-31")
    assert 'id="id_name_error"' in page
    assert 'id="id_ends_error"' in page
    assert "Sista dagen kan inte vara före första dagen." in page
    assert "autofocus" in page


def test_a_changed_purpose_is_told_with_its_reason(cast, signed_in):
    client = signed_in(cast.officer)
    values = {"name": "Stegen", "starts": "2009-02-01", "purpose": "Nytt.", "capacity": "40", "why": "Beslut 12 maj"}
    send(client, f"{PROJECT}commission/", **values)
    cast.project.refresh_from_db()
    assert (cast.project.purpose, cast.project.capacity) == ("Nytt.", 40)
    assert "Beslut 12 maj" in read(client, f"{PROJECT}history/")


def test_follow_ups_are_written_with_commas(cast, signed_in):
    client = signed_in(cast.officer)
    send(client, f"{PROJECT}follow-ups/change/", months="24, 3,12")
    assert [row.months for row in cast.project.followup_intervals.order_by("months")] == [3, 12, 24]
    for wrong in ("", "tolv", "0", "121", "6.5"):
        assert "id_months_error" in refused(client, f"{PROJECT}follow-ups/change/", months=wrong)


# --- Parties and staffing ---


def test_a_party_is_added_staffed_and_ended(cast, signed_in):
    client = signed_in(cast.officer)
    send(client, f"{PROJECT}parties/new/", organisation=cast.provider_firm.pk, on="2010-01-01")
    party = cast.project.parties.get(organisation=cast.provider_firm)
    page = send(client, f"{PROJECT}parties/{party.pk}/staffing/new/", function="Coach", share="0,5", on="2010-01-01")
    assert "Coach" in page
    assert party.staffing.get().share == Decimal("0.5")
    send(client, f"{PROJECT}parties/{party.pk}/end/", until="2010-12-31")
    party.refresh_from_db()
    assert party.until == party.staffing.get().until == date(2010, 12, 31)


def test_an_organisation_that_takes_part_cannot_be_added_again(cast, signed_in):
    client = signed_in(cast.officer)
    assert f'value="{cast.ekby.pk}"' not in read(client, f"{PROJECT}parties/new/")
    refused(client, f"{PROJECT}parties/new/", organisation=cast.ekby.pk, on="2010-01-01")


@pytest.mark.parametrize("share", ["0", "-1", "", "halv", "0,555", "100"])
def test_a_share_that_is_no_number_of_posts_is_refused(cast, signed_in, share):
    party = cast.project.parties.get(organisation=cast.ekby)
    page = refused(
        signed_in(cast.officer),
        f"{PROJECT}parties/{party.pk}/staffing/new/",
        function="X",
        share=share,
        on="2010-01-01",
    )
    assert "id_share_error" in page


def test_nothing_ends_before_it_began(cast, signed_in):
    party = cast.project.parties.get(organisation=cast.ekby)
    page = refused(signed_in(cast.officer), f"{PROJECT}parties/{party.pk}/end/", until="2009-01-31")
    assert "Sista dagen kan inte vara före första dagen, 2009-02-01." in page


# --- Criteria ---


def test_municipalities_are_ticked_in_their_county(cast, signed_in):
    client = signed_in(cast.officer)
    page = send(client, f"{PROJECT}target-group/new/municipality/", values=["1266", "1267", "1285"], on="2010-01-01")
    assert "Bor i Hörby, Höör eller Eslöv" in page


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("age", {}, "lowest"),
        ("age", {"lowest": "55", "highest": "25"}, "highest"),
        ("age", {"lowest": "-1"}, "lowest"),
        ("assistance_months", {"lowest": "10"}, "window_months"),
        ("assistance_months", {"lowest": "13", "window_months": "12"}, "window_months"),
        ("municipality", {}, "values"),
        ("municipality", {"values": ["9999"]}, "values"),
        ("af_category", {}, "values"),
    ],
)
def test_a_criterion_without_what_it_takes_is_refused_under_the_field(cast, signed_in, kind, values, field):
    page = refused(signed_in(cast.officer), f"{PROJECT}target-group/new/{kind}/", on="2010-01-01", **values)
    assert f"id_{field}_error" in page


def test_a_kind_that_is_none_does_not_exist(cast, signed_in):
    assert signed_in(cast.officer).get(f"{PROJECT}target-group/new/shoe-size/").status_code == 404


def test_a_criterion_ends_and_stands_apart(cast, signed_in):
    row = actions.add_criterion(project=cast.project, kind=CriterionKind.AGE, lowest=25, on=ON, by=cast.officer)
    page = send(signed_in(cast.officer), f"{PROJECT}target-group/{row.pk}/end/", until="2010-06-30")
    assert "Tidigare kriterier" in page
    row.refresh_from_db()
    assert row.state_on(date(2010, 7, 1)) == State.ENDED


# --- Goals ---

OF_STARTED = "Av alla som har startat ska minst"
COMPUTED = {
    "level": "result",
    "title": "Hälften i arbete",
    "outcome": "work_or_study",
    "denominator": "started",
    "numerator": "within",
    "window_months": "12",
    "threshold": "50",
}


@pytest.mark.parametrize(
    ("changes", "reading"),
    [
        ({}, f"{OF_STARTED} 50 % ha gått vidare till arbete eller studier inom 12 månader från start."),
        (
            {"numerator": "ever", "window_months": "", "threshold": "33,3"},
            f"{OF_STARTED} 33,3 % ha gått vidare till arbete eller studier.",
        ),
        (
            {"numerator": "ever", "window_months": "", "denominator": "exits"},
            "Av alla som har avslutat ska minst 50 % ha avslutat till arbete eller studier.",
        ),
        (
            {"outcome": "self_support", "numerator": "at", "window_months": "24"},
            f"{OF_STARTED} 50 % klara sig utan offentlig försörjning 24 månader efter start.",
        ),
        (
            {"outcome": "work_or_study_status", "numerator": "at"},
            f"{OF_STARTED} 50 % vara i arbete eller studier 12 månader efter start.",
        ),
    ],
)
def test_a_goal_is_read_aloud_while_written_and_when_saved(cast, signed_in, changes, reading):
    client, values = signed_in(cast.officer), COMPUTED | changes
    assert reading in client.post(f"{PROJECT}goals/reading/", values).content.decode()
    assert reading in client.post(f"{PROJECT}goals/new/", values | {"read_aloud": "1"}).content.decode()
    assert not Goal.objects.filter(title=values["title"]).exists()
    assert reading in send(client, f"{PROJECT}goals/new/", **values)


def test_an_unfinished_goal_is_not_read_aloud(cast, signed_in):
    answer = signed_in(cast.officer).post(f"{PROJECT}goals/reading/", COMPUTED | {"threshold": ""})
    assert "läses målet här" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"threshold": ""}, "threshold"),
        ({"threshold": "0"}, "threshold"),
        ({"threshold": "101"}, "threshold"),
        ({"window_months": ""}, "window_months"),
        ({"window_months": "0"}, "window_months"),
        ({"denominator": ""}, "denominator"),
        ({"numerator": ""}, "numerator"),
        ({"numerator": "ever"}, "window_months"),
        ({"numerator": "at"}, "numerator"),
        ({"denominator": "exits"}, "numerator"),
        ({"outcome": "self_support"}, "numerator"),
        ({"outcome": "self_support", "numerator": "at", "denominator": "exits"}, "denominator"),
        ({"outcome": "happiness"}, "outcome"),
        ({"title": ""}, "title"),
    ],
)
def test_a_goal_that_cannot_be_computed_is_refused_under_the_field(cast, signed_in, changes, field):
    page = refused(signed_in(cast.officer), f"{PROJECT}goals/new/", **COMPUTED | changes)
    assert f'id="id_{field}_error"' in page


def test_a_goal_in_words_lets_go_of_what_computing_takes(cast, signed_in):
    send(signed_in(cast.officer), f"{PROJECT}goals/new/", **COMPUTED | {"outcome": ""})
    assert not Goal.objects.get(title="Hälften i arbete").computable


def test_a_goal_changes_only_with_a_reason(cast, signed_in):
    client, address = signed_in(cast.officer), f"{PROJECT}goals/work-or-study/change/"
    assert 'id="id_why_error"' in refused(client, address, **COMPUTED)
    send(client, address, **COMPUTED | {"threshold": "60", "why": "Styrgruppen höjde målet"})
    cast.goal.refresh_from_db()
    assert cast.goal.threshold == Decimal("0.6")
    history = read(client, f"{PROJECT}history/")
    assert "<del>50,0 %</del> → <ins>60,0 %</ins>" in history


def test_the_form_shows_a_share_in_per_cent(cast, signed_in):
    assert 'name="threshold" value="50"' in read(signed_in(cast.officer), f"{PROJECT}goals/work-or-study/change/")


# --- Money ---


@pytest.mark.parametrize(
    ("written", "kept"),
    [("900 000", 900_000), ("900\u00a0000 kr", 900_000), ("1.250.000,50", Decimal("1250000.50")), ("0", 0)],
)
def test_kronor_are_written_as_people_write_them(cast, signed_in, written, kept):
    send(signed_in(cast.officer), f"{PROJECT}funding/new/", year="2011", funding_source="esf", budget=written)
    assert cast.project.budget_years.get(year=2011).budget == kept


@pytest.mark.parametrize("written", ["", "-1", "mycket", "1,234", "12 000,555"])
def test_what_is_no_amount_is_refused(cast, signed_in, written):
    page = refused(signed_in(cast.officer), f"{PROJECT}funding/new/", year="2011", funding_source="esf", budget=written)
    assert "id_budget_error" in page


def test_a_year_and_source_with_figures_are_changed_and_not_overwritten(cast, signed_in):
    client = signed_in(cast.officer)
    page = refused(client, f"{PROJECT}funding/new/", year="2010", funding_source="association", budget="1")
    assert "Ändra den raden i stället" in page
    form = read(client, f"{PROJECT}funding/2010/association/")
    assert 'value="900 000"' in form
    send(client, f"{PROJECT}funding/2010/association/", budget="900 000", outcome="850 000", why="Bokslut")
    row = cast.project.budget_years.get(year=2010, funding_source=FundingSource.ASSOCIATION)
    assert (row.outcome, row.planned_participants) == (850_000, None)
    assert "Bokslut" in read(client, f"{PROJECT}history/")


def test_a_year_without_figures_has_no_form_to_change_them(cast, signed_in):
    assert signed_in(cast.officer).get(f"{PROJECT}funding/1999/esf/").status_code == 404


# --- Days of the figures ---


def test_the_days_of_the_figures_are_set_and_told(cast, signed_in):
    client, address = signed_in(cast.officer), f"{PROJECT}figures/change/"
    values = {"cut_off": "2010-12-31", "exited_by": "2010-09-30", "compared_on": "2010-12-31", "identified": "500"}
    page = send(client, address, **values)
    assert "500" in page
    assert "2010-09-30" in page
    assert 'value="2010-09-30"' in read(client, address)
    send(client, address, **values | {"identified": "480", "why": "Rättat"})
    assert "Rättat" in read(client, f"{PROJECT}history/")


@pytest.mark.parametrize("compared", ["2010-09-29", "2011-01-01"])
def test_states_are_compared_after_the_exits_and_by_the_last_day(cast, signed_in, compared):
    values = {"cut_off": "2010-12-31", "exited_by": "2010-09-30", "compared_on": compared}
    assert "id_compared_on_error" in refused(signed_in(cast.officer), f"{PROJECT}figures/change/", **values)


# --- Steering group ---


def test_a_seat_goes_to_a_user_or_to_a_name_with_an_organisation(cast, signed_in):
    client, address = signed_in(cast.officer), f"{PROJECT}steering/members/new/"
    assert "id_name_error" in refused(client, address, on="2010-01-01")
    assert "id_organisation_name_error" in refused(client, address, name="Ordföranden", on="2010-01-01")
    both = {"user": cast.evaluator.user.pk, "name": "Ordföranden", "organisation_name": "Ekby"}
    assert "id_name_error" in refused(client, address, on="2010-01-01", **both)
    assert "Ordföranden" in send(client, address, name="Ordföranden", organisation_name="Ekby", on="2010-01-01")
    send(client, address, user=cast.evaluator.user.pk, on="2010-01-01")
    assert cast.project.steering_members.filter(user=cast.evaluator.user).exists()


def test_a_decision_is_taken_seen_as_late_and_done(cast, signed_in):
    client, seat = signed_in(cast.officer), cast.project.steering_members.get()
    send(client, f"{PROJECT}steering/meetings/new/", on="2010-05-04", minutes="Öppnades.")
    meeting = cast.project.steering_meetings.get()
    form = f"{PROJECT}steering/meetings/{meeting.pk}/decisions/new/"
    assert "id_due_error" in refused(client, form, text="Fler platser", owner=seat.pk, due="2010-05-03")
    assert "id_owner_error" in refused(client, form, text="Fler platser", due="2010-06-01")
    assert "dagar sen" in send(client, form, text="Fler platser", owner=seat.pk, due="2010-06-01")
    done = f"{PROJECT}steering/decisions/{meeting.decisions.get().pk}/done/"
    assert "Ett beslut kan inte vara genomfört innan det fattades." in refused(client, done, on="2010-05-01")
    assert "klart 2010-06-02" in send(client, done, on="2010-06-02")


def test_corrected_minutes_keep_what_stood_there(cast, signed_in):
    client = signed_in(cast.officer)
    meeting = actions.hold_meeting(project=cast.project, on=ON, minutes="Första.", by=cast.officer)
    send(client, f"{PROJECT}steering/meetings/{meeting.pk}/", minutes="Andra.", why="Fel antecknat")
    history = read(client, f"{PROJECT}history/")
    assert "<del>Första.</del> → <ins>Andra.</ins>" in history


# --- Agreements and methods ---


def test_an_agreement_is_between_parties_and_changes_with_a_reason(cast, signed_in):
    client = signed_in(cast.officer)
    values = {
        "title": "Samverkan",
        "organisations": [cast.ekby.pk, cast.af.pk],
        "on": "2010-01-01",
        "text": "Månadsvis.",
    }
    disorder = refused(client, f"{PROJECT}agreements/new/", **values | {"until": "2009-12-31"})
    assert "id_until_error" in disorder
    assert cast.af.name in send(client, f"{PROJECT}agreements/new/", **values)
    agreement = cast.project.agreements.get()
    address = f"{PROJECT}agreements/{agreement.pk}/"
    assert "id_why_error" in refused(client, address, title="Samverkan", text="Veckovis.")
    assert "Veckovis." in send(client, address, title="Samverkan", text="Veckovis.", why="Ny överenskommelse")
    assert "Tidigare avtal" in send(client, f"{address}end/", until="2010-12-31")


def test_who_takes_no_part_cannot_be_in_an_agreement(cast, signed_in):
    outside = {"title": "X", "organisations": [cast.provider_firm.pk], "on": "2010-01-01"}
    assert "id_organisations_error" in refused(signed_in(cast.officer), f"{PROJECT}agreements/new/", **outside)


def test_a_method_is_named_changed_and_ended(cast, signed_in):
    client = signed_in(cast.officer)
    send(client, f"{PROJECT}methods/new/", name="Samtal", on="2010-01-01")
    method = cast.project.methods.get()
    assert "MI" in send(client, f"{PROJECT}methods/{method.pk}/", name="MI", description="Motiverande samtal")
    assert "Tidigare metoder" in send(client, f"{PROJECT}methods/{method.pk}/end/", until="2010-12-31")
