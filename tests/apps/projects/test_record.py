"""The record read as a whole: staffing over time, what was changed, and keys for what is new."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.projects import actions, queries
from stegvis.apps.projects.choices import CriterionKind, FundingSource
from stegvis.apps.projects.models import State

ON = date(2010, 1, 1)


@pytest.fixture
def empty(cast):
    """Return a project in which nobody takes part yet."""
    return actions.create_project(
        association=cast.association, key="ny", name="Ny", form="individual", starts=ON, by=cast.officer
    )


def party_with_staff(cast, project, organisation, *staff):
    """Add a party whose staff are (function, share, first day, last day)."""
    party = actions.add_party(project=project, organisation=organisation, on=ON, by=cast.officer)
    for function, share, on, until in staff:
        row = actions.add_staffing(party=party, function=function, share=Decimal(share), on=on, by=cast.officer)
        if until:
            actions.end_row(row=row, on=until, by=cast.officer)
    return party


def test_staffing_over_time_is_cut_where_something_changes(cast, empty):
    spring, autumn = (date(2010, 3, 1), date(2010, 5, 31)), date(2010, 9, 1)
    party_with_staff(cast, empty, cast.ekby, ("Handläggare", "2", ON, None))
    party_with_staff(cast, empty, cast.af, ("Handläggare", "1", *spring), ("Coach", "0.5", autumn, None))
    periods = queries.staffing_periods(queries.record_of(empty).parties)
    ekby, af = cast.ekby.pk, cast.af.pk
    assert [(each.on, each.until, each.shares, each.total) for each in periods] == [
        (ON, date(2010, 2, 28), {ekby: 2}, 2),
        (*spring, {ekby: 2, af: 1}, 3),
        (date(2010, 6, 1), date(2010, 8, 31), {ekby: 2}, 2),
        (autumn, None, {ekby: 2, af: Decimal("0.5")}, Decimal("2.5")),
    ]


def test_a_time_without_staff_between_two_is_shown_and_one_after_the_last_is_not(cast, empty):
    first, second = (ON, date(2010, 1, 31)), (date(2010, 4, 1), date(2010, 4, 30))
    party_with_staff(cast, empty, cast.af, ("Handläggare", "1", *first), ("Coach", "1", *second))
    periods = queries.staffing_periods(queries.record_of(empty).parties)
    assert [each.total for each in periods] == [1, 0, 1]
    assert periods[-1].until == date(2010, 4, 30)


def test_parties_without_staff_have_no_times(cast, empty):
    party_with_staff(cast, empty, cast.af)
    assert queries.staffing_periods(queries.record_of(empty).parties) == []


def test_functions_of_one_party_add_up(cast, empty):
    party_with_staff(cast, empty, cast.af, ("Handläggare", "0.5", ON, None), ("Coach", "0.25", ON, None))
    (period,) = queries.staffing_periods(queries.record_of(empty).parties)
    assert period.shares == {cast.af.pk: Decimal("0.75")}


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2009, 1, 31), State.COMING),
        (date(2009, 2, 1), State.RUNNING),
        (date(2010, 12, 31), State.RUNNING),
        (date(2011, 1, 1), State.ENDED),
    ],
)
def test_a_project_is_coming_running_or_ended_by_its_days(cast, day, state):
    project = actions.update_project(project=cast.project, ends=date(2010, 12, 31), by=cast.officer)
    assert project.state_on(day) == state


def test_a_project_without_an_end_still_runs(cast):
    assert cast.project.state_on(date(2050, 1, 1)) == State.RUNNING


def test_nothing_is_changed_until_somebody_changes_it(empty):
    assert queries.changes_of(empty) == ()


def test_each_change_tells_who_when_why_and_what_stood_there(cast):
    actions.update_project(project=cast.project, purpose="Nytt.", capacity=40, why="Beslut", by=cast.officer)
    (change,) = queries.changes_of(cast.project)
    assert (change.by, change.what, change.of, change.why) == (cast.officer.user.name, "project", "Stegen", "Beslut")
    assert [(each.field, each.before, each.after) for each in change.differences] == [
        ("capacity", None, 40),
        ("purpose", "Fler ska komma i arbete eller studier.", "Nytt."),
    ]


def test_changes_of_all_parts_stand_in_one_list_the_latest_first(cast):
    by, project = cast.officer, cast.project
    method = actions.add_method(project=project, name="Samtal", on=ON, by=by)
    meeting = actions.hold_meeting(project=project, on=ON, by=by)
    agreement = actions.record_agreement(project=project, title="Samverkan", organisations=[], on=ON, by=by)
    actions.update_method(method=method, description="En gång i veckan.", by=by)
    actions.update_meeting(meeting=meeting, minutes="Öppnades.", by=by)
    actions.update_agreement(agreement=agreement, title="Samverkan 2", by=by)
    actions.change_goal(goal=cast.goal, threshold=Decimal("0.6"), why="Höjt", by=by)
    actions.set_budget_year(
        project=project, year=2010, funding_source=FundingSource.ASSOCIATION, budget=Decimal(800_000), by=by
    )
    assert [change.what for change in queries.changes_of(project)] == [
        "money",
        "goal",
        "agreement",
        "meeting",
        "method",
    ]


def test_another_projects_changes_are_not_told(cast, empty):
    actions.update_project(project=cast.project, purpose="Nytt.", by=cast.officer)
    assert queries.changes_of(empty) == ()


def test_only_texts_of_a_meeting_a_method_and_an_agreement_change(cast):
    meeting = actions.hold_meeting(project=cast.project, on=ON, by=cast.officer)
    with pytest.raises(TypeError, match="held_on"):
        actions.update_meeting(meeting=meeting, held_on=ON, by=cast.officer)
    with pytest.raises(NotAllowed):
        actions.update_meeting(meeting=meeting, minutes="Ändrat.", by=cast.registrar)
    method = actions.add_method(project=cast.project, name="Samtal", on=ON, by=cast.officer)
    with pytest.raises(NotAllowed):
        actions.update_method(method=method, name="Annat", by=cast.registrar)


def test_keys_are_plain_and_never_taken(cast, empty):
    assert queries.free_key("Utrikesfödda – metodutveckling") == "utrikesfodda-metodutveckling"
    assert queries.free_key("Stegen") == "stegen-2"
    assert queries.free_key("…") == "x"
    assert queries.free_goal_key(cast.project, "Work or study") == "work-or-study-2"
    assert queries.free_goal_key(empty, "Work or study") == "work-or-study"


def test_rows_of_another_project_are_not_found(cast, empty):
    party = cast.project.parties.first()
    assert queries.party_for(cast.project, party.pk) == party
    with pytest.raises(NotVisible):
        queries.party_for(empty, party.pk)
    with pytest.raises(NotVisible):
        queries.staffing_for(empty, party.staffing.get().pk)
    with pytest.raises(NotVisible):
        queries.goal_for(empty, cast.goal.key)


def test_a_seat_can_go_to_those_of_the_association_and_the_parties_who_read_publications(cast, empty):
    seats = {member.user.name for member in queries.possible_members(empty, ON)}
    assert seats == {"Process leader", "Officer", "Evaluator"}
    actions.add_party(project=empty, organisation=cast.region, on=ON, by=cast.officer)
    assert "Board member" in {member.user.name for member in queries.possible_members(empty, ON)}
    assert "Board member" not in {member.user.name for member in queries.possible_members(cast.project, ON)}


def test_late_decisions_are_counted_by_project(cast):
    seat = cast.project.steering_members.get()
    meeting = actions.hold_meeting(project=cast.project, on=ON, by=cast.officer)
    for due in (date(2010, 2, 1), date(2010, 3, 1), None):
        actions.record_decision(meeting=meeting, text="Gör det", owner=seat, due=due, by=cast.officer)
    assert queries.overdue_decisions(cast.officer, date(2010, 2, 1)) == {}
    assert queries.overdue_decisions(cast.officer, date(2010, 2, 2)) == {cast.project.pk: 1}
    assert queries.overdue_decisions(cast.provider, date(2010, 4, 1)) == {}


def fill(cast, year):
    """Add one of each part that a project has many of."""
    on, by, project = date(year, 1, 1), cast.officer, cast.project
    actions.add_method(project=project, name=f"Metod {year}", on=on, by=by)
    actions.add_criterion(project=project, kind=CriterionKind.MUNICIPALITY, values=["1266", "1267"], on=on, by=by)
    actions.record_agreement(project=project, title=f"Avtal {year}", organisations=[cast.ekby, cast.af], on=on, by=by)
    meeting = actions.hold_meeting(project=project, on=on, by=by)
    seat = project.steering_members.get()
    actions.record_decision(meeting=meeting, text="Gör det", owner=seat, by=by)


def test_the_record_costs_the_same_whatever_its_size(cast):
    counted = []
    for year in (2010, 2011, 2012):
        fill(cast, year)
        with CaptureQueriesContext(connection) as queried:
            record = queries.record_of(cast.project)
        counted.append(len(queried))
    assert len(record.meetings) == 3
    assert len(set(counted)) == 1
