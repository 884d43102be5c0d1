"""A referral: its ground, its copy, its one place in the inbox, and what may never cross."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions import AlreadyReferred, NumberOfAnother
from stegvis.apps.casework.actions.facts import NeedsReason
from stegvis.apps.casework.actions.plans.locking import NotYet as TheDayIsToCome
from stegvis.apps.casework.actions.referring import SaidYesLater
from stegvis.apps.casework.models import Case, ReferralEvent, SentReferral
from stegvis.apps.casework.policies import NotAParty
from stegvis.apps.casework.referral_policies import AlreadySettled, NobodyWithTheRight, NotAReceiver, TakenUp
from stegvis.apps.people import actions as people
from stegvis.apps.people.actions import CiteTheLaw, NotYet
from stegvis.apps.people.models import Disclosure, Ground, Person
from stegvis.apps.people.policies import NoGround, NotToAnAssociation, NotToOneself, OnlyWithTheRight, RuleDoesNotReach
from stegvis.apps.people.queries import inbox as received_copies
from tests.apps.casework.referring import NUMBER, REASON, ago, basis, entered, refer, take, told
from tests.cast import BJORN, MEN, WOMEN, Cast, register

TODAY = timezone.localdate


def test_a_referral_is_a_ground_a_copy_and_a_place_in_the_inbox(cast: Cast):
    referral = refer(cast, wishes="Tolk på turkiska. Ring efter klockan tre.")
    lines = {(line.sender, line.receiver, line.kind) for line in referral.ground.lines.all()}
    assert lines == {
        (cast.region, cast.ekby, "identity"),
        (cast.region, cast.ekby, "reason"),
        (cast.ekby, cast.region, "case_state"),
    }
    assert (referral.ground.purpose, referral.ground.consent.form) == ("referral", "spoken")
    copy = referral.disclosure.copy
    assert (copy["who"]["number"], copy["texts"]["reason"]) == (NUMBER.number, REASON)
    assert referral.disclosure.digest == people.digest(copy)
    assert [row.name for row in queries.referrals_waiting(cast.case_worker, TODAY())] == ["Leyla Demir"]
    assert told(referral) == ["received"]


def test_who_is_entered_becomes_a_person_of_the_senders_own(cast: Cast):
    person = refer(cast).person
    assert (person.owner, person.name, person.phone, person.language) == (
        cast.region,
        "Leyla Demir",
        "070-174 06 05",
        "tr",
    )
    assert not Person.objects.filter(owner=cast.ekby, given_name__isnull=False, pk=person.pk).exists()


def test_nothing_stays_of_a_referral_that_is_refused(cast: Cast):
    with pytest.raises(NotYet):
        refer(cast, basis=basis(since=TODAY() + timedelta(days=1)))
    with pytest.raises(NeedsReason):
        refer(cast, reason=" ")
    assert not Person.objects.filter(owner=cast.region).exists()
    assert not Ground.objects.exists()
    assert not Disclosure.objects.exists()


def test_a_provision_needs_its_paragraph_and_must_reach(cast: Cast):
    with pytest.raises(CiteTheLaw):
        refer(cast, basis=basis(rule="duty_to_inform"))
    with pytest.raises(RuleDoesNotReach):
        refer(cast, basis=basis(rule="general_clause"))
    referral = refer(cast, basis=basis(rule="health_to_care"))
    assert not hasattr(referral.ground, "consent")
    assert referral.ground.rule == "health_to_care"


def test_the_same_person_is_referred_once_while_it_waits(cast: Cast):
    referral = refer(cast)
    with pytest.raises(AlreadyReferred):
        refer(cast)
    assert SentReferral.objects.get() == referral
    actions.withdraw_referral(referral=referral, by=cast.referrer)
    assert refer(cast).pk != referral.pk


def test_the_database_refuses_a_second_that_waits(cast: Cast):
    referral = refer(cast)
    other = refer(cast, to=actions.To(cast.project, cast.almby))
    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        SentReferral.objects.filter(pk=other.pk).update(receiver=referral.receiver)
    SentReferral.objects.filter(pk=referral.pk).update(stage="withdrawn", settled_at=timezone.now())
    SentReferral.objects.filter(pk=other.pk).update(receiver=referral.receiver)


@pytest.mark.parametrize(
    "wrong",
    [
        {"stage": "declined", "settled_at": timezone.now()},
        {"decision": "person_declined"},
        {"stage": "taken"},
        {"settled_at": timezone.now()},
        {"stage": "lost"},
        {"kind": "rumour"},
    ],
)
def test_the_database_refuses_what_can_not_be(cast: Cast, wrong):
    referral = refer(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        SentReferral.objects.filter(pk=referral.pk).update(**wrong)
    SentReferral.objects.filter(pk=referral.pk).update(
        stage="declined", settled_at=timezone.now(), decision="person_declined"
    )


def test_only_between_parties_and_never_to_an_association_or_oneself(cast: Cast):
    with pytest.raises(NotToAnAssociation):
        refer(cast, to=actions.To(cast.project, cast.association))
    with pytest.raises(NotToOneself):
        refer(cast, by=cast.case_worker)
    with pytest.raises(NotAReceiver):
        refer(cast, to=actions.To(cast.project, cast.provider_firm))
    with pytest.raises(NotAReceiver):
        refer(cast, to=actions.To(cast.project, cast.almby, cast.unit))


@pytest.mark.parametrize("name", ["registrar", "provider", "process_leader", "officer", "board_member", "evaluator"])
def test_who_has_no_part_in_referring_refers_nobody(cast: Cast, name):
    with pytest.raises((NotAllowed, NotAParty, NotVisible)):
        refer(cast, by=cast.staff[name], to=actions.To(cast.project, cast.af))


def test_a_number_that_belongs_to_another_name_sends_nothing(cast: Cast):
    by = cast.other_case_worker
    with pytest.raises(NumberOfAnother):
        refer(cast, by=by, who=entered(BJORN, "Karl", "Nilsson"))
    assert not Disclosure.objects.exists()
    referral = refer(cast, by=by, who=entered(BJORN, "Björn", "Alm"))
    assert referral.person == cast.bjorn


def test_of_a_person_whom_the_referrer_may_not_open_only_what_she_wrote_goes(cast: Cast, house):
    register(
        cast.other_registrar, cast.project, MEN[3], "Nils", "Ek", person={"phone": "070-174 06 99"}, started_on=None,
        referred_on=TODAY(),
    )  # fmt: skip
    referrer = house.staff("Remittent", "referrer", cast.almby)
    referral = refer(cast, by=referrer, who=entered(MEN[3], "Nils", "Ek"))
    assert "phone" not in referral.disclosure.copy["who"]
    assert "070-174 06 99" not in str(referral.disclosure.copy)


def test_a_colleagues_person_can_not_be_picked(cast: Cast):
    with pytest.raises(NotVisible):
        refer(cast, by=cast.colleague, to=actions.To(cast.project, cast.almby), who=cast.amina)
    assert refer(cast, by=cast.case_worker, to=actions.To(cast.project, cast.almby), who=cast.amina).pk


def test_protected_persons_are_referred_with_the_right_to_where_somebody_has_it(cast: Cast, house):
    case = register(cast.trusted_registrar, cast.project, WOMEN[7], "Hemliga", "Karin", person={"protection": "marked"})
    by = house.staff("Betrodd", "unit_manager", cast.ekby)
    with pytest.raises((NotVisible, OnlyWithTheRight)):
        refer(cast, by=by, to=actions.To(cast.project, cast.almby), who=entered(WOMEN[7], "Hemliga", "Karin"))
    by.membership.sees_protected = True
    by.membership.save()
    trusted = type(by).of(by.membership)
    to = actions.To(cast.project, cast.almby)
    with pytest.raises(NobodyWithTheRight):
        refer(cast, by=trusted, to=to, who=entered(WOMEN[7], "Hemliga", "Karin"))
    cast.other_registrar.membership.sees_protected = True
    cast.other_registrar.membership.save()
    referral = refer(cast, by=trusted, to=to, who=entered(WOMEN[7], "Hemliga", "Karin"))
    assert referral.person == case.person
    (row,) = queries.referrals_waiting(cast.other_case_worker, TODAY())
    assert (row.masked, row.name) == (True, "")
    with pytest.raises(NotVisible):
        queries.received_referral(cast.other_case_worker, referral.key, TODAY())
    (row,) = queries.referrals_waiting(type(by).of(cast.other_registrar.membership), TODAY())
    assert row.name == "Hemliga Karin"


def test_the_inbox_is_the_units_and_of_those_who_see_all(cast: Cast):
    refer(cast)
    seen = {name for name, viewer in cast.staff.items() if queries.referrals_waiting(viewer, TODAY())}
    assert seen == {"case_worker", "unit_manager", "registrar", "trusted_registrar"}


def test_a_referral_to_no_unit_waits_for_all_who_register_there(cast: Cast):
    refer(cast, to=actions.To(cast.project, cast.ekby))
    seen = {name for name, viewer in cast.staff.items() if queries.referrals_waiting(viewer, TODAY())}
    assert seen == {"case_worker", "colleague", "unit_manager", "registrar", "trusted_registrar"}


def test_a_referral_is_no_loose_copy_among_what_was_received(cast: Cast):
    referral = refer(cast)
    assert not received_copies(cast.registrar, TODAY()).exists()
    with pytest.raises(NotVisible):
        people.file_disclosure(disclosure=referral.disclosure, register=True, by=cast.registrar)


def test_the_sender_sees_her_own_and_nobody_elses(cast: Cast, house):
    referral = refer(cast)
    second = house.staff("Annan", "referrer", cast.region)
    seen = {name for name, viewer in cast.staff.items() if queries.sent_referrals(viewer, TODAY())}
    assert seen == {"referrer"}
    assert queries.sent_referrals(second, TODAY()) == ()
    with pytest.raises(NotVisible):
        queries.sent_referral(second, referral.key, TODAY())
    with pytest.raises(NotVisible):
        queries.sent_referral(cast.registrar, referral.key, TODAY())


def test_withdrawing_ends_the_ground_and_what_was_not_read_is_gone(cast: Cast):
    referral = refer(cast)
    actions.withdraw_referral(referral=referral, by=cast.referrer, why="Ångrade sig")
    referral.ground.refresh_from_db()
    assert referral.ground.withdrawn_at is not None
    assert queries.referrals_waiting(cast.case_worker, TODAY()) == ()
    with pytest.raises(NotVisible):
        queries.received_referral(cast.case_worker, referral.key, TODAY())


def test_what_has_been_read_stays_received_and_says_that_it_was_taken_back(cast: Cast):
    referral = refer(cast)
    actions.open_referral(referral=referral, by=cast.case_worker)
    actions.withdraw_referral(referral=referral, by=cast.referrer, why="Hon orkar inte, är inlagd")
    page = queries.received_referral(cast.case_worker, referral.key, TODAY())
    assert page.events[-1].what == "withdrawn"
    assert page.events[-1].text is None
    with pytest.raises(AlreadySettled):
        take(cast, referral)


def test_what_was_taken_up_is_not_withdrawn(cast: Cast):
    referral = refer(cast)
    take(cast, referral)
    with pytest.raises(TakenUp):
        actions.withdraw_referral(referral=referral, by=cast.referrer)


def test_a_question_goes_back_and_its_answer_comes_as_a_copy(cast: Cast):
    referral = refer(cast)
    actions.ask_sender(referral=referral, text="Vilka dagar passar?", by=cast.case_worker)
    assert queries.referral_questions(cast.referrer, TODAY()).count() == 1
    page = queries.sent_referral(cast.referrer, referral.key, TODAY())
    assert [each.text for each in page.events if each.what == "question"] == ["Vilka dagar passar?"]
    actions.answer_question(referral=referral, text="Måndagar.", by=cast.referrer)
    assert Disclosure.objects.filter(receiver=cast.ekby).count() == 2
    page = queries.received_referral(cast.case_worker, referral.key, TODAY())
    assert [each.text for each in page.events if each.what == "answer"] == ["Måndagar."]
    assert told(referral) == ["received"]


def test_a_question_is_not_answered_on_a_ground_that_was_withdrawn(cast: Cast):
    referral = refer(cast)
    actions.ask_sender(referral=referral, text="Vilka dagar passar?", by=cast.case_worker)
    Ground.objects.filter(pk=referral.ground.pk).update(withdrawn_at=timezone.now())
    with pytest.raises(NoGround):
        actions.answer_question(referral=referral, text="Måndagar.", by=cast.referrer)
    assert ReferralEvent.objects.filter(what="answer").count() == 0


def test_each_step_stands_in_the_log_without_what_was_said(cast: Cast):
    referral = refer(cast)
    actions.open_referral(referral=referral, by=cast.case_worker)
    take(cast, referral)
    acts = list(LogEntry.objects.filter(act__startswith="referral.").order_by("pk").values_list("act", flat=True))
    assert acts == ["referral.state_told", "referral.sent", "referral.read", "referral.state_told", "referral.taken"]
    assert not LogEntry.objects.filter(reason__contains="sjukskriven").exists()


def test_nobody_of_the_receivers_persons_is_touched_until_it_is_taken_up(cast: Cast):
    before = Case.objects.count(), Person.objects.filter(owner=cast.ekby).count()
    referral = refer(cast)
    actions.decline_referral(referral=referral, decision="declined_target_group", by=cast.case_worker)
    assert (Case.objects.count(), Person.objects.filter(owner=cast.ekby).count()) == before
    assert told(referral) == ["received", "declined"]


def test_a_referral_that_came_on_paper_has_its_own_day_and_waits_from_it(cast: Cast):
    referral = refer(cast, on=ago(9), basis=basis(since=ago(10)))
    assert referral.referred_on == ago(9)
    assert timezone.localdate(referral.sent_at) == ago(0)
    (row,) = queries.referrals_waiting(cast.case_worker, ago(0))
    assert row.days == 9
    assert take(cast, referral).referred_on == ago(9)
    (found,) = queries.waiting_times(cast.unit_manager, ago(0))
    assert found.steps["mapping"].half == 9


def test_the_day_of_a_referral_is_not_to_come_and_the_ground_and_the_parties_were_there(cast: Cast):
    with pytest.raises(TheDayIsToCome):
        refer(cast, on=ago(-1))
    with pytest.raises(SaidYesLater):
        refer(cast, on=ago(9), basis=basis(since=ago(8)))
    with pytest.raises(NotAParty):
        refer(cast, on=date(2001, 1, 1), basis=basis(since=date(2001, 1, 1)))
    assert not SentReferral.objects.exists()
