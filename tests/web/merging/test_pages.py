"""Two rows side by side, made one, and two again: each page for who works with both, and for nobody else."""

from datetime import date

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import Livelihood
from stegvis.apps.people.models import Person, PersonMerge, TwoPersons
from tests.apps.privacy.twins import WHY, lives, merged, second_row

AT = date(2010, 10, 1)
SAID = {"why": WHY, "checked": "on"}


@pytest.fixture
def other(cast):
    """Let Amina be registered a second time."""
    row = second_row(cast, phone="070-174 06 05")
    lives(cast, row)
    return row


def page(*keys, end=""):
    return f"/participants/{keys[0]}/registered-twice/" + "".join(f"{key}/" for key in keys[1:]) + end


def told(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_pair_is_offered_compared_made_one_and_two_again(cast, other, signed_in):
    client = signed_in(cast.registrar)
    assert page(cast.amina.key, other.key) in told(client, "/registered-twice/")
    assert page(cast.amina.key, other.key) in told(client, f"/participants/{cast.amina.key}/")
    compared = told(client, page(cast.amina.key, other.key))
    assert "070-174 06 05" in compared
    assert "Försörjning" in compared
    answer = client.post(page(cast.amina.key, other.key), SAID)
    assert answer["Location"] == f"/participants/{cast.amina.key}/"
    assert client.get(f"/participants/{other.key}/")["Location"] == answer["Location"]
    undo = page(cast.amina.key, "undo", PersonMerge.objects.get().key)
    assert undo in told(client, answer["Location"])
    new = casework.record_fact(kind="livelihood", person=cast.amina, on=AT, code="wage", by=cast.registrar)
    choice = f"casework.Livelihood:person:{new.pk}"
    offered = told(client, undo)
    assert choice in offered
    assert "Försörjning · " in offered
    assert "Lön" in offered
    assert "Registrar" in offered.split(choice)[1]
    assert client.post(undo, {"why": "Två kusiner", "goes": choice}).status_code == 302
    assert Livelihood.objects.get(pk=new.pk).person == other
    assert page(cast.amina.key, other.key) not in told(client, "/registered-twice/")
    changes = told(client, f"/participants/{cast.amina.key}/changes/")
    assert changes.count("Registrerade två gånger") == 2
    assert WHY in changes
    assert "Två kusiner" in changes
    assert other.key in told(client, f"/participants/{other.key}/")


def test_without_a_check_and_a_reason_nothing_is_made_one(cast, other, signed_in):
    client = signed_in(cast.registrar)
    assert client.post(page(cast.amina.key, other.key), {"why": WHY}).status_code == 422
    assert client.post(page(cast.amina.key, other.key), {"checked": "on"}).status_code == 422
    assert not PersonMerge.objects.exists()


def test_what_stands_in_the_way_is_said_instead_of_a_form(cast, other, signed_in):
    casework.open_case(person=other, project=cast.project, on=AT, by=cast.registrar)
    client = signed_in(cast.registrar)
    shown = told(client, page(cast.amina.key, other.key))
    assert "öppet ärende i samma projekt" in shown
    assert 'name="checked"' not in shown
    assert client.post(page(cast.amina.key, other.key), SAID).status_code == 422


def test_they_are_said_to_be_two_and_that_is_taken_back(cast, other, signed_in):
    client = signed_in(cast.registrar)
    assert client.post(page(cast.amina.key, other.key, end="two/"), {"why": "Kusiner"}).status_code == 302
    assert "Kusiner" in told(client, page(cast.amina.key, other.key))
    assert client.post(page(cast.amina.key, other.key, end="two/take-back/"), {"why": "Fel"}).status_code == 302
    assert TwoPersons.objects.get().taken_back_at
    assert 'name="checked"' in told(client, page(cast.amina.key, other.key))


def test_any_other_row_is_found_by_name(cast, signed_in):
    other = second_row(cast, given_name="Aminah")
    client = signed_in(cast.registrar)
    assert page(cast.amina.key, other.key) not in told(client, page(cast.amina.key))
    found = client.post(page(cast.amina.key), {"text": "Amin"}).content.decode()
    assert page(cast.amina.key, other.key) in found
    assert page(cast.amina.key, cast.amina.key) not in found


def test_for_others_there_is_no_such_page(cast, other, signed_in):
    merge = merged(cast, second_row(cast))
    pages = [
        page(cast.amina.key, other.key),
        page(cast.amina.key, other.key, end="two/"),
        page(cast.amina.key, other.key, end="two/take-back/"),
        page(cast.amina.key, "undo", merge.key),
    ]
    for viewer in (cast.colleague, cast.other_registrar, cast.af_worker, cast.process_leader):
        client = signed_in(viewer)
        assert [client.get(each).status_code for each in pages] == [404] * len(pages)
        assert [client.post(each, SAID).status_code for each in pages] == [404] * len(pages)
    mine = signed_in(cast.case_worker)  # she works with Amina and not with the other row
    assert mine.get(pages[0]).status_code == 404
    assert not Person.objects.filter(pk=other.pk, merged_into__isnull=False).exists()


def test_who_opened_the_two_is_in_the_log(cast, other, signed_in):
    told(signed_in(cast.registrar), page(cast.amina.key, other.key))
    for person in (cast.amina, other):
        assert LogEntry.objects.filter(act="person.read", person_key=person.key, user_id=cast.registrar.user.pk)


def test_what_was_being_written_is_there_again(cast, other, signed_in):
    client = signed_in(cast.registrar)
    client.post(page(cast.amina.key, other.key) + "?draft", {"why": "Visade leg på besöket"})
    assert "Visade leg på besöket" in told(client, page(cast.amina.key, other.key))


def test_comparing_costs_the_same_whatever_there_is(cast, other, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.registrar)
    told(client, page(cast.amina.key, other.key))
    for day in range(1, 9):
        casework.record_fact(
            kind="livelihood", person=other, on=date(2010, 6, day), code="wage", share=10, by=cast.registrar
        )
    with django_assert_max_num_queries(140):
        told(client, page(cast.amina.key, other.key))
