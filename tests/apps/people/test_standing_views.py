"""Standing views: off, until an administrator writes on what law they rest; then copies are handed over at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.access.verdicts import NotAllowed
from stegvis.apps.people import actions, queries
from stegvis.apps.people.policies import Sight
from tests.apps.people.sharing import SINCE, consent, hand_over

TODAY = timezone.localdate()
SUPPORT = "Uppgiftsskyldighet enligt 110 kap. 33 § SFB"


@pytest.fixture
def known_at_af(cast):
    """AF has filed Amina under a person of its own, and may ask about her."""
    consent(cast, ways=(("ekby", "af"), ("af", "ekby")), kinds=("identity",))
    return actions.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker).person


def open_view(cast, **details):
    usual = {"sender": cast.ekby, "receiver": cast.af, "purpose": "planning", "kinds": ["economy"]}
    usual |= {"legal_support": SUPPORT, "since": SINCE, "until": None, "by": cast.administrator}
    return actions.open_standing_view(**{**usual, **details})


def ask(cast, person, kinds=("economy", "health")):
    return actions.ask(person=person, holder=cast.ekby, purpose="planning", kinds=list(kinds), by=cast.af_worker)


def test_without_one_a_question_waits_for_a_human(cast, known_at_af):
    assert ask(cast, known_at_af).answer == ""


def test_with_one_the_open_kinds_are_handed_over_at_once_as_a_copy(cast, known_at_af):
    view = open_view(cast)
    request = ask(cast, known_at_af)
    assert request.answer == "given"
    assert [(each.kind, each.standing_view) for each in request.disclosure.kinds.all()] == [("economy", view)]
    assert request.disclosure.reception.person == known_at_af
    assert cast.amina not in Sight(cast.af_worker, TODAY).rows


def test_it_needs_its_legal_support_and_the_senders_administrator(cast):
    with pytest.raises(actions.NoLegalSupport):
        open_view(cast, legal_support="  ")
    for other in (cast.case_worker, cast.registrar, cast.process_leader):
        with pytest.raises(NotAllowed):
            open_view(cast, by=other)


def test_closed_or_past_it_answers_nothing(cast, known_at_af):
    actions.close_standing_view(view=open_view(cast), by=cast.administrator)
    open_view(cast, until=TODAY - timedelta(days=1), since=TODAY - timedelta(days=9))
    assert ask(cast, known_at_af).answer == ""


def test_it_says_nothing_of_a_person_that_was_not_linked_before(cast):
    open_view(cast)
    consent(cast, ways=(("af", "ekby"),), kinds=("identity",))
    person = actions.register_person(number=None, given_name="Amina", by=cast.af_worker)
    consent(cast, person=person, by=cast.af_worker, ways=(("af", "ekby"),), kinds=("identity",))
    assert ask(cast, person).answer == ""


def test_a_protected_person_is_never_answered_for_by_itself(cast, known_at_af):
    open_view(cast)
    actions.correct_person(person=cast.amina, protection="marked", why="Ny uppgift", by=cast.case_worker)
    assert ask(cast, known_at_af).answer == ""


def test_both_sides_see_that_it_was_handed_over(cast, known_at_af):
    open_view(cast)
    given = ask(cast, known_at_af).disclosure
    assert given in queries.shared_about(cast.case_worker, cast.amina.key, TODAY).sent
    assert given in queries.shared_about(cast.af_worker, known_at_af.key, TODAY).received
