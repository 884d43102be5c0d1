"""Erasure on request: granted or refused on a ground, and carried out through a list that another approves."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.people import actions as people
from stegvis.apps.people.models import Person
from stegvis.apps.privacy import actions, queries
from stegvis.apps.privacy.due import due_at
from stegvis.apps.privacy.erasure_policies import KeptLonger, NotDecided, NotErasure, StillWaits, WrongGround
from stegvis.apps.privacy.models import SubjectRequest
from stegvis.apps.privacy.policies import AskedAlready, IsClosed, NeedsAReason, NotForACopy, NotForProtected
from stegvis.apps.privacy.retention_policies import NobodyIsDue
from tests.apps.people.sharing import consent, hand_over
from tests.apps.privacy.removing import approved, ended, rule, work
from tests.cast import WOMEN, register

TODAY = timezone.localdate()
GRANTED = {"outcome": "granted", "ground": "consent_withdrawn", "on": TODAY}
REFUSED = {"outcome": "refused", "ground": "archive", "on": TODAY, "why": "Arkivlagen 10 §"}


@pytest.fixture
def request_(cast):
    """Let Amina, whose case ended yesterday, ask that everything be erased."""
    rule(cast)
    ended(cast, on=TODAY - timedelta(days=1))
    return asks(cast)


def asks(cast, kind="erasure"):
    said = {"asked_on": TODAY, "way": "letter", "identity": "registered", "kind": kind}
    return actions.record_request(person_key=cast.amina.key, by=cast.data_protection_officer, **said)


def decide(cast, request, **said):
    return actions.decide_erasure(request=request, by=cast.data_protection_officer, **said)


def test_who_is_granted_erasure_comes_on_the_list_and_goes(cast, request_):
    with pytest.raises(NobodyIsDue):
        actions.prepare_removal(by=cast.registrar)
    decide(cast, request_, **GRANTED)
    removal = actions.prepare_removal(by=cast.registrar)
    assert list(removal.lines.values_list("person", "basis")) == [(cast.amina.pk, "request")]
    approved(cast, removal)
    work()
    assert not Person.objects.filter(pk=cast.amina.pk).exists()
    assert not SubjectRequest.objects.exists()


def test_she_stands_on_the_list_beside_those_whose_time_is_up(cast, request_):
    old = ended(cast, register(cast.registrar, cast.project, WOMEN[20], "Prov", "Person")).person
    decide(cast, request_, **GRANTED)
    lines = actions.prepare_removal(by=cast.registrar).lines.values_list("person", "basis")
    assert dict(lines) == {cast.amina.pk: "request", old.pk: "rule"}


def test_an_exception_after_the_decision_keeps_her(cast, request_):
    decide(cast, request_, **GRANTED)
    removal = actions.prepare_removal(by=cast.registrar)
    until = TODAY + timedelta(days=9)
    actions.hold_file(person=cast.amina, reason="dispute", why="Överklagat", until=until, by=cast.registrar)
    approved(cast, removal)
    work()
    assert removal.lines.get().state == "kept"
    assert Person.objects.filter(pk=cast.amina.pk).exists()


def test_nothing_is_granted_while_something_waits_or_keeps_the_file(cast):
    rule(cast)
    request = asks(cast)
    with pytest.raises(StillWaits):
        decide(cast, request, **GRANTED)
    ended(cast)
    until = TODAY + timedelta(days=9)
    actions.hold_file(person=cast.amina, reason="dispute", why="Överklagat", until=until, by=cast.registrar)
    with pytest.raises(KeptLonger):
        decide(cast, request, **GRANTED)
    assert decide(cast, request, **REFUSED).outcome == "refused"
    assert not due_at(cast.ekby.pk, TODAY).filter(pk=cast.amina.pk).exists()


def test_a_ground_goes_with_its_decision_and_a_refusal_says_why(cast, request_):
    for said in ({**GRANTED, "ground": "archive"}, {**GRANTED, "ground": ""}, {**REFUSED, "ground": "not_needed"}):
        with pytest.raises(WrongGround):
            decide(cast, request_, **said)
    with pytest.raises(NeedsAReason):
        decide(cast, request_, **{**REFUSED, "why": " "})
    decide(cast, request_, **REFUSED)
    with pytest.raises(IsClosed):
        decide(cast, request_, **GRANTED)


def test_a_copy_and_erasure_are_two_requests(cast, request_):
    with pytest.raises(AskedAlready):
        asks(cast)
    copy = asks(cast, kind="access")
    with pytest.raises(NotErasure):
        decide(cast, copy, **REFUSED)
    with pytest.raises(NotForACopy):
        actions.make_extract(request=request_, by=cast.data_protection_officer)
    with pytest.raises(NotForACopy):
        actions.close_request(request=request_, outcome="taken_back", on=TODAY, by=cast.data_protection_officer)
    with pytest.raises(StillWaits):
        decide(cast, request_, **GRANTED)


def test_the_letter_is_made_once_it_is_decided(cast, request_):
    officer = cast.data_protection_officer
    with pytest.raises(NotDecided):
        actions.make_decision_letter(request=request_, by=officer)
    decide(cast, request_, **REFUSED)
    with pikepdf.open(BytesIO(actions.make_decision_letter(request=request_, by=officer))) as letter:
        assert letter.Root.Lang == "sv"
        assert len(letter.pages) == 1
    people.correct_person(person=cast.amina, protection="marked", why="Hot", by=cast.trusted_registrar)
    with pytest.raises(NotForProtected):
        actions.make_decision_letter(request=request_, by=officer)


def test_whoever_has_received_something_is_named_to_be_told(cast):
    rule(cast)
    consent(cast)
    hand_over(cast)
    ended(cast)
    request = decide(cast, asks(cast), **GRANTED)
    assert queries.receivers(cast.data_protection_officer, request) == [cast.af]


@pytest.mark.parametrize("name", ["registrar", "administrator", "case_worker", "other_registrar"])
def test_the_data_protection_officer_alone_decides(cast, request_, name):
    with pytest.raises(NotVisible):
        actions.decide_erasure(request=request_, by=cast.staff[name], **REFUSED)


@pytest.mark.parametrize(
    "wrong",
    [
        {"outcome": "granted", "closed_on": TODAY},
        {"outcome": "handed_over", "closed_on": TODAY, "made_at": timezone.now()},
        {"ground": "archive"},
        {"kind": "whim"},
    ],
    ids=["no ground", "no ground, handed over", "no outcome", "no such kind"],
)
def test_the_database_takes_no_decision_without_its_ground(cast, request_, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        SubjectRequest.objects.filter(pk=request_.pk).update(**wrong)
    SubjectRequest.objects.filter(pk=request_.pk).update(outcome="granted", closed_on=TODAY, ground="not_needed")
