from datetime import date, time
from decimal import Decimal

import polars as pl
import pytest

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions
from stegvis.apps.casework.actions.facts import LivelihoodNow, OccupationNow
from stegvis.apps.casework.models import FollowUp
from stegvis.apps.improvement.actions import withdraw_deviation
from stegvis.apps.people.actions import set_anonymous_count
from stegvis.apps.projects.actions import end_row
from stegvis.apps.projects.models import SteeringMember
from stegvis.apps.reporting.frames import dataset_for
from stegvis.apps.reporting.policies import scope_of
from stegvis.core import codebook
from stegvis.core.frames import BY_NAME
from stegvis.core.shapes import Audience
from stegvis.core.tables.settings import Settings
from tests.apps.casework.referring import ago, basis, entered, refer, take
from tests.apps.improvement.reporting import report
from tests.cast import AMINA, EKBY, WOMEN, WORKERS, register

AT = date(2010, 12, 31)
EXIT = date(2010, 10, 31)


def read(cast, viewer=None, **more):
    return dataset_for(viewer or cast.process_leader, cast.project, **{"at": AT, "cut_off": AT, **more})


@pytest.fixture
def exited(cast):
    return actions.exit_case(
        case=cast.amina_case,
        reason=codebook.exits["A1"],
        on=EXIT,
        by=cast.case_worker,
        livelihoods=[LivelihoodNow("wage", 100)],
        occupations=[OccupationNow("work", Decimal(40), supported=False)],
    )


def test_the_association_gets_all_owners_cases_and_an_authority_its_own(cast):
    assert read(cast)["cases"]["owner"].sort().to_list() == [cast.almby.name, cast.ekby.name]
    assert read(cast, cast.registrar)["cases"]["owner"].to_list() == [cast.ekby.name]
    assert read(cast, cast.af_worker)["cases"].is_empty()


AUDIENCES = {
    **dict.fromkeys(("case_worker", "colleague", "registrar", "unit_manager", "trusted_registrar"), Audience.INTERNAL),
    **dict.fromkeys(("other_case_worker", "other_registrar", "af_worker", "fk_worker"), Audience.INTERNAL),
    **dict.fromkeys(("process_leader", "officer", "evaluator", "board_member"), Audience.PUBLIC),
}


@pytest.mark.parametrize("name", WORKERS)
def test_each_role_has_its_audience_or_no_figures_at_all(cast, name):
    scope = scope_of(cast.staff[name], cast.project, AT)
    assert (scope and scope.audience) == AUDIENCES.get(name)
    if scope is None:
        with pytest.raises(NotVisible):
            read(cast, cast.staff[name])


def test_nobody_asks_for_another_owners_figures(cast):
    assert read(cast, cast.registrar, owner=cast.ekby)["cases"].height == 1
    for viewer in (cast.registrar, cast.process_leader):
        with pytest.raises(NotVisible):
            read(cast, viewer, owner=cast.almby)


def test_a_steering_group_loses_the_figures_with_its_seat(cast):
    end_row(row=SteeringMember.objects.get(), on=date(2010, 6, 30), by=cast.process_leader)
    with pytest.raises(NotVisible):
        read(cast, cast.board_member)


def test_every_table_of_the_dataset_has_its_columns(cast, exited):
    dataset = read(cast)
    assert all(dataset[name].columns == list(spec.columns) for name, spec in BY_NAME.items())


def test_a_case_is_told_with_its_dates_codes_and_age(cast, exited):
    case = read(cast, cast.registrar)["cases"].row(0, named=True)
    age = 2010 - AMINA.born.year - ((AMINA.born.month, AMINA.born.day) > (3, 2))
    told = (case["state"], case["referred"], case["started"], case["age_at_start"], case["exited"], case["exit_reason"])
    assert told == ("exited", date(2010, 2, 1), date(2010, 3, 2), age, EXIT, "A1")
    assert (case["education"], case["project"]) == ("compulsory", "stegen")


def test_what_happened_after_the_cut_off_is_not_yet_known(cast, exited):
    before = read(cast, cast.registrar, cut_off=date(2010, 10, 29))
    case = before["cases"].row(0, named=True)
    assert (case["state"], case["exited"], case["exit_reason"]) == ("under_way", None, None)
    assert before["livelihoods"].select("code", "until").rows() == [("assistance_full", None)]
    assert before["followups"].is_empty()


def test_a_case_before_its_start_is_accepted_and_before_its_referral_is_not_there(cast):
    case = read(cast, cast.registrar, cut_off=date(2010, 2, 15))["cases"].row(0, named=True)
    assert (case["state"], case["started"], case["age_at_start"]) == ("accepted", None, None)
    assert read(cast, cast.registrar, cut_off=date(2010, 1, 15))["cases"].is_empty()


def test_facts_are_told_with_share_hours_and_source(cast, exited):
    dataset = read(cast, cast.registrar)
    assert dataset["livelihoods"].sort("on").select("code", "share", "until", "source").rows() == [
        ("assistance_full", 100, date(2010, 10, 30), "own"),
        ("wage", 100, None, "exit"),
    ]
    assert dataset["occupations"].filter(pl.col("code") == "work").select("hours", "supported").rows() == [
        (40.0, False)
    ]
    assert dataset["categories"]["code"].to_list() == ["11"]


def test_a_follow_up_made_after_the_cut_off_is_still_planned(cast, exited):
    first = FollowUp.objects.get(case=exited, months=6)
    actions.record_followup(followup=first, status="done", on=date(2011, 5, 2), by=cast.case_worker)
    early, late = (read(cast, cast.registrar, cut_off=day)["followups"] for day in (AT, date(2011, 6, 1)))
    six = pl.col("months") == 6
    assert early.filter(six).select("status", "done").rows() == [("planned", None)]
    assert late.filter(six).select("status", "done").rows() == [("done", date(2011, 5, 2))]


def test_a_case_that_was_followed_up_after_the_cut_off_had_exited(cast, exited):
    for followup in FollowUp.objects.filter(case=exited):
        actions.record_followup(followup=followup, status="done", on=date(2012, 11, 1), by=cast.case_worker)
    states = [read(cast, cast.registrar, cut_off=day)["cases"]["state"][0] for day in (AT, date(2012, 12, 1))]
    assert states == ["exited", "followed_up"]


def test_activities_and_sessions_that_she_came_to_are_told_without_place_or_words(cast):
    said = {"case": cast.amina_case, "by": cast.case_worker}
    begun = {"method": "work_training", "place": "Åkeriet", "hours": Decimal("17.5"), "arranged_by": cast.af}
    training = actions.record_activity(**said, **begun, on=date(2010, 9, 1))
    actions.end_activity(activity=training, result="completed", until=date(2011, 2, 1), by=cast.case_worker)
    actions.record_activity(**said, method="course", planned_on=date(2010, 9, 1))  # never begun
    days = [date(2010, 10, 1), date(2010, 10, 8)]
    group = {"starts": time(13), "themes": "CV", "leader": cast.case_worker.user, "by": cast.case_worker}
    held, _missed = actions.plan_sessions(project=cast.project, days=days, cases=[cast.amina_case], **group)
    actions.note_who_came(session=held, attended={held.places.get().pk: "came"}, by=cast.case_worker)
    dataset = read(cast)
    key = dataset["cases"].filter(owner=cast.ekby.name)["case_key"].item()
    assert dataset["activities"].rows() == [
        (key, "group_session", "eb", days[0], days[0], None),
        (key, "work_training", "af", date(2010, 9, 1), None, 17.5),
    ]


def test_the_same_human_at_two_owners_is_one_person(cast):
    register(cast.other_registrar, cast.project, AMINA, "Amina", "Öz", person={"birth_region": "abroad"})
    dataset = read(cast)
    assert dataset["persons"].height == 2
    assert dataset["cases"].height == 3
    person = dataset["persons"].filter(pl.col("birth_year") == AMINA.born.year, pl.col("arrival_year") == 2002)
    assert person["municipality"].to_list() == [EKBY]


def test_keys_tell_nothing_and_stay_the_same(cast):
    first, again = read(cast), read(cast)
    assert first["persons"]["person_key"].to_list() == again["persons"]["person_key"].to_list()
    told = " ".join(str(value) for name in BY_NAME for row in first[name].rows() for value in row)
    for secret in (AMINA.number, cast.amina.key, cast.amina_case.key, "Amina", AMINA.born.isoformat()):
        assert secret not in told


def test_anonymous_participants_add_up_over_the_owners(cast):
    for viewer in (cast.registrar, cast.other_registrar):
        set_anonymous_count(project=cast.project, year=2010, sex="woman", number=2, by=viewer, on=AT)
    assert read(cast)["anonymous_counts"].select("year", "sex", "number").rows() == [(2010, "woman", 4)]
    assert read(cast, cast.registrar)["anonymous_counts"]["number"].to_list() == [2]
    assert read(cast, cut_off=date(2009, 12, 31))["anonymous_counts"].is_empty()


def test_a_protected_person_is_only_counted_in_figures_for_others(cast):
    set_anonymous_count(project=cast.project, year=2010, sex="woman", number=2, by=cast.registrar, on=AT)
    details = {"protection": "marked", "municipality": EKBY}
    register(cast.trusted_registrar, cast.project, WOMEN[5], "Hemliga", "Karin", person=details)
    own, others = read(cast, cast.registrar), read(cast)
    assert (own["cases"].height, others["cases"].height) == (2, 2)
    assert own["anonymous_counts"]["number"].to_list() == [2]
    assert others["anonymous_counts"].select("year", "sex", "number").rows() == [(2010, "woman", 3)]
    for name in ("persons", "livelihoods", "occupations", "categories"):
        assert others[name]["person_key"].n_unique() == 2, name


def test_the_project_its_goal_and_staff_come_along(cast):
    dataset = read(cast)
    project = dataset["project"].row(0, named=True)
    assert (project["planned_participants"], project["budget"]) == (60, 900_000.0)
    assert dataset["goals"].select("outcome", "denominator", "window_months", "threshold").rows() == [
        ("work_or_study", "started", 12, 0.5)
    ]
    assert dataset["staffing"]["share"].sum() == 2.5
    assert dataset["responsibilities"].height == 2
    assert dataset["referrals"].select("way_in").rows() == [("eb",)]


def test_the_settings_are_those_of_a_report(cast):
    settings = Settings.of(read(cast).settings)
    assert (settings.project, settings.cut_off, settings.period.start) == ("stegen", AT, date(2009, 2, 1))


def test_a_dataset_takes_the_same_few_queries_however_many_cases(cast, django_assert_max_num_queries):
    for number in WOMEN[5:9]:
        register(cast.registrar, cast.project, number, "Prov", "Person")
    with django_assert_max_num_queries(24):
        assert read(cast)["cases"].height == 6


def test_a_deviation_is_codes_and_a_month(cast):
    row = report(cast)
    report(cast, month=date(2011, 1, 2), person=None)
    withdraw_deviation(deviation=report(cast, person=None), why="Dubblett", by=cast.case_worker)
    (found,) = read(cast)["deviations"].to_dicts()
    assert (found["on"], found["category"], found["lacked"], found["days_lost"]) == (row.month, "demands", "af", 40)
    assert (found["rests_on"], found["municipality"]) == ("law", EKBY)
    assert row.line not in found.values()
    assert read(cast, cast.registrar)["deviations"].height == 1
    assert read(cast, cast.other_registrar)["deviations"].is_empty()


def test_referrals_that_led_to_no_case_are_counted_and_name_nobody(cast):
    """By hand: of six one is taken up, one waits, two are declined, one taken back after reading and one before."""
    days = iter(range(1, 10))
    came = [
        refer(cast, who=entered(WOMEN[20 + each], "Prov", "Provsson"), on=ago(next(days)), basis=basis(since=ago(30)))
        for each in range(6)
    ]
    taken, _waits, declined, second, read_first, unread = came
    take(cast, taken)
    for referral in (declined, second):
        actions.decline_referral(referral=referral, decision="no_contact", by=cast.case_worker)
    actions.open_referral(referral=read_first, by=cast.case_worker)
    for referral in (read_first, unread):
        actions.withdraw_referral(referral=referral, by=cast.referrer)
    today = ago(0)
    found = read(cast, at=today, cut_off=today)
    led_nowhere = found["referrals"].filter(pl.col("case_key").is_null())
    assert led_nowhere.height == 4
    assert led_nowhere["person_key"].null_count() == 4  # without a case nobody is named
    assert led_nowhere["decision"].drop_nulls().to_list() == ["no_contact", "no_contact"]
    assert led_nowhere["referred"].sort().to_list() == [ago(5), ago(4), ago(3), ago(2)]
    assert set(led_nowhere["way_in"]) == {"primary_care"}
    assert found["persons"].height == 3
    assert read(cast, cast.other_registrar, at=today, cut_off=today)["referrals"]["case_key"].null_count() == 0
    assert read(cast, cast.registrar, at=today, cut_off=ago(3))["referrals"]["case_key"].null_count() == 3


def test_a_protected_persons_referral_that_led_nowhere_is_in_no_public_row(cast):
    cast.referrer.membership.sees_protected = True
    cast.referrer.membership.save()
    refer(cast, who=entered(protection="marked"), by=Staff.of(cast.referrer.membership))
    today = ago(0)
    assert read(cast, at=today, cut_off=today)["referrals"]["case_key"].null_count() == 0
    assert read(cast, cast.registrar, at=today, cut_off=today)["referrals"]["case_key"].null_count() == 1
