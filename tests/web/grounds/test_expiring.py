"""What soon runs out is on the work list, on the start page and on the person's page, with the way to renew it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from tests.apps.people.sharing import consent

TODAY = timezone.localdate()


@pytest.fixture
def ending(cast):
    return consent(cast, ways=(("ekby", "region"), ("region", "ekby")), until=TODAY + timedelta(days=9))


def text(answer):
    return answer.content.decode()


def test_the_list_has_renew_in_place(cast, signed_in, ending):
    page = text(signed_in(cast.case_worker).get("/grounds/expiring/"))
    for words in ("Amina Öz", "Vårdcentralen Linden", "om 9 dagar", f"/grounds/{ending.key}/renew/"):
        assert words in page
    row = LogEntry.objects.filter(act="grounds.listed").get()
    assert row.person_keys == cast.amina.key


def test_without_any_it_says_so(cast, signed_in):
    assert "Inget samtycke och inget lagstöd går ut" in text(signed_in(cast.case_worker).get("/grounds/expiring/"))


@pytest.mark.parametrize("name", ["colleague", "other_case_worker", "af_worker"])
def test_others_do_not_find_her_there(cast, signed_in, ending, name):
    assert "Amina" not in text(signed_in(cast.staff[name]).get("/grounds/expiring/"))


@pytest.mark.parametrize("name", ["process_leader", "board_member", "administrator"])
def test_who_sees_no_persons_has_no_such_list(cast, signed_in, name):
    assert signed_in(cast.staff[name]).get("/grounds/expiring/").status_code == 404


def test_the_list_costs_the_same_however_long(cast, signed_in, django_assert_max_num_queries):
    for days in range(1, 9):
        consent(cast, purpose=("planning", "follow_up")[days % 2], until=TODAY + timedelta(days=days))
    client = signed_in(cast.case_worker)
    client.get("/grounds/expiring/")
    with django_assert_max_num_queries(10):
        client.get("/grounds/expiring/")


def test_the_start_page_counts_them(cast, signed_in, ending):
    page = text(signed_in(cast.case_worker).get("/today/"))
    assert 'href="/grounds/expiring/"' in page
    assert "<strong>1</strong><span>Samtycken som går ut</span>" in page
    assert "/grounds/expiring/" not in text(signed_in(cast.colleague).get("/today/"))


def test_the_persons_page_says_when_and_leads_there(cast, signed_in, ending):
    page = text(signed_in(cast.case_worker).get(f"/participants/{cast.amina.key}/"))
    assert "Vårdcentralen Linden går ut om 9 dagar" in page
    assert f"/participants/{cast.amina.key}/grounds/{ending.key}/renew/" in page
    assert f'href="/participants/{cast.amina.key}/grounds/"' in page
