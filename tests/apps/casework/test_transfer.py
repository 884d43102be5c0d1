"""The person moves: the old owner keeps what it wrote and sees nothing new; the new owner gets a copy."""

import pytest
from django.utils import timezone

from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.transferring import NotATransfer
from stegvis.apps.casework.models import Case, SentReferral
from stegvis.apps.casework.referral_policies import NotUnderWay
from stegvis.apps.casework.states import State
from stegvis.apps.people import queries as people
from stegvis.apps.people.policies import NoGround
from stegvis.apps.people.queries import disclosure_for
from stegvis.core import codebook
from tests.apps.casework.referring import basis, told
from tests.apps.people.sharing import consent, entries, hand_over
from tests.cast import WOMEN, Cast, register

TODAY = timezone.localdate


def transfer(cast: Cast, case: Case | None = None, **details: object) -> SentReferral:
    return actions.transfer_case(
        **{
            "case": case or cast.amina_case,
            "receiver": cast.almby,
            "exit_reason": codebook.exits["M1"],
            "basis": basis(),
            "reason": "Flyttar till Almby den första.",
            "on": TODAY(),
            "by": cast.case_worker,
            **details,
        }
    )


def taken(cast: Cast, referral: SentReferral) -> Case:
    return actions.take_referral(referral=referral, on=TODAY(), by=cast.other_case_worker)


def test_the_old_case_exits_and_the_new_owner_has_it_in_the_inbox(cast: Cast):
    referral = transfer(cast)
    cast.amina_case.refresh_from_db()
    assert (cast.amina_case.state, cast.amina_case.exit_reason) == ("exited", "M1")
    assert [row.name for row in queries.referrals_waiting(cast.other_case_worker, TODAY())] == ["Amina Öz"]
    assert referral.kind == "transfer"


def test_the_old_owner_sees_its_own_up_to_the_transfer_and_nothing_after(cast: Cast):
    """The person page, the list and the feedback of the old owner before and after what the new one does."""
    referral = transfer(cast)
    case = taken(cast, referral)
    shown = queries.person_page(cast.case_worker, cast.amina.key, TODAY())
    for step in (State.ACCEPTED,):
        case = actions.move_case(case=case, to=step, on=TODAY(), by=cast.other_case_worker)
    actions.start_case(case=case, on=TODAY(), by=cast.other_case_worker)
    after = queries.person_page(cast.case_worker, cast.amina.key, TODAY())
    assert [each.pk for each in after.cases] == [cast.amina_case.pk]
    assert (shown.facts, shown.cases[0].state) == (after.facts, after.cases[0].state)
    assert told(referral) == ["received", "mapping"]
    with pytest.raises(NotVisible):
        queries.case_for(cast.case_worker, case.key, TODAY())


def test_a_transfer_that_is_declined_is_told_so_that_nobody_falls_between(cast: Cast):
    referral = transfer(cast)
    actions.decline_referral(referral=referral, decision="declined_no_place", by=cast.other_case_worker)
    assert told(referral) == ["received", "declined"]
    assert actions.reopen_case(case=cast.amina_case, why="Blev nej i Almby", by=cast.case_worker).state == "under_way"


def test_the_new_owner_reads_nothing_but_the_copy(cast: Cast):
    referral = transfer(cast)
    case = taken(cast, referral)
    page = queries.person_page(cast.other_case_worker, case.person.key, TODAY())
    assert page.facts == ()
    with pytest.raises(NotVisible):
        people.person_for(cast.other_case_worker, cast.amina.key, TODAY())
    assert set(referral.disclosure.copy["texts"]) == {"reason"}


def test_history_goes_over_only_on_a_ground_in_force(cast: Cast):
    referral = transfer(cast)
    case = taken(cast, referral)
    chosen = entries(cast.amina, "identity", "economy")
    with pytest.raises(NoGround):
        hand_over(cast, cast.almby, chosen=chosen)
    consent(cast, ways=(("ekby", "almby"),))
    copy = hand_over(cast, cast.almby, chosen=chosen)
    assert copy.reception.person == case.person
    read = disclosure_for(cast.other_case_worker, copy.key, TODAY())
    assert any(entry["kind"] == "economy" for entry in read.copy["entries"])


def test_only_what_is_under_way_and_only_for_a_move(cast: Cast):
    waiting = register(
        cast.case_worker, cast.project, WOMEN[11], "Sara", "Lind", started_on=None, referred_on=TODAY()
    )  # fmt: skip
    with pytest.raises(NotUnderWay):
        transfer(cast, waiting)
    with pytest.raises(NotATransfer):
        transfer(cast, exit_reason=codebook.exits["A1"])
    with pytest.raises(NotVisible):
        transfer(cast, by=cast.colleague)
    with pytest.raises(NotAllowed):
        transfer(cast, by=cast.registrar)
    cast.amina_case.refresh_from_db()
    assert cast.amina_case.state == "under_way"
    assert not SentReferral.objects.exists()
