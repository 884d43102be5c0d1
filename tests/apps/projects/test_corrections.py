"""Rows that were wrong from the start: corrected, struck out, and taken back; what they said is never lost."""

from datetime import date
from decimal import Decimal

import pytest

from stegvis.apps.access.verdicts import NotAllowed
from stegvis.apps.projects import actions, policies, queries
from stegvis.apps.projects.actions.corrections import CORRECTED, NeedsReason
from stegvis.apps.projects.actions.goals import CannotBeComputed
from stegvis.apps.projects.choices import CriterionKind, FundingSource
from stegvis.apps.projects.models import BudgetYear, Corrigible, Decision, Staffing
from stegvis.apps.projects.saving import DoesNotFit

ON, WHY = date(2010, 1, 1), "Skrevs in fel"


@pytest.fixture
def rows(cast):
    """Return a row of every kind that can be corrected."""
    by, project = cast.officer, cast.project
    meeting = actions.hold_meeting(project=project, on=ON, by=by)
    seat = actions.add_steering_member(project=project, name="Ordföranden", organisation_name="Ekby", on=ON, by=by)
    party = project.parties.get(organisation=cast.ekby)
    return {
        "party": party,
        "staffing": party.staffing.get(),
        "criterion": actions.add_criterion(project=project, kind=CriterionKind.AGE, lowest=25, on=ON, by=by),
        "method": actions.add_method(project=project, name="Samtal", on=ON, by=by),
        "goal": cast.goal,
        "money": project.budget_years.get(year=2010),
        "seat": seat,
        "meeting": meeting,
        "decision": actions.record_decision(
            meeting=meeting, text="Fler platser", owner=project.steering_members.first(), by=by
        ),
        "agreement": actions.record_agreement(project=project, title="Avtal", organisations=[cast.ekby], on=ON, by=by),
    }


WRONG = {
    "party": ("on", date(2009, 3, 1)),
    "staffing": ("share", Decimal("1.5")),
    "criterion": ("lowest", 18),
    "method": ("name", "MI"),
    "goal": ("threshold", Decimal("0.600")),
    "money": ("year", 2011),
    "seat": ("organisation_name", "Socialnämnden"),
    "meeting": ("minutes", "Öppnades."),
    "decision": ("text", "Tio platser till"),
    "agreement": ("until", date(2010, 12, 31)),
}


def test_every_kind_of_row_that_can_be_struck_can_be_corrected():
    assert set(queries.ROWS.values()) == set(CORRECTED)
    assert {each for each in Corrigible.__subclasses__() if not each._meta.abstract} <= set(CORRECTED)


@pytest.mark.parametrize("what", sorted(WRONG))
def test_a_correction_keeps_what_stood_there_who_changed_it_and_why(cast, rows, what):
    field, value = WRONG[what]
    before = getattr(rows[what], field)
    actions.correct_row(row=rows[what], by=cast.officer, why=WHY, **{field: value})
    change = queries.changes_of(cast.project)[0]
    assert (change.what, change.by, change.why) == (what, "Officer", WHY)
    assert [(each.field, each.before or "", each.after) for each in change.differences] == [
        (field, before or "", value)
    ]
    assert getattr(queries.row_for(cast.project, what, rows[what].pk), field) == value


@pytest.mark.parametrize("what", sorted(WRONG))
def test_what_is_struck_out_is_gone_from_the_record_and_can_be_taken_back(cast, rows, what):
    before, row = record(cast), rows[what]
    actions.strike_row(row=row, by=cast.officer, why="Fel projekt")
    assert record(cast) != before
    struck = queries.changes_of(cast.project)[0]
    assert (struck.what, struck.why, struck.row) == (what, "Fel projekt", row.pk)
    actions.restore_row(row=row, by=cast.officer, why="Det var rätt")
    assert record(cast) == before
    assert [change.row for change in queries.changes_of(cast.project)] == [None, None]


def record(cast):
    """Return the numbers of all rows that the record shows."""
    shown = queries.record_of(cast.project)
    parts = (shown.parties, shown.criteria, shown.methods, shown.goals, shown.money, shown.seats, shown.agreements)
    staffing = [row for party in shown.parties for row in party.staffing.all()]
    decisions = [row for meeting in shown.meetings for row in meeting.decisions.all()]
    return [[row.pk for row in rows] for rows in (*parts, shown.meetings, staffing, decisions)]


@pytest.mark.parametrize("what", sorted(WRONG))
@pytest.mark.parametrize("name", ["board_member", "evaluator", "registrar", "case_worker", "unit_manager"])
def test_only_who_changes_the_record_corrects_it(cast, rows, what, name):
    viewer, row = cast.staff[name], rows[what]
    assert not policies.may_correct_row(viewer, row)
    assert not policies.may_strike_row(viewer, row)
    field, value = WRONG[what]
    with pytest.raises(NotAllowed):
        actions.correct_row(row=row, by=viewer, why=WHY, **{field: value})
    with pytest.raises(NotAllowed):
        actions.strike_row(row=row, by=viewer, why=WHY)
    actions.strike_row(row=row, by=cast.officer, why=WHY)
    with pytest.raises(NotAllowed):
        actions.restore_row(row=row, by=viewer, why=WHY)


@pytest.mark.parametrize("why", ["", "  "])
def test_nothing_is_corrected_or_struck_without_a_reason(cast, rows, why):
    with pytest.raises(NeedsReason):
        actions.correct_row(row=rows["method"], by=cast.officer, why=why, name="MI")
    with pytest.raises(NeedsReason):
        actions.strike_row(row=rows["method"], by=cast.officer, why=why)
    assert queries.changes_of(cast.project) == ()


def test_staffing_falls_and_rises_with_its_party(cast, rows):
    staffed = queries.staffing_on(cast.project, date(2010, 6, 1))
    own = Staffing.objects.filter(party=rows["party"]).count()
    actions.strike_row(row=rows["party"], by=cast.officer, why=WHY)
    assert cast.ekby.name in staffed
    assert cast.ekby.name not in queries.staffing_on(cast.project, date(2010, 6, 1))
    assert not policies.may_correct_row(cast.officer, rows["staffing"])
    assert not queries.visible_projects(cast.registrar, ON).exists()
    actions.restore_row(row=rows["party"], by=cast.officer, why=WHY)
    assert queries.staffing_on(cast.project, date(2010, 6, 1)) == staffed
    assert Staffing.objects.filter(party=rows["party"]).count() == own == 1


def test_decisions_fall_with_their_meeting_and_follow_it_to_its_right_day(cast, rows):
    actions.strike_row(row=rows["meeting"], by=cast.officer, why=WHY)
    assert not queries.open_decisions(cast.officer, ON).exists()
    actions.restore_row(row=rows["meeting"], by=cast.officer, why=WHY)
    actions.correct_row(row=rows["meeting"], by=cast.officer, why=WHY, held_on=date(2010, 1, 8))
    assert Decision.objects.get().decided_on == date(2010, 1, 8)


def test_a_seat_that_sees_to_a_decision_is_not_struck_until_the_decision_is_corrected(cast, rows):
    owner = rows["decision"].owner
    with pytest.raises(NotAllowed, match=r"decision|beslut"):
        actions.strike_row(row=owner, by=cast.officer, why=WHY)
    actions.correct_row(row=rows["decision"], by=cast.officer, why=WHY, owner=rows["seat"])
    actions.strike_row(row=owner, by=cast.officer, why=WHY)
    assert not queries.visible_projects(cast.board_member, ON).exists()


def test_a_years_money_can_be_set_anew_after_it_was_struck_and_is_then_not_taken_back(cast, rows):
    money = rows["money"]
    actions.strike_row(row=money, by=cast.officer, why=WHY)
    source = FundingSource(money.funding_source)
    actions.set_budget_year(project=cast.project, year=2010, funding_source=source, budget=1, by=cast.officer)
    with pytest.raises(DoesNotFit):
        actions.restore_row(row=money, by=cast.officer, why=WHY)
    assert BudgetYear.objects.get(project=cast.project, year=2010).budget == 1


def test_a_goal_is_not_corrected_into_one_that_cannot_be_computed(cast):
    with pytest.raises(CannotBeComputed):
        actions.correct_row(row=cast.goal, by=cast.officer, why=WHY, numerator="at")


def test_each_earlier_wording_of_a_decision_is_kept_with_its_reason(cast, rows):
    decision = rows["decision"]
    for text, why in (("Tio platser", "Antalet saknades"), ("Elva platser", "Räknat fel")):
        actions.correct_row(row=decision, by=cast.officer, why=why, text=text)
    wordings = queries.record_of(cast.project).earlier_wordings[decision.pk]
    assert [(each.text, each.why) for each in wordings] == [
        ("Tio platser", "Räknat fel"),
        ("Fler platser", "Antalet saknades"),
    ]


def test_a_row_is_taken_back_once_and_corrected_only_while_it_stands(cast, rows):
    with pytest.raises(NotAllowed):
        actions.restore_row(row=rows["method"], by=cast.officer, why=WHY)
    actions.strike_row(row=rows["method"], by=cast.officer, why=WHY)
    with pytest.raises(NotAllowed):
        actions.correct_row(row=rows["method"], by=cast.officer, why=WHY, name="MI")


def test_the_key_of_a_struck_goal_is_not_given_to_another(cast):
    actions.strike_row(row=cast.goal, by=cast.officer, why=WHY)
    assert queries.free_goal_key(cast.project, "Work or study") == "work-or-study-2"
