"""Activities and placements: planned, under way, ended with why; who came, and what stood there before."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions import Attended
from stegvis.apps.casework.actions.facts import NeedsReason
from stegvis.apps.casework.models import Activity, ActivityDay
from stegvis.apps.casework.plan_policies import NotInThePlan
from stegvis.apps.people.actions import NotYet
from stegvis.apps.people.contents import contents
from stegvis.apps.projects.saving import DoesNotFit

MONDAY = date(2010, 8, 30)
CAME, ABSENT = Attended("came", Decimal(4)), Attended("absence")


def training(cast, **says):
    about = {"place": "Ekby Åkeri", "hours": Decimal(20), "on": MONDAY, "arranged_by": cast.ekby, **says}
    return actions.record_activity(case=cast.amina_case, method="work_training", by=cast.case_worker, **about)


def note(cast, activity, days, why=""):
    return actions.record_attendance(activity=activity, days=days, why=why, by=cast.case_worker)


def goes(cast, kind):
    """Return what of activities can be handed over as this kind."""
    return [each for each in contents(cast.amina, [kind], MONDAY) if each.id.startswith(("activity:", "attendance:"))]


def found(cast, activity):
    return queries.activity_for(cast.case_worker, activity.key, MONDAY)


def test_a_planned_activity_begins_and_ends_with_what_came_of_it(cast):
    activity = training(cast, on=None, planned_on=MONDAY, planned_until=date(2010, 12, 31))
    assert activity.is_planned
    actions.begin_activity(activity=activity, on=MONDAY, by=cast.case_worker)
    actions.end_activity(activity=activity, result="completed_work", until=date(2010, 11, 1), by=cast.case_worker)
    activity = found(cast, activity)
    assert (activity.on, activity.until, activity.result) == (MONDAY, date(2010, 11, 1), "completed_work")
    with pytest.raises(actions.AlreadyEnded):
        actions.end_activity(activity=activity, result="completed", by=cast.case_worker)
    with pytest.raises(actions.AlreadyBegun):
        actions.begin_activity(activity=activity, on=MONDAY, by=cast.case_worker)


def test_what_was_cut_short_says_why(cast):
    activity = training(cast)
    with pytest.raises(NeedsReason):
        actions.end_activity(activity=activity, result="health", until=MONDAY, by=cast.case_worker)
    actions.end_activity(activity=activity, result="health", until=MONDAY, why="Ryggen", by=cast.case_worker)
    assert found(cast, activity).result_why == "Ryggen"


def test_what_never_began_has_no_days_and_what_began_did_begin(cast):
    planned, begun = training(cast, on=None, planned_on=MONDAY), training(cast)
    actions.end_activity(activity=planned, result="never_begun", why="Ingen plats", by=cast.case_worker)
    assert (found(cast, planned).on, found(cast, planned).until) == (None, None)
    with pytest.raises(actions.HasBegun):
        actions.end_activity(activity=begun, result="never_begun", why="Nej", by=cast.case_worker)


def test_the_kind_of_information_is_the_methods_unless_another_is_chosen(cast):
    by = cast.case_worker
    cbt = actions.record_activity(case=cast.amina_case, method="cbt", on=MONDAY, by=by)
    chosen = actions.record_activity(case=cast.amina_case, method="course", kind="substance_use", on=MONDAY, by=by)
    assert (cbt.kind, training(cast).kind, chosen.kind) == ("health", "work_education", "substance_use")


def test_only_a_party_of_the_case_arranges_and_nothing_begins_tomorrow(cast):
    with pytest.raises(NotInThePlan):
        training(cast, arranged_by=cast.association)
    with pytest.raises(NotYet):
        training(cast, on=timezone.localdate() + timedelta(days=1))


def test_a_week_is_noted_at_once_and_only_what_changes_is_written(cast):
    activity = training(cast)
    week = {MONDAY: CAME, MONDAY + timedelta(days=1): ABSENT, MONDAY + timedelta(days=2): None}
    assert len(note(cast, activity, week)) == 2
    assert note(cast, activity, week) == []
    sums = queries.attendance_sum(found(cast, activity))
    assert (sums.came, sums.absence, sums.valid_absence, sums.hours) == (1, 1, 0, Decimal(4))


def test_another_answer_for_a_day_needs_a_reason_and_the_first_is_kept(cast):
    activity = training(cast)
    note(cast, activity, {MONDAY: ABSENT})
    with pytest.raises(NeedsReason):
        note(cast, activity, {MONDAY: CAME})
    note(cast, activity, {MONDAY: CAME}, why="Stod på fel lista")
    _person, changes = queries.changes_of(cast.case_worker, cast.amina.key, MONDAY)
    (change,) = (each for each in changes if each.what == "activityday")
    assert change.why == "Stod på fel lista"
    assert ("attended", "absence", "came") in [(each.field, each.before, each.after) for each in change.differences]


def test_attendance_lies_within_the_activity(cast):
    activity = training(cast, on=None, planned_on=MONDAY)
    with pytest.raises(actions.HasNotBegun):
        note(cast, activity, {MONDAY: CAME})
    actions.begin_activity(activity=activity, on=MONDAY, by=cast.case_worker)
    with pytest.raises(actions.OutsideTheActivity):
        note(cast, activity, {MONDAY - timedelta(days=1): CAME})
    with pytest.raises(NotYet):
        note(cast, activity, {timezone.localdate() + timedelta(days=1): CAME})


@pytest.mark.parametrize("said", [Attended("came", Decimal("24.5")), Attended("absence", Decimal(1))])
def test_hours_are_those_of_a_day_that_she_came(cast, said):
    activity = training(cast)
    with pytest.raises(DoesNotFit):
        note(cast, activity, {MONDAY: said})


def test_a_corrected_activity_keeps_what_stood_there_and_why(cast):
    activity = training(cast)
    actions.end_activity(activity=activity, result="health", until=MONDAY, why="Ryggen", by=cast.case_worker)
    with pytest.raises(NeedsReason):
        actions.correct_activity(activity=activity, hours=Decimal(10), why=" ", by=cast.case_worker)
    changed = {"hours": Decimal(10), "result": "completed", "result_why": ""}
    actions.correct_activity(activity=activity, why="Fel blankett", by=cast.case_worker, **changed)
    _person, (change,) = queries.changes_of(cast.case_worker, cast.amina.key, MONDAY)
    assert (change.what, change.why) == ("activity", "Fel blankett")
    before = {each.field: each.before for each in change.differences}
    assert before == {"hours": Decimal(20), "result": "health", "result_why": "Ryggen"}


def test_what_was_taken_away_is_in_no_list_and_goes_to_nobody(cast):
    activity = training(cast)
    actions.withdraw_activity(activity=activity, why="Fel person", by=cast.case_worker)
    assert queries.activities_of([cast.amina_case]) == []
    assert goes(cast, "work_education") == []
    with pytest.raises(NotVisible):
        found(cast, activity)


def test_what_is_handed_over_is_cut_by_kind(cast):
    activity = training(cast)
    note(cast, activity, {MONDAY: CAME})
    (line,) = goes(cast, "work_education")
    assert line.title == "Arbetsträning"
    assert "Ekby Åkeri" in line.says
    assert "20 timmar i veckan (50 %)" in line.says
    (came,) = goes(cast, "attendance")
    assert (came.title, came.says) == ("Insats", "Kom: 1, giltig frånvaro: 0, frånvaro: 0, timmar: 4")


@pytest.mark.parametrize("name", ["colleague", "other_case_worker", "af_worker", "officer", "provider"])
def test_others_neither_read_nor_write_it(cast, name):
    activity, viewer = training(cast), getattr(cast, name)
    with pytest.raises(NotVisible):
        queries.activity_for(viewer, activity.key, MONDAY)
    with pytest.raises(NotVisible):
        actions.record_activity(case=cast.amina_case, method="course", on=MONDAY, by=viewer)
    with pytest.raises(NotVisible):
        actions.record_attendance(activity=activity, days={MONDAY: CAME}, by=viewer)


WHOLE = {"method": "course", "kind": "work_education", "on": MONDAY}


@pytest.mark.parametrize(
    "wrong",
    [
        {"on": None},
        {"until": MONDAY},
        {"result": "completed"},
        {"result": "never_begun"},
        {"until": MONDAY - timedelta(days=1), "result": "completed"},
        {"planned_on": MONDAY, "planned_until": MONDAY - timedelta(days=1)},
        {"hours": Decimal(0)},
        {"hours": Decimal(61)},
    ],
)
def test_the_database_refuses_what_can_not_be(cast, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.create(case=cast.amina_case, **{**WHOLE, **wrong})
    ended = {"until": MONDAY, "result": "completed", "hours": Decimal("0.5"), "planned_on": MONDAY}
    assert Activity.objects.create(case=cast.amina_case, **WHOLE, **ended).pk


def test_a_day_of_an_activity_stands_once(cast):
    activity = training(cast)
    ActivityDay.objects.create(activity=activity, on=MONDAY, attended="came")
    with pytest.raises(IntegrityError), transaction.atomic():
        ActivityDay.objects.create(activity=activity, on=MONDAY, attended="absence")


def test_the_work_list_holds_what_should_have_begun_or_ended(cast):
    late = training(cast, on=None, planned_on=MONDAY)
    ends = training(cast, planned_on=MONDAY, planned_until=MONDAY + timedelta(days=3))
    training(cast, on=None, planned_on=date(2010, 12, 1))
    rows = queries.activities_due(cast.case_worker, MONDAY, MONDAY + timedelta(days=7))
    assert set(rows) == {late, ends}
    assert not queries.activities_due(cast.colleague, MONDAY, MONDAY + timedelta(days=7))
