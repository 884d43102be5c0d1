from datetime import date

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.roles import PERSON_ROLES, Role
from stegvis.apps.casework import actions
from stegvis.core import codebook
from tests.cast import MEN, WOMEN, register

LIST = "/participants/"


def text(answer):
    return answer.content.decode()


def test_the_list_shows_the_own_organisations_participants_and_how_many(cast, signed_in):
    page = text(signed_in(cast.registrar).get(LIST))
    assert "Amina Öz" in page
    assert "Björn Alm" not in page
    assert "1 deltagare, 1 pågår" in page


def test_a_case_worker_sees_those_she_is_responsible_for(cast, signed_in):
    assert "Amina Öz" in text(signed_in(cast.case_worker).get(LIST))
    empty = text(signed_in(cast.colleague).get(LIST))
    assert "Amina Öz" not in empty
    assert "Det finns inga deltagare än" in empty


@pytest.mark.parametrize(
    "name", ["process_leader", "officer", "evaluator", "board_member", "administrator", "referrer"]
)
def test_for_those_who_see_no_person_there_is_no_list(cast, signed_in, name):
    viewer = cast.staff[name]
    assert viewer.role not in PERSON_ROLES or viewer.role == Role.REFERRER
    assert signed_in(viewer).get(LIST).status_code == 404
    assert signed_in(viewer).post("/participants/search/", {"text": "Amina"}).status_code == 404


def test_filters_stand_in_the_address_and_narrow_the_list(cast, signed_in):
    case = register(cast.registrar, cast.project, MEN[1], "Carl", "Dal", started_on=date(2010, 5, 1))
    actions.exit_case(case=case, reason=codebook.exits["A1"], on=date(2011, 2, 1), by=cast.registrar)
    client = signed_in(cast.registrar)
    for query in ("state=exited", "exit_group=work", "sex=man", "exited=2011", "state=exited&project=stegen"):
        page = text(client.get(f"{LIST}?{query}"))
        assert "Carl Dal" in page, query
        assert "Amina Öz" not in page, query
    assert "Ingen stämmer" in text(client.get(f"{LIST}?state=declined"))
    assert "Carl Dal" not in text(client.get(f"{LIST}?state=open"))
    assert "Amina Öz" not in text(client.get(f"{LIST}?responsible=nobody"))
    assert "Amina Öz" in text(client.get(f"{LIST}?responsible={cast.case_worker.user.pk}"))


def test_an_address_that_makes_no_sense_gives_the_whole_list(cast, signed_in):
    answer = signed_in(cast.registrar).get(f"{LIST}?state=nonsense&sort=name")
    assert answer.status_code == 302
    assert answer.url == LIST


def test_sorting_turns_round_and_keeps_the_filters(cast, signed_in):
    register(cast.registrar, cast.project, WOMEN[1], "Fatima", "Berg", started_on=date(2010, 8, 1))
    client = signed_in(cast.registrar)
    latest, earliest = (text(client.get(f"{LIST}?sex=woman&sort={sort}")) for sort in ("-started", "started"))
    assert latest.index("Fatima") < latest.index("Amina")
    assert earliest.index("Amina") < earliest.index("Fatima")
    assert 'href="?sex=woman&amp;sort=started"' in latest
    assert 'aria-sort="descending"' in latest


def test_pages_follow_one_another(cast, signed_in, monkeypatch):
    for number in range(3):
        register(cast.registrar, cast.project, WOMEN[number + 1], f"Person{number}", "Ek")
    monkeypatch.setattr("stegvis.web.cases.participant_list.PAGE_SIZE", 2)
    client = signed_in(cast.registrar)
    pages = [text(client.get(f"{LIST}?page={number}")) for number in (1, 2)]
    assert "4 deltagare" in pages[0]
    assert "?page=2" in pages[0]
    names = ["Amina Öz", "Person0 Ek", "Person1 Ek", "Person2 Ek"]
    assert sorted(name for page in pages for name in names if name in page) == names


def test_a_protected_person_is_counted_and_not_named(cast, signed_in):
    register(
        cast.trusted_registrar, cast.project, WOMEN[1], "Hemlig", "Ek", person={"protection": "protected_registration"}
    )
    page = text(signed_in(cast.registrar).get(LIST))
    assert "2 deltagare" in page
    assert "Person med skyddade uppgifter" in page
    assert "Hemlig" not in page
    assert "Hemlig Ek" in text(signed_in(cast.trusted_registrar).get(LIST))


def test_the_list_costs_the_same_whatever_its_length(cast, signed_in, django_assert_max_num_queries):
    for number in range(6):
        register(cast.registrar, cast.project, WOMEN[number + 1], f"Person{number}", "Ek")
    client = signed_in(cast.registrar)
    client.get(LIST)  # notes the time of use
    with django_assert_max_num_queries(8):
        client.get(LIST)


def test_whose_names_a_list_showed_is_logged(cast, signed_in):
    signed_in(cast.registrar).get(LIST)
    entry = LogEntry.objects.filter(act="cases.listed").latest("pk")
    assert entry.person_keys == cast.amina.key
    assert entry.user_id == cast.registrar.user.pk
