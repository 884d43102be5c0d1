"""What a withdrawal ends is shown before it is done; parts are taken back by unticking them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.people import actions
from stegvis.apps.people.models import Ground
from stegvis.apps.people.policies import covering
from tests.apps.people.sharing import ago, consent, hand_over


def address(cast, ground, act="withdraw/"):
    return f"/participants/{cast.amina.key}/grounds/{ground.key}/{act}"


def open_kinds(cast):
    return set(covering(cast.amina, cast.af, "planning", timezone.now()))


def test_what_ends_and_what_stays_stands_before_the_act(cast, signed_in):
    ground = consent(cast, kinds=("identity", "economy"))
    consent(cast, kinds=("identity",))
    hand_over(cast)
    page = signed_in(cast.case_worker).get(address(cast, ground)).content.decode()
    ends, rest = page.split("Lämnas inte ut längre")[1].split("Är öppet på en annan grund")
    assert "ekonomi och försörjning" in ends
    assert "identitet" not in ends
    assert "identitet och kontakt" in rest


def test_questions_that_hang_and_what_was_handed_over_are_named(cast, signed_in):
    ground = consent(cast, ways=(("ekby", "af"),))
    actions.ask(
        person=cast.amina, holder=cast.af, purpose="planning", kinds=["economy"],
        by=cast.case_worker, to_user=cast.af_worker.user,
    )  # fmt: skip
    page = signed_in(cast.case_worker).get(address(cast, ground)).content.decode()
    assert "Frågor som inte har besvarats" in page
    assert "Har lämnats ut och finns kvar hos den som har fått det" in page


def test_withdrawn_nothing_more_is_open(cast, signed_in):
    ground = consent(cast)
    client = signed_in(cast.case_worker)
    answer = client.post(address(cast, ground), {"when": "now", "clock": "", "note": "Ringde"})
    assert answer.url == f"/participants/{cast.amina.key}/grounds/"
    ground.refresh_from_db()
    assert ground.withdrawal_note == "Ringde"
    assert open_kinds(cast) == set()
    assert client.post(address(cast, ground), {"when": "now"}).status_code == 422


def test_earlier_today_takes_a_time_that_has_been(cast, signed_in):
    ground = consent(cast)
    client = signed_in(cast.case_worker)
    assert client.post(address(cast, ground), {"when": "earlier", "clock": ""}).status_code == 422
    assert client.post(address(cast, ground), {"when": "now", "clock": "00:01"}).status_code == 422
    later = (timezone.localtime() + timedelta(hours=1)).strftime("%H:%M")
    if later > timezone.localtime().strftime("%H:%M"):
        assert client.post(address(cast, ground), {"when": "earlier", "clock": later}).status_code == 422
    assert client.post(address(cast, ground), {"when": "earlier", "clock": "00:00"}).status_code == 302
    ground.refresh_from_db()
    assert timezone.localtime(ground.withdrawn_at).strftime("%H:%M") == "00:00"


def test_what_was_handed_over_in_between_is_said_at_once(cast, signed_in):
    ground = consent(cast)
    hand_over(cast)
    client = signed_in(cast.case_worker)
    answer = client.post(address(cast, ground), {"when": "earlier", "clock": "00:00"}, follow=True)
    page = answer.content.decode()
    assert "1 utlämnande gjordes efter att samtycket togs tillbaka" in page
    assert "Det skulle inte ha lämnats ut" in page


def test_a_hand_over_that_the_viewer_does_not_see_is_not_told(cast, signed_in):
    ground = consent(cast, ways=(("ekby", "af"), ("af", "region")))
    filed = actions.file_disclosure(disclosure=hand_over(cast), by=cast.af_worker, register=True)
    actions.hand_over(
        person=filed.person, receiver=cast.region, purpose="planning", by=cast.af_worker,
        chosen=["person:number", "person:name"],
    )  # fmt: skip
    page = signed_in(cast.case_worker).get(address(cast, ground)).content.decode()
    stays = page.split("Har lämnats ut")[1].split("</ul>")[0]
    assert stays.count("<li>") == 1
    assert "Vårdcentralen" not in stays


def test_the_receiver_who_was_told_notes_a_withdrawal_too(cast, signed_in):
    ground = consent(cast)
    filed = actions.file_disclosure(disclosure=hand_over(cast), by=cast.af_worker, register=True)
    url = f"/participants/{filed.person.key}/grounds/{ground.key}/withdraw/"
    assert signed_in(cast.af_worker).post(url, {"when": "now"}).status_code == 302
    assert open_kinds(cast) == set()


@pytest.mark.parametrize("act", ["withdraw/", "narrow/", "renew/", "paper/", "print/"])
@pytest.mark.parametrize("name", ["other_case_worker", "colleague", "af_worker", "process_leader", "administrator"])
def test_for_others_there_is_no_such_ground(cast, signed_in, name, act):
    ground = consent(cast)
    assert signed_in(cast.staff[name]).get(address(cast, ground, act)).status_code == 404
    assert ground.lines.exists()


@pytest.mark.parametrize("act", ["withdraw/", "narrow/", "renew/", "paper/", "print/"])
def test_a_ground_stands_under_its_own_person_only(cast, signed_in, act):
    from tests.cast import WOMEN, register

    other = register(cast.case_worker, cast.project, WOMEN[1], "Fatima", "Berg").person
    ground = consent(cast, person=other)
    client = signed_in(cast.case_worker)
    assert client.get(address(cast, ground, act)).status_code == 404
    assert client.get(f"/participants/{other.key}/grounds/{ground.key}/{act}").status_code == 200


def test_unticking_takes_back_what_was_unticked(cast, signed_in):
    ground = consent(cast, kinds=("identity", "economy", "health"), refused=("health",))
    keep = ground.lines.get(kind="identity").pk
    client = signed_in(cast.case_worker)
    page = client.get(address(cast, ground, "narrow/")).content.decode()
    assert page.count('name="keep"') == page.count(" checked") == 2
    assert client.post(address(cast, ground, "narrow/"), {"keep": [keep], "note": ""}).status_code == 302
    assert open_kinds(cast) == {"identity"}
    new = Ground.objects.get(follows=ground)
    assert set(new.lines.filter(given=False).values_list("kind", flat=True)) == {"economy", "health"}


def test_all_or_nothing_is_no_narrowing(cast, signed_in):
    ground = consent(cast)
    client = signed_in(cast.case_worker)
    everything = list(ground.lines.values_list("pk", flat=True))
    for keep in (everything, []):
        assert client.post(address(cast, ground, "narrow/"), {"keep": keep}).status_code == 422
    assert Ground.objects.count() == 1


def test_what_no_longer_holds_is_not_narrowed(cast, signed_in):
    ground = consent(cast)
    actions.withdraw_ground(ground=ground, at=ago(minutes=1), by=cast.case_worker)
    assert signed_in(cast.case_worker).get(address(cast, ground, "narrow/")).status_code == 404
