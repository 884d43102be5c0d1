"""A plan opens with the person's own goal, is agreed in a meeting, and then stays as it was agreed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.casework import actions
from stegvis.apps.casework.actions.facts import NeedsReason
from stegvis.apps.casework.actions.plans import AlreadyADraft, AlreadyAPlan, NoActions, NoGoal
from stegvis.apps.casework.models import Plan, PlanAction, PlanVersion
from stegvis.apps.casework.plan_policies import AlreadyAgreed, NotInThePlan
from stegvis.apps.casework.queries import plans

from .planning import AGREED, GOAL, agree, agreed, drafted, line

TODAY = date(2026, 3, 22)


def test_a_plan_opens_with_the_persons_own_words_which_the_database_does_not_hold_in_the_clear(cast):
    version = drafted(cast)
    assert PlanVersion.objects.get(pk=version.pk).goal == GOAL
    with connection.cursor() as cursor:
        cursor.execute("SELECT goal FROM casework_planversion")
        assert b"truck" not in bytes(cursor.fetchone()[0])


def test_without_the_persons_own_goal_nothing_is_agreed(cast):
    version = drafted(cast, goal="  ")
    with pytest.raises(NoGoal):
        agree(cast, version)
    assert not PlanVersion.objects.get(pk=version.pk).is_agreed


def test_a_plan_without_an_action_is_not_agreed(cast):
    version = actions.begin_plan(case=cast.amina_case, goal=GOAL, by=cast.case_worker)
    with pytest.raises(NoActions):
        agree(cast, version)


def test_a_case_has_one_plan_and_one_draft(cast):
    version = drafted(cast)
    with pytest.raises(AlreadyAPlan):
        actions.begin_plan(case=cast.amina_case, goal=GOAL, by=cast.case_worker)
    with pytest.raises(AlreadyADraft):
        actions.new_plan_version(plan=version.plan, why="Ändrat", by=cast.case_worker)


def test_only_a_party_or_the_person_has_a_line(cast):
    version = drafted(cast)
    for stranger in (cast.provider_firm, cast.association):
        with pytest.raises(NotInThePlan):
            actions.add_plan_action(
                version=version, what="Något", due=AGREED, kind="health", party=stranger, by=cast.case_worker
            )


def test_a_line_of_a_party_has_that_party_as_origin_and_the_persons_the_owner(cast):
    version = drafted(cast)
    assert line(version, cast.region).origin == cast.region
    assert line(version).origin == cast.ekby


def test_the_persons_order_of_sub_goals_stands_and_can_be_changed(cast):
    version = drafted(cast)
    first, second = version.sub_goals.all()
    actions.move_plan_line(line=second, later=False, by=cast.case_worker)
    assert list(version.sub_goals.all()) == [second, first]
    actions.move_plan_line(line=second, later=False, by=cast.case_worker)
    assert list(version.sub_goals.all()) == [second, first]


def test_the_actions_under_a_sub_goal_that_goes_stay(cast):
    version = drafted(cast)
    actions.remove_plan_line(line=version.sub_goals.first(), by=cast.case_worker)
    assert version.actions.filter(sub_goal=None).count() == 3


def test_an_agreed_version_stays_as_it_was(cast):
    version = agreed(cast)
    for change in (
        lambda: actions.set_plan_goal(version=version, goal="Annat", goal_kind="health", by=cast.case_worker),
        lambda: actions.add_sub_goal(version=version, text="Nytt", by=cast.case_worker),
        lambda: actions.remove_plan_line(line=line(version), by=cast.case_worker),
        lambda: actions.change_plan_action(
            action=line(version), what="Annat", due=AGREED, kind="health", by=cast.case_worker
        ),
        lambda: agree(cast, version),
    ):
        with pytest.raises(AlreadyAgreed):
            change()


GUARDED = [
    ("casework_planversion", "agreed_on = '2026-01-01'"),
    ("casework_planversion", "review_weeks = 7"),
    ("casework_planaction", "due = '2027-01-01'"),
    ("casework_planaction", "party_id = NULL"),
    ("casework_plansubgoal", "place = 9"),
]


def attempt(statement):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except IntegrityError:
        return "refused"
    return "done"


@pytest.mark.parametrize(("table", "change"), GUARDED)
def test_the_database_too_keeps_an_agreed_version_and_lets_a_draft_be_written(cast, table, change):
    version = drafted(cast)
    if "agreed_on" not in change:
        assert attempt(f"UPDATE {table} SET {change}") == "done"
    agree(cast, version)
    assert attempt(f"UPDATE {table} SET {change}") == "refused"
    assert attempt(f"DELETE FROM {table}") == "refused"


def test_no_line_is_added_to_an_agreed_version_behind_the_acts(cast):
    version = agreed(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanAction.objects.create(version=version, place=9, what="Något", due=AGREED, kind="health", origin=cast.ekby)


@pytest.mark.parametrize(
    "changes",
    [{"goal": None}, {"meeting_kind": None}, {"review_weeks": None}, {"review_weeks": 0}, {"review_weeks": 27}],
)
def test_no_row_is_agreed_without_goal_meeting_and_rhythm(cast, changes):
    version = drafted(cast)
    values = {"goal": GOAL, "meeting_kind": "sip", "review_weeks": 6, "agreed_on": AGREED, "agreed_at": timezone.now()}
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanVersion.objects.filter(pk=version.pk).update(**{**values, **changes})
    PlanVersion.objects.filter(pk=version.pk).update(**values)


def test_a_new_version_says_what_it_changes_and_the_earlier_one_is_still_read(cast):
    first = agreed(cast)
    with pytest.raises(NeedsReason):
        actions.new_plan_version(plan=first.plan, why=" ", by=cast.case_worker)
    second = actions.new_plan_version(plan=first.plan, why="Utbildningen sköts upp", by=cast.case_worker)
    training = line(second, cast.af)
    values = {"what": training.what, "party": cast.af, "kind": training.kind, "sub_goal": training.sub_goal}
    actions.change_plan_action(action=training, due=date(2026, 5, 1), by=cast.case_worker, **values)
    actions.remove_plan_line(line=line(second), by=cast.case_worker)
    agree(cast, second, on=date(2026, 3, 16))
    found = plans.differences(
        plans.version_for(cast.case_worker, first.key, TODAY), plans.version_for(cast.case_worker, second.key, TODAY)
    )
    assert {(each.what, each.before and each.before.what, each.after and each.after.what) for each in found} == {
        ("action", "Truckutbildning", "Truckutbildning"),
        ("action", "Ringa Lagerhuset", None),
    }
    assert plans.plan_of(cast.case_worker, cast.amina_case.key, TODAY, number=1).lines[2].action.due == date(
        2026, 3, 31
    )
    assert plans.plan_of(cast.case_worker, cast.amina_case.key, TODAY).version == second


def test_what_came_of_an_action_follows_into_the_next_version(cast):
    first = agreed(cast)
    actions.report_on_plan(action=line(first, cast.ekby), result="done", on=TODAY, by=cast.case_worker)
    second = actions.new_plan_version(plan=first.plan, why="Nytt delmål", by=cast.case_worker)
    agree(cast, second)
    found = plans.plan_of(cast.case_worker, cast.amina_case.key, TODAY)
    assert {each.action.party_id: each.result for each in found.lines}[cast.ekby.pk] == "done"


@pytest.mark.parametrize(
    "name", ["colleague", "other_case_worker", "af_worker", "fk_worker", "process_leader", "officer"]
)
def test_for_others_there_is_no_plan_to_read_or_write(cast, name):
    version = agreed(cast)
    viewer = cast.staff[name]
    with pytest.raises(NotVisible):
        plans.plan_of(viewer, cast.amina_case.key, TODAY)
    with pytest.raises(NotVisible):
        plans.version_for(viewer, version.key, TODAY)
    with pytest.raises((NotVisible, NotAllowed)):
        actions.new_plan_version(plan=version.plan, why="Vill", by=viewer)
    assert Plan.objects.get().versions.count() == 1


def test_reading_and_writing_are_logged_without_a_word_of_the_plan(cast):
    agreed(cast)
    plans.plan_of(cast.case_worker, cast.amina_case.key, TODAY)
    rows = LogEntry.objects.filter(act__startswith="plan.", person_key=cast.amina.key)
    assert {"plan.begun", "plan.written", "plan.agreed", "plan.read"} == set(rows.values_list("act", flat=True))
    assert not any("ruck" in f"{row.fields} {row.reason} {row.target}" for row in rows)


def test_the_page_costs_the_same_whatever_the_plan_holds(cast, django_assert_max_num_queries):
    version = drafted(cast)
    for number in range(8):
        actions.add_plan_action(
            version=version, what=f"{number}", due=AGREED + timedelta(number), kind="health", by=cast.case_worker
        )
    agree(cast, version)
    with django_assert_max_num_queries(13):
        plans.plan_of(cast.case_worker, cast.amina_case.key, TODAY)
