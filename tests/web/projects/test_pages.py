"""The list, the project and its parts: who finds them, what they show, and what they cost."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stegvis.apps.projects import actions
from stegvis.apps.projects.choices import CriterionKind, FundingSource
from stegvis.web.projects.sections import SECTIONS

LIST, PROJECT = "/projects/", "/projects/stegen/"
PARTS = [PROJECT, f"{PROJECT}history/", *(f"{PROJECT}{name}/" for name in SECTIONS)]
READERS = ["officer", "process_leader", "evaluator", "board_member", "case_worker", "registrar", "af_worker"]
STRANGERS = ["provider", "referrer", "administrator", "data_protection_officer"]


def text_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", READERS)
def test_the_association_its_parties_and_its_steering_group_read_every_part(cast, signed_in, name):
    client = signed_in(cast.staff[name])
    assert {client.get(address).status_code for address in [LIST, *PARTS]} == {200}


@pytest.mark.parametrize("name", STRANGERS)
def test_for_everybody_else_no_page_exists(cast, signed_in, name):
    client = signed_in(cast.staff[name])
    assert {client.get(address).status_code for address in [LIST, *PARTS]} == {404}


def test_somebody_of_an_organisation_that_takes_no_part_sees_an_empty_list_and_no_project(cast, house, signed_in):
    client = signed_in(house.staff("Stina", "case_worker", house.other_board))
    assert "deltar inte i något projekt" in text_of(client, LIST)
    assert {client.get(address).status_code for address in PARTS} == {404}


def test_a_part_that_is_none_does_not_exist(cast, signed_in):
    assert signed_in(cast.officer).get(f"{PROJECT}secrets/").status_code == 404


def test_the_list_tells_state_period_and_parties(cast, signed_in):
    actions.update_project(project=cast.project, ends=date(2010, 12, 31), by=cast.officer)
    page = text_of(signed_in(cast.officer), LIST)
    assert "Avslutat" in page
    assert "2009-02-01 – 2010-12-31" in page
    assert "Socialnämnden i Ekby" in page


def test_a_late_decision_is_seen_in_the_list_on_the_project_and_at_the_steering_group(cast, signed_in):
    decide(cast, due=date(2010, 6, 1))
    client = signed_in(cast.officer)
    assert "1 sent beslut" in text_of(client, LIST)
    assert "Ett av styrgruppens beslut är sent" in text_of(client, PROJECT)
    assert "dagar sen" in text_of(client, f"{PROJECT}steering/")


def test_buttons_stand_where_the_verdict_allows_and_nowhere_else(cast, signed_in):
    fill(cast, 2010)
    for address in PARTS:
        assert "/new/" not in text_of(signed_in(cast.evaluator), address)
        assert "/end/" not in text_of(signed_in(cast.evaluator), address)
        if address != f"{PROJECT}target-group/":  # there a party's own staff try what a change would mean
            assert "/new/" not in text_of(signed_in(cast.registrar), address).replace('href="/participants/new/', "")
            assert "/end/" not in text_of(signed_in(cast.registrar), address)
    client = signed_in(cast.officer)
    assert f"{PROJECT}commission/" in text_of(client, PROJECT)
    for part in set(SECTIONS) - {"esf", "follow-ups", "figures"}:
        assert "/new/" in text_of(client, f"{PROJECT}{part}/")


def test_criteria_and_goals_are_read_as_sentences(cast, signed_in):
    add = {"project": cast.project, "on": date(2009, 2, 1), "by": cast.officer}
    actions.add_criterion(kind=CriterionKind.AGE, lowest=25, highest=55, **add)
    actions.add_criterion(kind=CriterionKind.ASSISTANCE_MONTHS, lowest=10, window_months=12, **add)
    actions.add_criterion(kind=CriterionKind.MUNICIPALITY, values=["1266", "1267"], **add)
    page = text_of(signed_in(cast.registrar), PROJECT)
    assert "Ålder 25–55 år" in page
    assert "Försörjningsstöd minst 10 av de senaste 12 månaderna" in page
    assert "Bor i Hörby eller Höör" in page
    goals = text_of(signed_in(cast.registrar), f"{PROJECT}goals/")
    assert (
        "Av alla som har startat ska minst 50 % ha gått vidare till arbete eller studier inom 12 månader från start."
        in goals
    )


def test_what_has_ended_stands_apart(cast, signed_in):
    party = cast.project.parties.get(organisation=cast.fk)
    actions.end_row(row=party, on=date(2010, 1, 31), by=cast.officer)
    page = text_of(signed_in(cast.registrar), f"{PROJECT}parties/")
    assert page.index("Tidigare parter") < page.rindex(cast.fk.name)


def test_a_year_shows_deviation_and_the_whole_its_total(cast, signed_in):
    for source, budget, outcome in ((FundingSource.ESF, 100_000, 90_000), (FundingSource.PARTY, 50_000, None)):
        actions.set_budget_year(
            project=cast.project, year=2010, funding_source=source, budget=budget, outcome=outcome, by=cast.officer
        )
    page = text_of(signed_in(cast.officer), f"{PROJECT}funding/").replace("\u202f", " ")
    assert "−10 000 kr" in page
    assert "1 050 000 kr" in page
    assert "Utfallet är inte känt ännu på 2 rader" in page


def test_history_tells_who_changed_what_and_why(cast, signed_in):
    actions.update_project(project=cast.project, purpose="Nytt syfte.", why="Styrgruppens beslut", by=cast.officer)
    page = text_of(signed_in(cast.registrar), f"{PROJECT}history/")
    for words in ("Officer", "Styrgruppens beslut", "Fler ska komma i arbete", "Nytt syfte.", "Syfte:"):
        assert words in page


def test_who_follows_the_figures_goes_from_a_goal_to_how_far_it_is_reached(cast, signed_in):
    link = 'href="/reports/stegen/goal/"'
    assert link in text_of(signed_in(cast.officer), f"{PROJECT}goals/")
    assert link in text_of(signed_in(cast.registrar), f"{PROJECT}goals/")
    assert link not in text_of(signed_in(cast.board_member), f"{PROJECT}goals/")


def test_those_who_count_anonymous_participants_find_the_way(cast, signed_in):
    link = "/participants/anonymous/stegen/"
    assert link in text_of(signed_in(cast.registrar), PROJECT)
    assert link not in text_of(signed_in(cast.officer), PROJECT)


def decide(cast, due):
    seat = cast.project.steering_members.get()
    meeting = actions.hold_meeting(project=cast.project, on=date(2010, 5, 4), by=cast.officer)
    return actions.record_decision(meeting=meeting, text="Fler platser", owner=seat, due=due, by=cast.officer)


def fill(cast, year):
    """Add one of each part that a project has many of."""
    on, by, project = date(year, 1, 1), cast.officer, cast.project
    decide(cast, due=date(year, 6, 1))
    actions.add_method(project=project, name=f"Metod {year}", on=on, by=by)
    actions.add_criterion(project=project, kind=CriterionKind.MUNICIPALITY, values=["1266"], on=on, by=by)
    actions.record_agreement(project=project, title=f"Avtal {year}", organisations=[cast.ekby], on=on, by=by)
    actions.set_budget_year(project=project, year=year, funding_source=FundingSource.ESF, budget=1, by=by)
    actions.set_goal(project=project, key=f"goal-{year}", level="result", title="Mål", by=by)
    actions.update_project(project=project, purpose=f"Syfte {year}", by=by)
    actions.create_project(association=cast.association, key=f"p{year}", name="P", form="individual", starts=on, by=by)


@pytest.mark.parametrize("address", [LIST, *PARTS])
def test_a_page_costs_the_same_however_much_it_holds(cast, signed_in, address):
    counted = set()
    for year in (2010, 2011, 2012):
        fill(cast, year)
        client = signed_in(cast.officer)
        client.get(LIST)  # notes the time of use
        with CaptureQueriesContext(connection) as queried:
            client.get(address)
        counted.add(len(queried))
    assert len(counted) == 1
    assert counted.pop() <= 24
