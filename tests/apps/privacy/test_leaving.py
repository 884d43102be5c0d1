"""An organisation leaves with nothing open, takes in nothing new, removes everybody, and is closed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.access import actions as access
from stegvis.apps.access import queries
from stegvis.apps.access.models import LogEntry, Membership, Organisation
from stegvis.apps.access.policies import IsLeaving, OnlyWhoCloses
from stegvis.apps.access.roles import Role
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import Case
from stegvis.apps.people import actions as people
from stegvis.apps.people.models import Disclosure, Draft, Person, Reception
from stegvis.apps.people.policies import ReceiverLeaves
from stegvis.apps.privacy import actions
from stegvis.apps.privacy.due import due_at
from stegvis.apps.privacy.leaving_counts import obstacles
from stegvis.apps.privacy.leaving_policies import (
    DecidedInTheFuture,
    IsLeavingAlready,
    RemovalHasBegun,
    SomebodyIsKept,
    SomethingIsOpen,
)
from stegvis.apps.privacy.leaving_queries import preview, under_way
from stegvis.apps.privacy.models import Leaving, Removal, RemovalLine
from stegvis.apps.privacy.policies import NeedsAReason
from tests.apps.people.sharing import consent, hand_over
from tests.apps.privacy.removing import approved, ended, rule, work
from tests.cast import WOMEN, register

TODAY = timezone.localdate()
DECISION = {"decided_on": TODAY, "decided_by": "Socialnämnden", "reference": "SN 2026:90 § 12"}


def begin(cast, **said) -> Leaving:
    return actions.begin_leaving(**{**DECISION, **said}, by=cast.administrator)


def now(viewer: Staff) -> Staff:
    """Return somebody as she comes to the next page."""
    return Staff.of(Membership.objects.select_related("user", "organisation").get(pk=viewer.membership.pk))


@pytest.fixture
def nothing_open(cast):
    rule(cast)
    return ended(cast).person


@pytest.fixture
def leaving(cast, nothing_open):
    return begin(cast)


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_nobody_leaves_with_an_open_case(cast):
    rule(cast)
    assert [each.number for each in obstacles(cast.ekby.pk)] == [1]
    with pytest.raises(SomethingIsOpen):
        begin(cast)
    ended(cast)
    assert obstacles(cast.ekby.pk) == []
    assert begin(cast).is_under_way


def test_leaving_rests_on_a_decision_of_the_administrators(cast, nothing_open):
    for name in ("registrar", "data_protection_officer", "case_worker", "process_leader"):
        with pytest.raises(NotVisible):
            actions.begin_leaving(**DECISION, by=cast.staff[name])
    with pytest.raises(DecidedInTheFuture):
        begin(cast, decided_on=TODAY + timedelta(days=1))
    with pytest.raises(NeedsAReason):
        begin(cast, reference=" ")
    begin(cast)
    with pytest.raises(IsLeavingAlready):
        actions.begin_leaving(**DECISION, by=now(cast.administrator))


def test_nothing_new_comes_in(cast, leaving):
    registrar = now(cast.registrar)
    with pytest.raises(IsLeaving):
        register(registrar, cast.project, WOMEN[20], "Prov", "Person")
    with pytest.raises(IsLeaving):
        casework.reopen_case(case=cast.amina_case, why="För tidigt", by=registrar)
    almby, ekby = cast.other_registrar, Organisation.objects.get(pk=cast.ekby.pk)
    line = people.Line(almby.organisation, ekby, "economy")
    said = {"purpose": "planning", "since": TODAY, "until": None, "form": "spoken", "language": "sv"}
    with pytest.raises(ReceiverLeaves):
        people.record_consent(person=cast.bjorn, lines=[line], by=almby, **said)


def test_the_database_lets_nothing_new_in_either(cast, leaving):
    refused(lambda: Person.objects.create(owner=cast.ekby))
    refused(lambda: Case.objects.filter(pk=cast.amina_case.pk).update(state="under_way"))
    refused(lambda: Organisation.objects.filter(pk=cast.almby.pk).update(leaving_on=TODAY))
    refused(lambda: Organisation.objects.filter(pk=cast.ekby.pk).update(leaving_on=None))
    refused(lambda: Organisation.objects.filter(pk=cast.ekby.pk).update(left_on=TODAY))
    Person.objects.create(owner=cast.almby)


def test_the_database_lets_nobody_leave_with_an_open_case(cast):
    Leaving.objects.create(organisation=cast.ekby, since=TODAY, recorded_by=cast.administrator.user, **DECISION)
    refused(lambda: Organisation.objects.filter(pk=cast.ekby.pk).update(leaving_on=TODAY))
    ended(cast)
    Organisation.objects.filter(pk=cast.ekby.pk).update(leaving_on=TODAY)


def test_an_association_is_left_by_nobody(cast):
    Leaving.objects.create(organisation=cast.association, since=TODAY, recorded_by=cast.administrator.user, **DECISION)
    refused(lambda: Organisation.objects.filter(pk=cast.association.pk).update(leaving_on=TODAY))


def test_only_those_who_close_keep_their_roles(cast, nothing_open):
    told = {str(each.title): each.number for each in preview(cast.administrator, TODAY).consequences}
    begin(cast)
    stay = Membership.objects.filter(organisation=cast.ekby, until__isnull=True)
    assert {each.role for each in stay} == {"administrator", "registrar", "data_protection_officer"}
    gone = Membership.objects.filter(organisation=cast.ekby, until=TODAY)
    Membership.objects.filter(pk=cast.case_worker.membership.pk).update(until=None)
    tomorrow = TODAY + timedelta(days=1)
    assert queries.memberships_open_to(cast.case_worker.user, {}, on=tomorrow) == []
    assert queries.memberships_open_to(cast.registrar.user, {}, on=tomorrow) != []
    Membership.objects.filter(pk=cast.case_worker.membership.pk).update(until=TODAY)
    assert gone.count() == told["Medlemskap"] > 0
    ekby = Organisation.objects.get(pk=cast.ekby.pk)
    with pytest.raises(OnlyWhoCloses):
        access.add_membership(
            user=cast.case_worker.user,
            organisation=ekby,
            role=Role.CASE_WORKER,
            since=TODAY + timedelta(days=1),
            by=cast.administrator,
        )


def test_everybody_is_due_but_whom_an_exception_keeps(cast, nothing_open):
    another = ended(cast, register(cast.registrar, cast.project, WOMEN[20], "Prov", "Person")).person
    until = TODAY + timedelta(days=90)
    hold = actions.hold_file(person=another, reason="dispute", why="Överklagat", until=until, by=cast.registrar)
    assert not due_at(cast.almby.pk, TODAY).exists()
    begin(cast)
    assert list(due_at(cast.ekby.pk, TODAY)) == [nothing_open]
    far = under_way(now(cast.administrator), TODAY)
    assert (far.left, far.due, far.waits) == (2, 1, 1)
    actions.end_hold(hold=hold, by=now(cast.registrar))
    assert due_at(cast.ekby.pk, TODAY).count() == 2


def test_from_the_decision_to_the_end(cast, leaving):
    Draft.objects.create(organisation=cast.ekby, user=cast.registrar.user, form_key="cases:register", content={})
    removal = actions.prepare_removal(by=now(cast.registrar))
    assert (removal.rule, removal.leaving) == (None, leaving)
    assert set(removal.lines.values_list("basis", flat=True)) == {"leaving"}
    with pytest.raises(SomebodyIsKept):
        actions.finish_leaving(leaving=leaving, by=now(cast.administrator))
    approved(cast, removal, by=now(cast.data_protection_officer))
    work()
    assert not Person.objects.filter(owner=cast.ekby).exists()
    done = actions.finish_leaving(leaving=leaving, by=now(cast.administrator))
    assert done.done_at is not None
    assert not Draft.objects.filter(organisation=cast.ekby).exists()
    assert not Membership.objects.filter(organisation=cast.ekby, until__isnull=True).exists()
    assert queries.memberships_open_to(cast.administrator.user, {}, on=TODAY) == []
    assert LogEntry.objects.filter(act="leaving.done").exists()
    refused(lambda: Organisation.objects.filter(pk=cast.ekby.pk).update(left_on=None))


def test_what_another_has_received_stays_and_what_nobody_filed_is_laid_aside(cast):
    rule(cast)
    consent(cast)
    copy = hand_over(cast)
    ended(cast)
    begin(cast)
    approved(cast, actions.prepare_removal(by=now(cast.registrar)), by=now(cast.data_protection_officer))
    work()
    copy.refresh_from_db()
    assert (copy.person, copy.receiver) == (None, cast.af)
    actions.finish_leaving(leaving=Leaving.objects.get(), by=now(cast.administrator))
    assert not Disclosure.objects.filter(receiver=cast.ekby, reception__isnull=True).exists()
    assert not Reception.objects.filter(disclosure=copy).exists()


def test_leaving_is_taken_back_until_a_list_has_been_approved(cast, leaving):
    removal = actions.prepare_removal(by=now(cast.registrar))
    actions.take_back_leaving(leaving=leaving, by=now(cast.administrator))
    removal.refresh_from_db()
    assert removal.state == "discarded"
    assert not due_at(cast.ekby.pk, TODAY).filter(owner=cast.almby).exists()
    case = register(now(cast.registrar), cast.project, WOMEN[20], "Prov", "Person", started_on=TODAY)
    ended(cast, case, on=TODAY)
    again = actions.begin_leaving(**DECISION, by=now(cast.administrator))
    approved(cast, actions.prepare_removal(by=now(cast.registrar)), by=now(cast.data_protection_officer))
    with pytest.raises(RemovalHasBegun):
        actions.take_back_leaving(leaving=again, by=now(cast.administrator))
    Leaving.objects.filter(pk=again.pk).update(taken_back_at=timezone.now(), taken_back_by=cast.administrator.user)
    refused(lambda: Organisation.objects.filter(pk=cast.ekby.pk).update(leaving_on=None))


def test_no_list_is_approved_for_a_leaving_that_was_taken_back(cast, leaving):
    removal = actions.prepare_removal(by=now(cast.registrar))
    Leaving.objects.filter(pk=leaving.pk).update(taken_back_at=timezone.now(), taken_back_by=cast.administrator.user)
    approve = {"state": "approved", "approved_at": timezone.now(), "approved_by": cast.data_protection_officer.user}
    refused(lambda: Removal.objects.filter(pk=removal.pk).update(**approve))


@pytest.mark.parametrize(
    "wrong",
    [{"decided_by": ""}, {"reference": ""}, {"taken_back_at": timezone.now()}, {"done_at": timezone.now()}],
    ids=lambda each: next(iter(each)),
)
def test_the_database_takes_no_leaving_without_its_decision(cast, leaving, wrong):
    refused(lambda: Leaving.objects.filter(pk=leaving.pk).update(**wrong))


def test_the_basis_of_a_line_is_known(cast, leaving):
    actions.prepare_removal(by=now(cast.registrar))
    refused(lambda: RemovalLine.objects.update(basis="whim"))
