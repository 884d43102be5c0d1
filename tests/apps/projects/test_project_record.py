from datetime import date
from decimal import Decimal

import pytest

from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.projects import actions, queries
from stegvis.apps.projects.actions.goals import CannotBeComputed
from stegvis.apps.projects.models import CriterionKind, Denominator, FundingSource, Goal, Numerator, SteeringMember
from stegvis.apps.projects.saving import DoesNotFit

ON = date(2010, 1, 1)


def test_only_the_association_founds_and_changes_its_project(cast):
    with pytest.raises(NotAllowed):
        actions.create_project(
            association=cast.ekby, key="eget", name="Eget", form="individual", starts=ON, by=cast.registrar
        )
    with pytest.raises(NotAllowed):
        actions.update_project(project=cast.project, name="Vårt", by=cast.registrar)


def test_two_projects_cannot_have_one_key(cast):
    with pytest.raises(DoesNotFit):
        actions.create_project(
            association=cast.association, key="stegen", name="Två", form="individual", starts=ON, by=cast.officer
        )


def test_a_changed_text_keeps_what_it_said_who_changed_it_and_why(cast):
    actions.update_project(project=cast.project, purpose="Nytt syfte.", why="Beslut i styrgruppen", by=cast.officer)
    latest, before = cast.project.history.all()[:2]
    assert (latest.purpose, before.purpose) == ("Nytt syfte.", "Fler ska komma i arbete eller studier.")
    assert (latest.history_user, latest.history_change_reason) == (cast.officer.user, "Beslut i styrgruppen")


def test_a_key_is_not_a_detail_that_can_be_changed(cast):
    with pytest.raises(TypeError, match="key"):
        actions.update_project(project=cast.project, key="annan", by=cast.officer)


def test_staff_of_one_function_over_time_do_not_overlap(cast):
    party = cast.project.parties.get(organisation=cast.ekby)
    actions.add_staffing(party=party, function="Handläggare", share=Decimal("1.5"), on=ON, by=cast.process_leader)
    assert queries.staffing_on(cast.project, date(2009, 12, 31))[cast.ekby.name] == Decimal("0.5")
    assert queries.staffing_on(cast.project, ON)[cast.ekby.name] == Decimal("1.5")


def test_a_party_that_leaves_takes_its_staff_along(cast):
    party = cast.project.parties.get(organisation=cast.fk)
    actions.end_row(row=party, on=ON, by=cast.process_leader)
    assert cast.fk.name in queries.staffing_on(cast.project, ON)
    assert cast.fk.name not in queries.staffing_on(cast.project, date(2010, 1, 2))


def test_a_party_cannot_end_before_it_began(cast):
    party = cast.project.parties.get(organisation=cast.fk)
    with pytest.raises(DoesNotFit, match=r"last day|Sista dagen"):
        actions.end_row(row=party, on=date(2008, 1, 1), by=cast.process_leader)


def test_staffing_can_end_by_itself(cast):
    staffing = cast.project.parties.get(organisation=cast.af).staffing.get()
    actions.end_row(row=staffing, on=ON, by=cast.process_leader)
    assert cast.af.name not in queries.staffing_on(cast.project, date(2010, 1, 2))


def test_criteria_carry_their_numbers_and_values(cast):
    add = {"project": cast.project, "on": ON, "by": cast.process_leader}
    actions.add_criterion(kind=CriterionKind.AGE, lowest=25, highest=55, **add)
    actions.add_criterion(kind=CriterionKind.ASSISTANCE_MONTHS, lowest=10, window_months=12, **add)
    actions.add_criterion(kind=CriterionKind.BORN_ABROAD, **add)
    home = actions.add_criterion(kind=CriterionKind.MUNICIPALITY, values=["1266", "1267"], **add)
    assert cast.project.criteria.count() == 4
    assert {value.code for value in home.values.all()} == {"1266", "1267"}


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        (CriterionKind.AGE, {}),
        (CriterionKind.AGE, {"lowest": 55, "highest": 25}),
        (CriterionKind.AGE, {"lowest": 25, "window_months": 12}),
        (CriterionKind.ASSISTANCE_MONTHS, {"lowest": 10}),
        (CriterionKind.ASSISTANCE_MONTHS, {"lowest": 13, "window_months": 12}),
        (CriterionKind.BORN_ABROAD, {"lowest": 1}),
    ],
)
def test_a_criterion_with_the_wrong_numbers_is_refused_in_words(cast, kind, numbers):
    with pytest.raises(DoesNotFit):
        actions.add_criterion(project=cast.project, kind=kind, on=ON, by=cast.process_leader, **numbers)


def test_a_goal_in_words_needs_nothing_to_compute(cast):
    goal = actions.set_goal(
        project=cast.project, key="nytta", level="individual", title="Deltagarna har nytta av det", by=cast.officer
    )
    assert not goal.computable
    assert cast.goal.computable


@pytest.mark.parametrize(
    "gap", ["outcome", "numerator", "denominator", "threshold", "window_months"], ids=lambda gap: f"without_{gap}"
)
def test_a_computable_goal_is_whole(cast, gap):
    with pytest.raises(DoesNotFit):
        actions.change_goal(goal=cast.goal, why="Prov", by=cast.officer, **{gap: None})


def test_a_goal_by_the_cut_off_has_no_window(cast):
    with pytest.raises(DoesNotFit):
        actions.change_goal(goal=cast.goal, why="Prov", by=cast.officer, numerator=Numerator.EVER)
    changed = actions.change_goal(
        goal=cast.goal, why="Prov", by=cast.officer, numerator=Numerator.EVER, window_months=None
    )
    assert (changed.window_months, changed.denominator) == (None, Denominator.STARTED)


def test_a_goal_with_an_unknown_outcome_is_refused(cast):
    with pytest.raises(CannotBeComputed):
        actions.change_goal(goal=cast.goal, why="Prov", by=cast.officer, outcome="happiness")


@pytest.mark.parametrize(
    "changes",
    [
        {"numerator": Numerator.AT},
        {"denominator": Denominator.EXITS},
        {"outcome": "self_support"},
        {"outcome": "self_support", "numerator": Numerator.AT, "denominator": Denominator.EXITS},
    ],
    ids=["once_yet_on_a_day", "exits_within_a_window", "on_a_day_yet_once", "on_a_day_of_exits"],
)
def test_a_goal_whose_choices_do_not_go_together_is_refused(cast, changes):
    with pytest.raises(CannotBeComputed):
        actions.change_goal(goal=cast.goal, why="Prov", by=cast.officer, **changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"denominator": Denominator.EXITS, "numerator": Numerator.EVER, "window_months": None},
        {"outcome": "self_support", "numerator": Numerator.AT},
    ],
    ids=["of_exits", "on_a_day"],
)
def test_a_goal_of_exits_or_of_a_day_can_be_computed(cast, changes):
    assert actions.change_goal(goal=cast.goal, why="Prov", by=cast.officer, **changes).computable


def test_a_threshold_is_a_share(cast):
    with pytest.raises(DoesNotFit):
        actions.change_goal(goal=cast.goal, why="Prov", by=cast.officer, threshold=Decimal("1.5"))


def test_a_changed_goal_keeps_what_it_was_and_why(cast):
    actions.change_goal(goal=cast.goal, why="Styrgruppen höjde målet", by=cast.officer, threshold=Decimal("0.6"))
    latest, before = Goal.history.filter(id=cast.goal.pk)[:2]
    assert (latest.threshold, before.threshold) == (Decimal("0.6"), Decimal("0.5"))
    assert latest.history_change_reason == "Styrgruppen höjde målet"


def test_only_known_fields_of_a_goal_change(cast):
    with pytest.raises(TypeError, match="project"):
        actions.change_goal(goal=cast.goal, why="Prov", by=cast.officer, project=None)


def test_the_years_budget_takes_the_latest_figures(cast):
    money = {"project": cast.project, "year": 2010, "funding_source": FundingSource.ASSOCIATION, "by": cast.officer}
    actions.set_budget_year(budget=Decimal(900_000), outcome=Decimal(850_000), **money)
    assert cast.project.budget_years.get().outcome == Decimal(850_000)
    with pytest.raises(DoesNotFit):
        actions.set_budget_year(budget=Decimal(-1), **money)


ESF = {
    "number": "2022/00099",
    "owner_name": "Samordningsförbundet Eslöv, Höör och Hörby (Finsam MittSkåne)",
    "name": "Arbetslöshetshälsovård",
    "region": "Sydsverige",
    "planned_participants": 2,
    "starts": date(2022, 5, 1),
    "ends": date(2022, 12, 1),
    "total_budget": Decimal(393_650),
    "granted_support": Decimal(393_650),
    "recipient_postcode": "24130",
    "programme_area": "2",
    "specific_objective": "2.1",
    "union_cofinancing_per_cent": Decimal(50),
    "intervention_type": "102",
}


def test_the_record_of_the_social_fund_holds_every_field_of_its_page(cast):
    record = actions.set_esf_record(project=cast.project, by=cast.officer, **ESF)
    again = actions.set_esf_record(project=cast.project, by=cast.officer, region="Sydsverige, Skåne")
    assert (record.pk, again.region, again.number) == (again.pk, "Sydsverige, Skåne", "2022/00099")
    with pytest.raises(DoesNotFit):
        actions.set_esf_record(project=cast.project, by=cast.officer, granted_support=Decimal(400_000))
    with pytest.raises(TypeError, match="colour"):
        actions.set_esf_record(project=cast.project, by=cast.officer, colour="blue")


def test_a_decision_has_an_owner_and_is_done_once(cast):
    leader = cast.process_leader
    member = actions.add_steering_member(
        project=cast.project, name="Ordföranden", organisation_name="Ekby kommun", on=ON, by=leader
    )
    meeting = actions.hold_meeting(project=cast.project, on=date(2010, 5, 4), minutes="Öppnades.", by=leader)
    decision = actions.record_decision(
        meeting=meeting, text="Fler platser", owner=member, due=date(2010, 6, 1), by=leader
    )
    assert list(queries.open_decisions(cast.officer, date(2010, 5, 5))) == [decision]
    with pytest.raises(DoesNotFit):
        actions.mark_decision_done(decision=decision, on=date(2010, 5, 1), by=leader)
    actions.mark_decision_done(decision=decision, on=date(2010, 6, 1), by=leader)
    assert not queries.open_decisions(cast.officer, date(2010, 6, 2)).exists()


def test_a_member_is_a_user_or_a_name_with_an_organisation(cast):
    with pytest.raises(DoesNotFit):
        actions.add_steering_member(project=cast.project, name="Ordföranden", on=ON, by=cast.process_leader)


def test_an_agreement_keeps_its_earlier_wording(cast):
    agreement = actions.record_agreement(
        project=cast.project,
        title="Samverkan",
        organisations=[cast.ekby, cast.af],
        text="Vi ses varje månad.",
        on=ON,
        by=cast.officer,
    )
    actions.update_agreement(agreement=agreement, text="Vi ses varje vecka.", why="Ny överenskommelse", by=cast.officer)
    assert [row.text for row in agreement.history.all()] == ["Vi ses varje vecka.", "Vi ses varje månad."]
    assert set(agreement.organisations.all()) == {cast.ekby, cast.af}


def test_a_method_can_be_added_and_ended(cast):
    method = actions.add_method(project=cast.project, name="Motiverande samtal", on=ON, by=cast.process_leader)
    actions.end_row(row=method, on=date(2010, 12, 31), by=cast.process_leader)
    assert cast.project.methods.get().until == date(2010, 12, 31)


def test_follow_ups_come_at_half_a_year_a_year_and_two_unless_decided_otherwise(cast):
    assert queries.followup_months(cast.project) == [6, 12, 24]
    actions.set_followup_months(project=cast.project, months=[12, 3], by=cast.process_leader)
    assert queries.followup_months(cast.project) == [3, 12]


WHO_SEES = {
    "process_leader",
    "officer",
    "evaluator",
    "board_member",
    "case_worker",
    "colleague",
    "registrar",
    "unit_manager",
    "trusted_registrar",
    "other_case_worker",
    "other_registrar",
    "af_worker",
    "fk_worker",
}


def test_a_project_exists_for_the_association_its_parties_and_its_steering_group(cast):
    seen = {name for name, viewer in cast.staff.items() if queries.visible_projects(viewer, ON).exists()}
    assert seen == WHO_SEES


def test_who_does_not_see_a_project_does_not_find_it(cast):
    assert queries.project_for(cast.registrar, "stegen", ON) == cast.project
    with pytest.raises(NotVisible):
        queries.project_for(cast.provider, "stegen", ON)


def test_a_seat_in_the_steering_group_ends(cast):
    seat = SteeringMember.objects.get(user=cast.board_member.user)
    actions.end_row(row=seat, on=date(2009, 12, 31), by=cast.process_leader)
    assert not queries.visible_projects(cast.board_member, ON).exists()
