"""Standing views in the organisation's settings: none by default, each with the law that it rests on."""

import pytest

from stegvis.apps.people import actions
from stegvis.apps.people.models import StandingView
from tests.apps.people.sharing import hand_over

from .pages import text

VIEWS = "/administration/standing-views/"


def values(cast, **changes):
    usual = {"receiver": cast.af.pk, "purpose": "planning", "kinds": ["economy"], "since": "2026-01-01", "until": ""}
    return {**usual, "legal_support": "110 kap. 33 § SFB", **changes}


def test_there_is_none_until_one_is_opened_and_it_counts_its_answers(cast, signed_in, agreed):
    client = signed_in(cast.administrator)
    assert "SFB" not in text(client.get(VIEWS))
    assert VIEWS in text(client.get("/administration/organisation/"))
    assert client.post(f"{VIEWS}new/", values(cast)).url == VIEWS
    mine = actions.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker).person
    for _time in range(2):
        actions.ask(person=mine, holder=cast.ekby, purpose="planning", kinds=["economy"], by=cast.af_worker)
    page = text(client.get(VIEWS))
    assert "110 kap. 33 § SFB" in page
    assert page.split('class="num"')[-1].split("<")[0].endswith(">2")


@pytest.mark.parametrize("wrong", ["legal_support", "kinds", "receiver"])
def test_it_needs_its_law_its_kinds_and_a_receiver(cast, signed_in, wrong):
    answer = signed_in(cast.administrator).post(f"{VIEWS}new/", values(cast, **{wrong: ""}))
    assert answer.status_code == 422
    assert not StandingView.objects.exists()


def test_neither_itself_nor_an_association_is_a_receiver(cast, signed_in):
    for receiver in (cast.ekby, cast.association):
        answer = signed_in(cast.administrator).post(f"{VIEWS}new/", values(cast, receiver=receiver.pk))
        assert answer.status_code == 422


def test_closed_it_stands_as_closed(cast, signed_in):
    client = signed_in(cast.administrator)
    client.post(f"{VIEWS}new/", values(cast))
    view = StandingView.objects.get()
    assert client.get(f"{VIEWS}{view.pk}/close/").status_code == 200
    view.refresh_from_db()
    assert view.withdrawn_at is None
    client.post(f"{VIEWS}{view.pk}/close/")
    view.refresh_from_db()
    assert view.withdrawn_by == cast.administrator.user
    assert client.post(f"{VIEWS}{view.pk}/close/").status_code == 403


@pytest.mark.parametrize(
    "name", ["case_worker", "unit_manager", "registrar", "process_leader", "evaluator", "af_worker"]
)
def test_others_have_no_such_page(cast, signed_in, name):
    client = signed_in(cast.staff[name])
    assert client.get(VIEWS).status_code == 404
    assert client.post(f"{VIEWS}new/", values(cast)).status_code == 404


def test_another_organisations_administrator_closes_none_of_ours(cast, signed_in, house):
    client = signed_in(cast.administrator)
    client.post(f"{VIEWS}new/", values(cast))
    view = StandingView.objects.get()
    other = signed_in(house.staff("Ada", "administrator", cast.almby))
    assert "SFB" not in text(other.get(VIEWS))
    assert other.post(f"{VIEWS}{view.pk}/close/").status_code == 404


def test_an_association_has_no_standing_views(cast, signed_in, house):
    client = signed_in(house.staff("Ada", "administrator", cast.association))
    assert client.get(VIEWS).status_code == 404
    assert VIEWS not in text(client.get("/administration/organisation/"))
