"""The pictures of a page of exact figures: read once with their page, and for nobody else."""

import html
import re

import pytest
from django.core.cache import cache

from stegvis.apps.access import actions as access
from stegvis.apps.access.models import LogEntry
from tests.cast import EKBY, WOMEN, register

REPORT, GOAL, FLOW = "/reports/stegen/report/", "/reports/stegen/goal/", "/reports/stegen/tables/flow/"


def pictures_of(page):
    found = re.findall(r'(?:src|srcset)="(/reports/[^"]+\.svg[^"]*)"', page.content.decode())
    return [html.unescape(each) for each in found]


def readings():
    return LogEntry.objects.filter(act="figures.read").count()


@pytest.fixture
def register_one(cast):
    def act(number):
        return register(cast.registrar, cast.project, number, "Prov", "Person", person={"municipality": EKBY})

    return act


@pytest.mark.parametrize("address", [REPORT, GOAL, FLOW, f"{FLOW}?sex=2"])
def test_a_page_with_all_its_pictures_is_one_reading(cast, signed_in, register_one, address):
    register_one(WOMEN[10])
    client = signed_in(cast.registrar)
    pictures = pictures_of(client.get(address))
    assert pictures
    for picture in pictures:
        assert client.get(picture).content.startswith(b"<svg"), picture
    assert readings() == 1


def test_a_picture_that_was_drawn_before_takes_few_queries(cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.registrar)
    picture = pictures_of(client.get(FLOW))[0]
    client.get(picture)
    with django_assert_max_num_queries(7):
        client.get(picture)


def test_what_changes_is_in_the_next_page_and_its_picture_at_once(cast, signed_in, register_one):
    client = signed_in(cast.registrar)
    before = pictures_of(client.get(FLOW))[0]
    drawn = client.get(before).content
    register_one(WOMEN[10])
    after = pictures_of(client.get(FLOW))[0]
    assert after != before
    assert client.get(after).content != drawn
    assert client.get(before).content == drawn


@pytest.mark.parametrize("name", ["trusted_registrar", "unit_manager"])
def test_a_colleague_with_the_same_address_reads_for_herself(cast, signed_in, name):
    picture = pictures_of(signed_in(cast.registrar).get(FLOW))[0]
    signed_in(cast.staff[name]).get(picture)
    assert readings() == 2


def test_another_authority_is_drawn_its_own_figures(cast, signed_in, register_one):
    register_one(WOMEN[10])
    client = signed_in(cast.registrar)
    picture = pictures_of(client.get(FLOW))[0]
    drawn = client.get(picture).content
    other = signed_in(cast.other_registrar)
    assert other.get(picture).content != drawn
    assert other.get(picture).content == other.get(picture.partition("&of=")[0]).content


def test_a_picture_that_is_kept_no_longer_is_counted_anew(cast, signed_in):
    client = signed_in(cast.registrar)
    picture = pictures_of(client.get(FLOW))[0]
    drawn = client.get(picture).content
    cache.clear()
    assert client.get(picture).content == drawn
    assert readings() == 2


def test_paper_gets_the_light_picture_of_whoever_reads_in_the_dark(cast, signed_in):
    access.change_look(user=cast.registrar.user, theme="dark")
    page = html.unescape(signed_in(cast.registrar).get(GOAL).content.decode())
    on_screen, on_paper = re.search(r'on-screen"><img src="([^"]+)".*?on-paper" src="([^"]+)"', page).groups()
    assert "dark=1" in on_screen
    assert on_paper == on_screen.replace("dark=1", "dark=0")
