from datetime import date

import pytest

from stegvis.apps.access import actions as access
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.cases import NeedsReason
from stegvis.apps.casework.actions.participants import NeedsDay
from stegvis.apps.casework.models import CaseRevision, Referral
from stegvis.apps.casework.policies import NoRetentionRule, NotAParty
from stegvis.apps.casework.states import MoveNotAllowed, State
from stegvis.apps.people.actions import register_person
from stegvis.apps.projects.saving import DoesNotFit
from stegvis.core import codebook
from tests.cast import SYSTEM, WOMEN, register

ON = date(2010, 9, 1)


@pytest.fixture
def referred(cast):
    person = register_person(number=WOMEN[5], given_name="Fatima", by=cast.registrar)
    return actions.open_case(person=person, project=cast.project, way_in="eb", on=ON, by=cast.registrar)


def test_a_participant_is_registered_in_one_go(cast):
    case = cast.amina_case
    page = queries.person_page(cast.case_worker, cast.amina.key, ON)
    assert (case.state, case.started_on, case.referred_on) == ("under_way", date(2010, 3, 2), date(2010, 2, 1))
    assert {(fact.kind, fact.code) for fact in page.facts} == {
        ("livelihood", "assistance_full"),
        ("occupation", "job_seeking"),
        ("afcategory", "11"),
        ("education", "compulsory"),
        ("residence", "1267"),
    }
    assert page.responsibilities[0].user == cast.case_worker.user


def test_who_comes_back_has_a_second_case_and_one_person(cast):
    actions.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=ON, by=cast.case_worker)
    number = WOMEN[0]
    again = register(cast.case_worker, cast.project, number, "Amina", "Öz", started_on=date(2010, 11, 1))
    assert again.person == cast.amina
    assert again.pk != cast.amina_case.pk


def test_a_person_has_one_open_case_an_owner_and_project(cast):
    with pytest.raises(actions.AlreadyOpen):
        actions.open_case(person=cast.amina, project=cast.project, on=ON, by=cast.registrar)


def test_a_case_walks_from_referral_to_start(cast, referred):
    for to in (State.MAPPING, State.WAITING, State.ACCEPTED):
        referred = actions.move_case(case=referred, to=to, on=ON, by=cast.registrar)
    started = actions.start_case(case=referred, on=date(2010, 10, 1), by=cast.registrar)
    assert (started.state, started.started_on) == ("under_way", date(2010, 10, 1))
    assert started.revisions.count() == 5


def test_a_decision_on_the_referral_is_kept_with_its_day(cast, referred):
    actions.move_case(case=referred, to=State.MAPPING, on=ON, by=cast.registrar)
    later = date(2010, 9, 20)
    actions.move_case(case=referred, to=State.DECLINED, decision="declined_target_group", on=later, by=cast.registrar)
    referral = Referral.objects.get(case=referred)
    assert (referral.way_in, referral.decision, referral.decided_on) == ("eb", "declined_target_group", later)


@pytest.mark.parametrize("to", [State.UNDER_WAY, State.EXITED, State.FOLLOWED_UP, State.CLOSED, State.ACCEPTED])
def test_a_referred_case_does_not_jump(cast, referred, to):
    with pytest.raises(MoveNotAllowed):
        actions.move_case(case=referred, to=to, on=ON, by=cast.registrar)


def test_a_case_starts_once(cast):
    with pytest.raises(MoveNotAllowed):
        actions.start_case(case=cast.amina_case, on=ON, by=cast.case_worker)


def test_an_accepted_case_starts_by_its_own_act(cast):
    person = register_person(number=WOMEN[5], given_name="Fatima", by=cast.registrar)
    case = actions.open_case(person=person, project=cast.project, on=ON, state=State.ACCEPTED, by=cast.registrar)
    with pytest.raises(MoveNotAllowed):
        actions.move_case(case=case, to=State.UNDER_WAY, on=ON, by=cast.registrar)
    assert actions.start_case(case=case, on=ON, by=cast.registrar).started_on == ON


def test_a_case_does_not_begin_in_its_middle(cast):
    person = register_person(number=WOMEN[5], given_name="Fatima", by=cast.registrar)
    with pytest.raises(MoveNotAllowed):
        actions.open_case(person=person, project=cast.project, on=ON, state=State.PAUSED, by=cast.registrar)


def test_a_paused_case_goes_on_with_the_day_it_started(cast):
    actions.move_case(case=cast.amina_case, to=State.PAUSED, on=ON, by=cast.case_worker)
    case = actions.move_case(case=cast.amina_case, to=State.UNDER_WAY, on=ON, by=cast.case_worker)
    assert case.started_on == date(2010, 3, 2)


def test_a_declined_case_is_reopened_with_a_reason(cast, referred):
    for to in (State.MAPPING, State.DECLINED):
        actions.move_case(case=referred, to=to, on=ON, by=cast.registrar)
    with pytest.raises(NeedsReason):
        actions.reopen_case(case=referred, why=" ", by=cast.registrar)
    with pytest.raises(MoveNotAllowed):
        actions.move_case(case=referred, to=State.MAPPING, on=ON, by=cast.registrar)
    case = actions.reopen_case(case=referred, why="Nya uppgifter om hälsan", by=cast.registrar)
    assert case.state == State.MAPPING
    assert case.revisions.first().why == "Nya uppgifter om hälsan"


def test_what_is_under_way_is_not_reopened(cast):
    with pytest.raises(MoveNotAllowed):
        actions.reopen_case(case=cast.amina_case, why="Fel", by=cast.case_worker)


def test_a_corrected_start_keeps_the_old_day_and_why(cast):
    actions.correct_case(case=cast.amina_case, started_on=date(2010, 3, 9), why="Läste fel", by=cast.case_worker)
    latest, before = CaseRevision.objects.filter(case=cast.amina_case)[:2]
    assert (latest.started_on, before.started_on) == (date(2010, 3, 9), date(2010, 3, 2))
    assert (latest.why, latest.recorded_by) == ("Läste fel", cast.case_worker.user)


def test_a_start_after_the_exit_is_refused_in_words(cast):
    actions.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=ON, by=cast.case_worker)
    with pytest.raises(DoesNotFit):
        actions.correct_case(case=cast.amina_case, started_on=date(2010, 9, 2), why="Fel", by=cast.case_worker)


def test_a_correction_says_why_and_touches_known_fields(cast):
    with pytest.raises(NeedsReason):
        actions.correct_case(case=cast.amina_case, started_on=ON, why="", by=cast.case_worker)
    with pytest.raises(TypeError, match="state"):
        actions.correct_case(case=cast.amina_case, state="closed", why="Fel", by=cast.case_worker)


def test_only_a_party_of_the_project_has_cases_in_it(cast):
    person = register_person(number=WOMEN[5], given_name="Fatima", by=cast.registrar)
    with pytest.raises(NotAParty):
        actions.open_case(person=person, project=cast.project, on=date(2008, 1, 1), by=cast.registrar)


def test_no_case_before_it_is_decided_how_long_cases_are_kept(cast):
    access.change_organisation(organisation=cast.ekby, retention_months=None, by=SYSTEM)
    with pytest.raises(NoRetentionRule):
        register(cast.registrar, cast.project, WOMEN[5], "Fatima", "Ali")


def test_who_only_writes_in_cases_does_not_register(cast):
    for viewer in (cast.provider, cast.process_leader, cast.administrator):
        with pytest.raises(NotAllowed):
            register(viewer, cast.project, WOMEN[5], "Fatima", "Ali")


def test_another_organisations_person_gets_no_case(cast):
    with pytest.raises(NotVisible):
        actions.open_case(person=cast.bjorn, project=cast.project, on=ON, by=cast.registrar)


def test_a_refusal_stays_in_the_log_and_changes_nothing(cast):
    with pytest.raises(NotVisible):
        actions.exit_case(case=cast.bjorn_case, reason=codebook.exits["A1"], on=ON, by=cast.registrar)
    entry = LogEntry.objects.filter(refused=True).latest("pk")
    assert (entry.act, entry.user_id) == ("casework.exit_case", cast.registrar.user.pk)
    cast.bjorn_case.refresh_from_db()
    assert cast.bjorn_case.state == State.UNDER_WAY


def test_who_has_not_started_is_referred_only(cast):
    case = register(
        cast.registrar, cast.project, WOMEN[5], "Fatima", "Ali", started_on=None, referred_on=ON, way_in="self"
    )
    assert (case.state, case.started_on, case.referral.way_in) == (State.REFERRED, None, "self")


def test_a_registration_needs_a_day(cast):
    with pytest.raises(NeedsDay):
        register(cast.registrar, cast.project, WOMEN[5], "Fatima", "Ali", started_on=None)


def test_a_registrar_names_who_is_responsible(cast):
    case = register(cast.registrar, cast.project, WOMEN[5], "Fatima", "Ali", responsible=cast.colleague.user)
    assert queries.visible_cases(cast.colleague, ON).get() == case


def test_a_participant_without_a_number_is_registered_by_name(cast):
    case = register(cast.registrar, cast.project, None, "Noor", "Ali", person={"sex": "woman"})
    assert (case.person.number, case.person.sex) == (None, "woman")
