"""The data-protection officer's pages for those who ask what is kept about them."""

import io
import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.people import actions as people
from stegvis.apps.privacy import actions
from stegvis.apps.privacy.models import SubjectRequest

TODAY = timezone.localdate()
LIST = "/subject-requests/"


@pytest.fixture
def officer(cast, signed_in):
    return signed_in(cast.data_protection_officer)


def note(client, cast, **changed):
    said = {
        "kind": "access",
        "number": cast.amina.number,
        "asked_on": TODAY.isoformat(),
        "way": "visit",
        "identity": "shown",
        **changed,
    }
    return client.post(f"{LIST}new/", said)


def asked(cast):
    details = {"asked_on": TODAY, "way": "letter", "identity": "registered"}
    return actions.record_request(person_key=cast.amina.key, by=cast.data_protection_officer, **details)


def test_from_the_empty_list_to_the_extract_and_the_end(cast, officer):
    assert "Ingen har frågat än" in officer.get(LIST).content.decode()
    page = note(officer, cast)
    request = SubjectRequest.objects.get()
    assert page.headers["Location"] == f"{LIST}{request.key}/"
    shown = officer.get(page.headers["Location"]).content.decode()
    assert "Försörjning" in shown
    extract = officer.post(f"{LIST}{request.key}/extract/")
    with ZipFile(io.BytesIO(extract.content)) as archive:
        data = json.loads(archive.read("extract.json"))
        assert archive.read("extract.pdf").startswith(b"%PDF")
    assert "casework.Case" in {part["kind"] for part in data["parts"]}
    assert "Framtaget, inte utlämnat" in officer.get(LIST).content.decode()
    closed = officer.post(f"{LIST}{request.key}/close/", {"outcome": "handed_over", "on": TODAY.isoformat(), "why": ""})
    assert closed.status_code == 302
    after = officer.get(f"{LIST}{request.key}/").content.decode()
    assert "Utlämnat" in after
    assert "Ta fram utdraget" not in after


def test_neither_name_nor_number_stands_on_a_page_or_in_an_address(cast, officer):
    request = asked(cast)
    for page in (LIST, f"{LIST}{request.key}/", f"{LIST}{request.key}/close/", f"{LIST}{request.key}/more-time/"):
        text = officer.get(page).content.decode()
        assert cast.amina.family_name not in text
        assert cast.amina.number not in text
    sent = officer.post(f"{LIST}{request.key}/extract/").headers["Content-Disposition"]
    assert sent == f'attachment; filename="registerutdrag-{TODAY:%Y-%m-%d}.zip"'


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"number": "not a number"}, "Det här är inget personnummer"),
        ({"asked_on": (TODAY + timedelta(days=1)).isoformat()}, "Dagen kan inte ligga före begäran eller i framtiden"),
        ({"way": ""}, "Välj något"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(cast, officer, changed, words):
    page = note(officer, cast, **changed)
    assert page.status_code == 422
    assert SubjectRequest.objects.count() == 0
    assert words in page.content.decode()


def test_a_number_that_nobody_here_has_is_told_so(cast, officer):
    page = note(officer, cast, number=cast.bjorn.number)
    assert page.status_code == 422
    assert "Din organisation har ingen med det här numret" in page.content.decode()


def test_a_second_request_waits_for_the_first(cast, officer):
    asked(cast)
    assert "inte är besvarad" in note(officer, cast).content.decode()


def test_more_time_is_given_with_a_reason(cast, officer):
    request = asked(cast)
    until = request.due_on + timedelta(days=20)
    page = officer.post(f"{LIST}{request.key}/more-time/", {"until": until.isoformat(), "why": "Många akter"})
    assert page.status_code == 302
    assert "Många akter" in officer.get(f"{LIST}{request.key}/").content.decode()


def test_of_a_protected_person_the_page_says_who_may(cast, officer):
    people.correct_person(person=cast.amina, protection="marked", why="Hot", by=cast.trusted_registrar)
    request = asked(cast)
    page = officer.get(f"{LIST}{request.key}/").content.decode()
    assert "skyddade uppgifter" in page
    assert "Ta fram utdraget" not in page
    assert officer.post(f"{LIST}{request.key}/extract/").status_code == 403
    assert LogEntry.objects.filter(act="privacy.make_extract", refused=True).exists()


@pytest.mark.parametrize("name", ["case_worker", "registrar", "administrator", "process_leader"])
def test_for_others_the_pages_do_not_exist(cast, signed_in, name):
    request = asked(cast)
    client = signed_in(cast.staff[name])
    for page in ("", "new/", f"{request.key}/", f"{request.key}/close/"):
        assert client.get(f"{LIST}{page}").status_code == 404
    assert client.post(f"{LIST}{request.key}/extract/").status_code == 404


def test_the_list_takes_as_many_queries_for_ten_as_for_one(cast, officer, django_assert_num_queries):
    request = asked(cast)
    officer.get(LIST)
    with django_assert_num_queries(5) as first:
        officer.get(LIST)
    for _more in range(9):
        actions.close_request(request=request, outcome="taken_back", on=TODAY, by=cast.data_protection_officer)
        request = asked(cast)
    with django_assert_num_queries(len(first)):
        assert officer.get(LIST).content.decode().count("row-link") == 10
