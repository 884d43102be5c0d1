"""What the receiver does with a referral, and how much of it the sender is told."""

import pytest
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.cases import AlreadyOpen
from stegvis.apps.casework.actions.facts import NeedsReason
from stegvis.apps.casework.models import Case, Referral, SentReferral
from stegvis.apps.casework.referral_policies import AlreadySettled
from stegvis.apps.casework.states import State
from stegvis.apps.people import actions as people
from stegvis.apps.people.models import Person, Reception
from stegvis.apps.people.policies import OnlyWithTheRight
from stegvis.apps.people.queries import grounds_of
from stegvis.core import codebook
from tests.apps.casework.referring import NUMBER, refer, take, told
from tests.cast import AMINA, Cast, register

TODAY = timezone.localdate


def move(cast: Cast, case: Case, *steps: State, decision: str | None = None) -> Case:
    for step in steps:
        case = actions.move_case(case=case, to=step, on=TODAY(), by=cast.case_worker, decision=decision)
    return case


def test_taking_it_up_makes_the_receivers_own_person_and_case(cast: Cast):
    referral = refer(cast)
    case = take(cast, referral)
    assert (case.owner, case.state, case.unit) == (cast.ekby, "mapping", cast.unit)
    assert (case.person.owner, case.person.name, case.person.number) == (cast.ekby, "Leyla Demir", NUMBER.number)
    assert case.person.pk != referral.person.pk
    way = Referral.objects.get(case=case)
    assert (way.way_in, way.sender, way.referred_on) == ("primary_care", cast.region, TODAY())
    assert Reception.objects.get(disclosure=referral.disclosure).person == case.person
    assert case.responsibilities.get().user == cast.case_worker.user


def test_the_receiver_then_knows_of_the_consent(cast: Cast):
    case = take(cast, refer(cast))
    _person, grounds = grounds_of(cast.case_worker, case.person.key, TODAY())
    assert [(each.rule, each.purpose) for each in grounds] == [("consent", "referral")]


def test_a_person_whom_the_receiver_has_is_taken_by_her_number(cast: Cast):
    known = people.register_person(number=NUMBER, given_name="Leyla", family_name="Demir", by=cast.case_worker)
    case = take(cast, refer(cast))
    assert case.person == known
    assert Person.objects.filter(owner=cast.ekby, number_lookup=known.number_lookup).count() == 1


def test_a_protected_person_of_the_receivers_is_taken_by_those_with_the_right(cast: Cast):
    people.register_person(
        number=NUMBER, given_name="Leyla", family_name="Demir", protection="marked", by=cast.trusted_registrar
    )
    referral = refer(cast)
    with pytest.raises(OnlyWithTheRight):
        take(cast, referral)
    assert take(cast, referral, by=cast.trusted_registrar).state == "mapping"


def test_nothing_tells_the_sender_that_the_person_was_known(cast: Cast):
    """Amina takes part at Ekby already; the region is told the same as of anybody else."""
    referral = refer(cast, who=actions.Entered(AMINA, "Amina", "Öz"))
    other = refer(cast)
    case = take(cast, referral)
    assert case == cast.amina_case
    take(cast, other)
    assert told(referral) == told(other) == ["received", "mapping"]
    views = [queries.sent_referral(cast.referrer, each.key, TODAY()) for each in (referral, other)]
    assert [event.what for event in views[0].events] == [event.what for event in views[1].events]


def test_two_who_refer_the_same_person_lead_to_one_case(cast: Cast):
    first = refer(cast)
    second = refer(cast, by=cast.other_case_worker)
    assert take(cast, first) == take(cast, second)
    assert Case.objects.filter(project=cast.project, owner=cast.ekby).count() == 2  # hers and Amina's


def test_the_sender_is_told_each_state_and_nothing_else(cast: Cast):
    referral = refer(cast)
    case = move(cast, take(cast, referral), State.WAITING, State.ACCEPTED)
    case = actions.start_case(case=case, on=TODAY(), by=cast.case_worker)
    case = move(cast, case, State.PAUSED)
    case = actions.exit_case(case=case, reason=codebook.exits["A1"], on=TODAY(), by=cast.case_worker, note="Hemligt")
    assert told(referral) == ["received", "mapping", "waiting", "accepted", "under_way", "exited"]
    page = queries.sent_referral(cast.referrer, referral.key, TODAY())
    assert {event.what for event in page.events} == {"sent", "told"}
    assert "A1" not in str([vars(event) for event in page.events])


def test_a_withdrawn_ground_stops_what_is_told_from_that_instant(cast: Cast):
    referral = refer(cast)
    case = take(cast, referral)
    people.withdraw_ground(ground=referral.ground, by=cast.case_worker)
    move(cast, case, State.ACCEPTED)
    assert told(referral) == ["received", "mapping"]
    (row,) = queries.sent_referrals(cast.referrer, TODAY())
    assert (row.state, row.may_be_told) == ("mapping", False)


def test_a_no_after_mapping_says_its_reason(cast: Cast):
    referral = refer(cast)
    move(cast, take(cast, referral), State.DECLINED, decision="declined_other_plan")
    (row,) = queries.sent_referrals(cast.referrer, TODAY())
    assert (row.state, row.decision) == ("declined", "declined_other_plan")


@pytest.mark.parametrize("decision", ["accepted", "waiting_list"])
def test_a_no_needs_a_reason_that_is_one(cast: Cast, decision):
    with pytest.raises(NeedsReason):
        actions.decline_referral(referral=refer(cast), decision=decision, by=cast.case_worker)


def test_what_was_declined_is_reopened_with_a_reason_by_the_receiver_alone(cast: Cast):
    referral = refer(cast)
    actions.decline_referral(referral=referral, decision="no_contact", by=cast.case_worker, why="Ringt tre gånger")
    with pytest.raises(NeedsReason):
        actions.reopen_referral(referral=referral, why=" ", by=cast.case_worker)
    with pytest.raises(NotVisible):
        actions.reopen_referral(referral=referral, why="Ring igen", by=cast.referrer)
    actions.reopen_referral(referral=referral, why="Hon hörde av sig", by=cast.unit_manager)
    assert told(referral) == ["received", "declined", "received"]
    page = queries.sent_referral(cast.referrer, referral.key, TODAY())
    assert not any(event.text for event in page.events)
    assert take(cast, referral).state == "mapping"


def test_what_was_taken_back_by_mistake_is_reopened_but_tells_nothing(cast: Cast):
    referral = refer(cast)
    actions.open_referral(referral=referral, by=cast.case_worker)
    actions.withdraw_referral(referral=referral, by=cast.referrer)
    actions.reopen_referral(referral=referral, why="Hon ringde och vill vara med", by=cast.case_worker)
    assert take(cast, referral).state == "mapping"
    assert told(referral) == ["received"]


def test_a_case_that_was_declined_is_reopened_and_the_sender_told(cast: Cast):
    referral = refer(cast)
    case = move(cast, take(cast, referral), State.DECLINED, decision="no_contact")
    actions.reopen_case(case=case, why="Hon hörde av sig", by=cast.case_worker)
    assert told(referral) == ["received", "mapping", "declined", "mapping"]


def test_what_does_not_wait_can_not_be_reopened_or_answered_twice(cast: Cast):
    referral = refer(cast)
    with pytest.raises(AlreadySettled):
        actions.reopen_referral(referral=referral, why="Varför inte", by=cast.case_worker)
    take(cast, referral)
    with pytest.raises(AlreadySettled):
        take(cast, referral)
    with pytest.raises(AlreadyOpen):
        actions.open_case(person=SentReferral.objects.get().case.person, project=cast.project, on=TODAY(),
                          by=cast.case_worker)  # fmt: skip


@pytest.mark.parametrize(
    "name", ["colleague", "other_case_worker", "af_worker", "referrer", "administrator", "officer"]
)
def test_whom_it_does_not_wait_for_it_does_not_exist_for(cast: Cast, name):
    referral, viewer = refer(cast), cast.staff[name]
    with pytest.raises(NotVisible):
        queries.received_referral(viewer, referral.key, TODAY())
    for act, said in (
        (actions.open_referral, {}),
        (actions.take_referral, {"on": TODAY()}),
        (actions.decline_referral, {"decision": "no_contact"}),
        (actions.ask_sender, {"text": "Vem är det?"}),
    ):
        with pytest.raises(NotVisible):
            act(referral=referral, by=viewer, **said)


def test_the_first_opening_is_kept_and_all_are_logged(cast: Cast):
    referral = refer(cast)
    first = actions.open_referral(referral=referral, by=cast.case_worker).opened_at
    assert actions.open_referral(referral=referral, by=cast.unit_manager).opened_at == first


def _waiting_and_late(cast: Cast) -> tuple[int, int]:
    asked = queries.waiting_referrals, queries.unopened_referrals
    waiting, late = (rows(cast.case_worker, TODAY()).count() for rows in asked)
    return waiting, late


def test_what_nobody_opens_within_a_week_is_late(cast: Cast):
    referral = refer(cast)
    assert _waiting_and_late(cast) == (1, 0)
    sent = referral.sent_at - queries.UNOPENED_IS_LATE
    SentReferral.objects.filter(pk=referral.pk).update(sent_at=sent)
    assert _waiting_and_late(cast) == (1, 1)
    assert queries.referrals_waiting(cast.case_worker, TODAY())[0].late
    actions.open_referral(referral=referral, by=cast.unit_manager)
    assert _waiting_and_late(cast) == (1, 0)


def test_a_registered_participant_tells_nobody(cast: Cast):
    register(cast.case_worker, cast.project, NUMBER, "Leyla", "Demir")
    referral = refer(cast)
    assert told(referral) == ["received"]
