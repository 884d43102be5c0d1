"""The forms of the commission, its parties and its criteria."""

from datetime import date
from decimal import Decimal

import pytest

from stegvis.apps.projects import actions
from stegvis.apps.projects.choices import CriterionKind
from stegvis.apps.projects.models import Project, State
from tests.web.projects.forms import read, refused, send

ON = date(2010, 1, 1)
NEW, PROJECT = "/projects/new/", "/projects/stegen/"


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
