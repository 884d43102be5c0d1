from datetime import date
from decimal import Decimal

import pytest

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.facts import LivelihoodNow, OccupationNow
from stegvis.apps.casework.actions.followups import AlreadyFollowedUp, NothingCameOfIt
from stegvis.apps.casework.models import FollowUp
from stegvis.apps.casework.states import MoveNotAllowed, State
from stegvis.apps.projects import actions as projects
from stegvis.apps.projects.saving import DoesNotFit
from stegvis.core import codebook

EXIT = date(2010, 8, 31)


def exit_amina(cast, reason="A1", on=EXIT, **more):
    return actions.exit_case(case=cast.amina_case, reason=codebook.exits[reason], on=on, by=cast.case_worker, **more)


def planned(case):
    rows = FollowUp.objects.filter(case=case, withdrawn_at__isnull=True, status="planned").order_by("due")
    return [each.due for each in rows]


def test_an_exit_says_how_the_person_lives_afterwards(cast):
    exit_amina(cast, livelihoods=[LivelihoodNow("wage", 100)], occupations=[OccupationNow("work", Decimal(40))])
    page = queries.person_page(cast.case_worker, cast.amina.key, EXIT)
    assert [fact.code for fact in page.facts_on("livelihood", date(2010, 8, 30))] == ["assistance_full"]
    assert [(fact.code, fact.source) for fact in page.facts_on("livelihood", EXIT)] == [("wage", "exit")]
    assert [(fact.code, fact.amount) for fact in page.facts_on("occupation", EXIT)] == [("work", Decimal(40))]


def test_a_corrected_note_of_an_exit_is_kept_as_it_was_and_so_is_one_that_was_reopened(cast):
    case = exit_amina(cast, note="Fick jobb på åkeriet")
    said = {"reason": codebook.exits["A1"], "on": EXIT, "by": cast.case_worker}
    actions.correct_exit(case=case, note="Fick jobb på lagret", why="Fel plats", **said)
    actions.correct_exit(case=case, why="Bara dagen", **said)
    case.refresh_from_db()
    assert case.exit_note == "Fick jobb på lagret"
    actions.reopen_case(case=case, why="För tidigt", by=cast.case_worker)
    _person, changes = queries.changes_of(cast.case_worker, cast.amina.key, EXIT)
    notes = [
        (each.before, each.after) for change in changes for each in change.differences if each.field == "exit_note"
    ]
    assert notes == [("Fick jobb på lagret", None), ("Fick jobb på åkeriet", "Fick jobb på lagret")]


def test_a_case_cannot_exit_twice(cast):
    exit_amina(cast)
    with pytest.raises(actions.AlreadyExited):
        exit_amina(cast, reason="S1", on=date(2010, 9, 2))


def test_a_case_that_has_not_started_cannot_exit(cast):
    actions.move_case(case=cast.amina_case, to=State.PAUSED, on=EXIT, by=cast.case_worker)
    assert exit_amina(cast).state == State.EXITED
    with pytest.raises(MoveNotAllowed):
        actions.correct_exit(
            case=cast.bjorn_case, reason=codebook.exits["A1"], on=EXIT, why="Fel", by=cast.other_case_worker
        )


def test_an_exit_before_the_start_is_refused_in_words(cast):
    with pytest.raises(DoesNotFit):
        exit_amina(cast, on=date(2010, 3, 1))


def test_follow_ups_are_planned_in_calendar_months(cast):
    assert planned(exit_amina(cast)) == [date(2011, 2, 28), date(2011, 8, 31), date(2012, 8, 31)]


def test_half_a_year_after_the_last_of_august_before_a_leap_year_is_the_29th(cast):
    assert planned(exit_amina(cast, on=date(2011, 8, 31)))[0] == date(2012, 2, 29)


@pytest.mark.parametrize("reason", ["D1", "Z9"])
def test_neither_the_dead_nor_wrong_registrations_are_followed_up(cast, reason):
    assert planned(exit_amina(cast, reason=reason)) == []


def test_follow_ups_come_when_the_project_wants_them(cast):
    projects.set_followup_months(project=cast.project, months=[3], by=cast.process_leader)
    assert planned(exit_amina(cast)) == [date(2010, 11, 30)]


def test_a_corrected_exit_moves_what_is_planned_and_leaves_what_was_made(cast):
    case = exit_amina(cast)
    first = FollowUp.objects.get(case=case, months=6)
    actions.record_followup(followup=first, status="done", on=date(2011, 3, 1), by=cast.case_worker)
    actions.correct_exit(
        case=case, reason=codebook.exits["S1"], on=date(2010, 9, 30), why="Slutade senare", by=cast.case_worker
    )
    first.refresh_from_db()
    assert (first.due, first.status) == (date(2011, 2, 28), "done")
    assert planned(case) == [date(2011, 9, 30), date(2012, 9, 30)]
    assert [each.exited_on for each in case.revisions.all()[:2]] == [date(2010, 9, 30), EXIT]


def test_an_exit_corrected_to_a_death_ends_the_plan(cast):
    case = exit_amina(cast)
    actions.correct_exit(case=case, reason=codebook.exits["D1"], on=EXIT, why="Besked", by=cast.case_worker)
    assert planned(case) == []
    assert case.followups.count() == 3


def test_a_correction_of_an_exit_says_why(cast):
    case = exit_amina(cast)
    with pytest.raises(actions.NeedsReason):
        actions.correct_exit(case=case, reason=codebook.exits["S1"], on=EXIT, why="", by=cast.case_worker)


def test_a_reopened_case_has_no_exit_and_no_plan_but_its_history(cast):
    case = actions.reopen_case(case=exit_amina(cast), why="Hon kom tillbaka", by=cast.case_worker)
    assert (case.state, case.exited_on, case.exit_reason) == (State.UNDER_WAY, None, None)
    assert planned(case) == []
    assert case.revisions.all()[1].exit_reason == "A1"
    assert planned(exit_amina(cast, on=date(2010, 12, 1)))[0] == date(2011, 6, 1)


def test_the_last_follow_up_makes_the_case_followed_up(cast):
    case = exit_amina(cast)
    for followup in FollowUp.objects.filter(case=case).order_by("due"):
        actions.record_followup(
            followup=followup,
            status="done" if followup.months < 24 else "unreachable",
            on=followup.due,
            livelihoods=[LivelihoodNow("wage", 100)] if followup.months < 24 else (),
            by=cast.case_worker,
        )
    case.refresh_from_db()
    assert case.state == State.FOLLOWED_UP
    page = queries.person_page(cast.case_worker, cast.amina.key, EXIT)
    assert [fact.source for fact in page.facts_on("livelihood", date(2011, 3, 1))] == ["followup"]


def test_a_follow_up_is_recorded_once(cast):
    followup = FollowUp.objects.filter(case=exit_amina(cast)).first()
    with pytest.raises(NothingCameOfIt):
        actions.record_followup(followup=followup, status="planned", on=EXIT, by=cast.case_worker)
    actions.record_followup(followup=followup, status="done", on=EXIT, by=cast.case_worker)
    with pytest.raises(AlreadyFollowedUp):
        actions.record_followup(followup=followup, status="done", on=EXIT, by=cast.case_worker)


def test_a_corrected_follow_up_keeps_the_first_result(cast):
    followup = FollowUp.objects.get(case=exit_amina(cast), months=6)
    actions.record_followup(followup=followup, status="unreachable", on=date(2011, 3, 1), by=cast.case_worker)
    new = actions.correct_followup(
        followup=followup, status="done", on=date(2011, 3, 4), why="Hon ringde tillbaka", by=cast.case_worker
    )
    followup.refresh_from_db()
    assert (followup.status, followup.why) == ("unreachable", "Hon ringde tillbaka")
    assert (new.status, new.months, new.due) == ("done", 6, followup.due)


def test_what_is_due_is_on_the_own_list_alone(cast):
    followup = FollowUp.objects.get(case=exit_amina(cast), months=6)
    day = date(2011, 3, 1)
    assert list(queries.followups_due(cast.case_worker, day, until=day)) == [followup]
    assert not queries.followups_due(cast.colleague, day, until=day).exists()
    assert not queries.followups_due(cast.other_registrar, day, until=day).exists()
    assert not queries.followups_due(cast.case_worker, day, until=date(2011, 1, 1)).exists()


def test_a_follow_up_of_somebody_elses_does_not_exist(cast):
    followup = FollowUp.objects.filter(case=exit_amina(cast)).first()
    assert queries.followup_for(cast.case_worker, followup.pk, EXIT) == followup
    for viewer in (cast.colleague, cast.other_registrar, cast.process_leader):
        with pytest.raises(NotVisible):
            queries.followup_for(viewer, followup.pk, EXIT)
