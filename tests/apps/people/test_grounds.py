"""Consents and provisions are recorded, told of and withdrawn."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.people import actions, queries
from stegvis.apps.people.policies import RuleDoesNotReach, covering, grounds_about, may_record_ground
from stegvis.apps.projects.saving import DoesNotFit
from tests.apps.people.sharing import SINCE, consent, entries, hand_over

TODAY = timezone.localdate()


def provision(cast, by=None, person=None, **details):
    usual = {"rule": "own_duty", "purpose": "planning", "receivers": [cast.af], "kinds": ["identity"]}
    by, person = by or cast.case_worker, person or cast.amina
    return actions.record_provision(person=person, since=SINCE, until=None, by=by, **{**usual, **details})


def test_a_consent_keeps_each_box_with_yes_or_no(cast):
    ground = consent(cast, kinds=("identity", "health"), refused=("health",))
    assert {(line.kind, line.given) for line in ground.lines.all()} == {("identity", True), ("health", False)}
    assert (ground.consent.form, ground.consent.taken_by) == ("paper", cast.case_worker.user)


def test_a_consent_without_a_box_is_refused(cast):
    with pytest.raises(actions.NothingAgreed):
        consent(cast, kinds=())


def test_its_last_day_is_not_before_its_first(cast):
    with pytest.raises(DoesNotFit):
        consent(cast, until=SINCE - timedelta(days=1))


def test_only_who_works_with_the_person_records_her_consent(cast):
    for stranger in (cast.other_case_worker, cast.af_worker, cast.colleague, cast.process_leader, cast.administrator):
        with pytest.raises(NotVisible):
            consent(cast, by=stranger)
    assert may_record_ground(cast.registrar, cast.amina)


def test_a_provision_names_its_paragraph(cast):
    ground = provision(cast, rule="duty_to_inform", cites="110 kap. 33 § SFB")
    assert set(covering(cast.amina, cast.af, "planning", timezone.now())) == {"identity"}
    assert ground.cites == "110 kap. 33 § SFB"
    with pytest.raises(actions.CiteTheLaw):
        provision(cast, rule="duty_to_inform", cites=" ")


def test_the_general_clause_does_not_reach_social_services(cast):
    with pytest.raises(RuleDoesNotReach):
        provision(cast, rule="general_clause")


def test_a_provision_is_no_consent(cast):
    with pytest.raises(actions.NotAProvision):
        provision(cast, rule="consent")


def test_a_withdrawn_ground_is_not_withdrawn_again(cast):
    ground = consent(cast)
    actions.withdraw_ground(ground=ground, note="Hon ringde.", by=cast.case_worker)
    with pytest.raises(actions.AlreadyWithdrawn):
        actions.withdraw_ground(ground=ground, by=cast.case_worker)


def test_a_stranger_withdraws_nothing_and_sees_nothing(cast):
    ground = consent(cast)
    for stranger in (cast.other_registrar, cast.af_worker, cast.colleague, cast.evaluator):
        with pytest.raises(NotVisible):
            actions.withdraw_ground(ground=ground, by=stranger)
        with pytest.raises(NotVisible):
            queries.ground_for(stranger, ground.key, TODAY)


def test_narrowing_takes_back_some_boxes_and_keeps_the_rest(cast):
    old = consent(cast, kinds=("identity", "economy", "health"))
    kept = [line.pk for line in old.lines.all() if line.kind == "identity"]
    new = actions.narrow_consent(ground=old, keep=kept, by=cast.case_worker)
    old.refresh_from_db()
    assert set(covering(cast.amina, cast.af, "planning", timezone.now())) == {"identity"}
    assert old.withdrawn_at is not None
    assert old.followed_by == new
    assert {line.kind for line in new.lines.filter(given=False)} == {"economy", "health"}


def test_before_a_withdrawal_its_consequences_are_shown(cast):
    ground = consent(cast, ways=(("ekby", "af"), ("ekby", "region")), kinds=("identity", "economy"))
    consent(cast, kinds=("identity",))
    disclosure = hand_over(cast, kinds=("economy", "identity"))
    found = queries.consequences_of_withdrawing(ground, timezone.now())
    assert {(line.receiver, line.kind) for line in found.kept_open} == {(cast.af, "identity")}
    assert {(line.receiver, line.kind) for line in found.ends} == {
        (cast.af, "economy"),
        (cast.region, "identity"),
        (cast.region, "economy"),
    }
    assert found.stays == (disclosure,)


def test_what_was_handed_over_after_a_withdrawal_noted_late_is_named(cast):
    ground = consent(cast)
    disclosure = hand_over(cast)
    actions.withdraw_ground(ground=ground, at=disclosure.at - timedelta(minutes=5), by=cast.case_worker)
    ground.refresh_from_db()
    assert list(queries.handed_over_after(ground)) == [disclosure]


def test_who_is_told_of_a_consent_hands_over_on_it_and_may_note_its_withdrawal(cast):
    both = consent(cast, ways=(("ekby", "af"), ("af", "ekby")), kinds=("identity", "work_education"))
    reception = actions.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker)
    theirs = reception.person
    assert list(grounds_about(theirs)) == [both]
    assert set(covering(theirs, cast.ekby, "planning", timezone.now())) == {"identity", "work_education"}
    actions.withdraw_ground(ground=both, by=cast.af_worker)
    assert not covering(theirs, cast.ekby, "planning", timezone.now())
    assert not covering(cast.amina, cast.af, "planning", timezone.now())


def test_of_a_consent_that_names_several_each_is_told_its_own_boxes(cast):
    ground = consent(
        cast, ways=(("ekby", "af"), ("ekby", "region")), kinds=("identity", "health"), note="Bara hos oss."
    )
    theirs = actions.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker).person
    _person, (told,) = queries.grounds_of(cast.af_worker, theirs.key, TODAY)
    assert {(line.sender, line.receiver) for line in told.lines.all()} == {(cast.ekby, cast.af)}
    assert told.note is None
    again = queries.ground_for(cast.af_worker, ground.key, TODAY)
    assert (len(again.lines.all()), again.note) == (2, None)
    assert queries.ground_for(cast.case_worker, ground.key, TODAY).note == "Bara hos oss."
    ends = queries.consequences_of_withdrawing(ground, timezone.now())
    assert {line.receiver for line in queries.as_seen_by(cast.af_worker, ends, TODAY).ends} == {cast.af}
    assert {line.receiver for line in queries.as_seen_by(cast.case_worker, ends, TODAY).ends} == {cast.af, cast.region}
    with pytest.raises(NotVisible):
        actions.narrow_consent(ground=ground, keep=(), by=cast.af_worker)


def test_a_consent_between_others_is_not_told(cast):
    consent(cast)
    between_others = consent(cast, ways=(("ekby", "region"),))
    reception = actions.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker)
    assert between_others not in grounds_about(reception.person)


def test_grounds_that_end_soon_stand_in_the_work_list_of_who_works_with_the_person(cast):
    soon = consent(cast, until=TODAY + timedelta(days=9))
    consent(cast, until=TODAY + timedelta(days=90), purpose="follow_up")
    consent(cast, until=None, purpose="activities")
    assert list(queries.expiring(cast.case_worker, TODAY)) == [soon]
    assert not queries.expiring(cast.colleague, TODAY).exists()
    assert not queries.expiring(cast.af_worker, TODAY).exists()


def test_the_log_tells_of_kinds_and_never_of_words(cast):
    ground = consent(cast, note="Vill inte att chefen får veta.")
    actions.withdraw_ground(ground=ground, note="Ångrade sig på mötet.", by=cast.case_worker)
    rows = LogEntry.objects.filter(target=f"people.Ground:{ground.key}")
    assert [(row.act, row.fields) for row in rows.order_by("pk")] == [
        ("consent.recorded", "identity economy"),
        ("ground.withdrawn", ""),
    ]


def test_a_role_that_writes_nothing_records_nothing(cast):
    assert not may_record_ground(cast.referrer, cast.amina)
    with pytest.raises((NotAllowed, NotVisible)):
        provision(cast, by=cast.provider)


def test_entries_of_a_kind_are_there_to_choose_from(cast):
    assert {entry.partition(":")[0] for entry in entries(cast.amina, "economy", "identity")} == {"person", "livelihood"}
