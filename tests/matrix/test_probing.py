"""What can be asked for by writing something: a number, a name or a key tells nothing of whom one may not see."""

import re

import pytest

from .answers import bare, text_of
from .oracle import EVERYBODY, OPENS, OWN, OWN_FORM, OWN_LIST, STRANGER, sees
from .scenario import FAMILY, GIVEN, NEW_EMAIL, NEW_PHONE, NUMBER, UNKNOWN, shapes
from .traces import changed, traces

pytestmark = pytest.mark.django_db

SEARCH, REGISTER, CHECK = "/participants/search/", "/participants/new/", "/participants/new/number/"
NOBODY, NO_NUMBER = "Xylofanta", "199001019999"
SEARCHERS = [who for who in EVERYBODY if OWN_LIST.answer(who, "open") == OPENS]
REGISTRARS = [who for who in EVERYBODY if OWN_FORM.answer(who, "open") == OPENS]
NOT_OF_EKBY = [who for who in REGISTRARS if who.relation in (STRANGER, "party without")]


def probes(scene) -> dict[str, str]:
    """Return what the person could be looked for by, each with the like of it that belongs to nobody."""
    numbers = dict(zip(shapes(NUMBER.number), shapes(UNKNOWN.number), strict=True))
    keys = {scene.keys[name]: "x" * len(scene.keys[name]) for name in ("person", "case")}
    contacts = {NEW_PHONE: "070-174 06 99", NEW_EMAIL: "ingen@exempel.se"}
    return {GIVEN: NOBODY, FAMILY: NOBODY, f"{GIVEN[:4]} {FAMILY[:3]}": NOBODY, **numbers, **keys, **contacts}


def search(client, text: str) -> tuple[int, str, str]:
    """Return how a search answers, without what was searched for."""
    answer = client.post(SEARCH, {"text": text})
    return answer.status_code, bare(answer, text), answer.headers.get("Location", "")


@pytest.mark.parametrize("who", SEARCHERS, ids=str)
def test_a_search_answers_as_for_nobody_unless_one_may_see_the_person(scene, at_the_screen, who):
    client = at_the_screen(who)
    told = [probe for probe, nobody in probes(scene).items() if search(client, probe) != search(client, nobody)]
    if sees(who, scene.state):
        assert {GIVEN, FAMILY, *shapes(NUMBER.number), scene.keys["case"]} <= set(told)
    elif who.relation == "party handed over":
        assert set(told) <= {GIVEN, FAMILY, f"{GIVEN[:4]} {FAMILY[:3]}", *shapes(NUMBER.number)}  # AF's own row of her
    else:
        assert told == []


@pytest.mark.parametrize("who", REGISTRARS, ids=str)
def test_a_number_that_is_checked_is_known_to_those_who_may_see_the_person_alone(scene, at_the_screen, who):
    client = at_the_screen(who)
    known, unknown = (client.post(CHECK, {"number": each.number}) for each in (NUMBER, UNKNOWN))
    if sees(who, scene.state):
        assert scene.keys["person"].lower() in text_of(known)
    elif who.relation != "party handed over":
        assert re.sub(r"\d+", "0", bare(known)) == re.sub(r"\d+", "0", bare(unknown))


def filled(number: str) -> dict[str, str]:
    return {
        "number": number,
        "given_name": NOBODY,
        "family_name": "Ny",
        "project": "stegen",
        "started_on": "2010-08-02",
    }


@pytest.mark.parametrize("who", NOT_OF_EKBY, ids=str)
def test_registering_somebody_whom_another_organisation_has_says_nothing_of_it(scene, at_the_screen, who):
    client, pages = at_the_screen(who), []
    for number in (NUMBER.number, UNKNOWN.number):
        answer = client.post(REGISTER, filled(number))
        assert answer.status_code == 302, bare(answer)
        page = client.get(answer.headers["Location"])
        assert not [mark for mark in scene.live if mark in text_of(page)]
        assert GIVEN.lower() not in text_of(page)
        pages.append(re.sub(r"\d+", "0", re.sub(r"[\w-]{16,}", "KEY", bare(page, *shapes(number)))))
    assert pages[0] == pages[1]


@pytest.mark.parametrize("who", [who for who in REGISTRARS if who.relation == OWN], ids=str)
def test_registering_somebody_of_ones_own_organisation_again_shows_her_to_those_who_may_see_her_alone(
    scene, at_the_screen, who
):
    answer = at_the_screen(who).post(REGISTER, filled(NUMBER.number))
    if answer.status_code == 302:
        assert scene.state == "exited"  # she comes back, and is from now on the case worker's who took her in
    elif not sees(who, scene.state):
        echoed = set(shapes(NUMBER.number))
        assert not [mark for mark in scene.marks(who) - echoed if mark in text_of(answer)]


CROSSED = {
    "end_fact": "/participants/{own}/facts/livelihood/{fact}/end/",
    "correct_fact": "/participants/{own}/facts/livelihood/{fact}/correct/",
    "withdraw_fact": "/participants/{own}/facts/livelihood/{fact}/withdraw/",
}


@pytest.mark.parametrize("address", CROSSED.values(), ids=CROSSED)
def test_the_page_of_an_own_person_opens_nothing_of_anothers(scene, at_the_screen, address):
    stranger = next(who for who in EVERYBODY if who.name == "other_registrar")
    client, before = at_the_screen(stranger), traces()
    place = address.format(own=scene.keys["own_of_almby"], fact=scene.keys["fact"])
    said = {"until": "2010-09-30", "why": "Nyfiken", "code": "wage", "on": "2010-08-01"}
    assert [client.get(place).status_code, client.post(place, said).status_code] == [404, 404]
    assert changed(before) == []


@pytest.mark.parametrize("who", [who for who in EVERYBODY if who.relation != "signed out"], ids=str)
@pytest.mark.parametrize("place", ["participants/{person}/correct", "cases/{case}/exit", "cases/{case}/correct"])
def test_a_draft_is_kept_for_those_who_may_open_the_form_alone(scene, at_the_screen, who, place):
    client, before = at_the_screen(who), traces()
    answer = client.post(f"/{place.format(**scene.keys)}/?draft", {"given_name": "Ny", "on": "2010-10-01", "why": "x"})
    opens = sees(who, scene.state) and not (scene.state == "exited" and "exit" in place)
    assert (answer.status_code == 200) == opens
    assert bool(changed(before)) == opens
