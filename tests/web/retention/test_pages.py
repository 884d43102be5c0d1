"""From the decision to the receipt, each page as the one it is for, and for nobody else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework.models import FormerCase
from stegvis.apps.people import actions as people
from stegvis.apps.people.models import Person
from stegvis.apps.privacy import actions
from stegvis.apps.privacy.models import Removal, RetentionHold, RetentionRule
from tests.apps.privacy.removing import ended, rule, work
from tests.cast import WOMEN, register

TODAY = timezone.localdate()
AT = "/retention/"


@pytest.fixture
def amina(cast):
    """Let Amina's file be due, by a rule."""
    rule(cast)
    return ended(cast).person


def told(client, page=""):
    answer = client.get(f"{AT}{page}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_administrator_records_the_decision(cast, signed_in):
    client = signed_in(cast.administrator)
    assert "Det finns inget beslut om hur länge akter bevaras" in told(client)
    said = {"months": "60", "since": TODAY.isoformat(), "decided_on": TODAY.isoformat(), "decided_by": "Socialnämnden"}
    assert client.post(f"{AT}rule/", said).status_code == 422
    assert client.post(f"{AT}rule/", {**said, "reference": "SN 2026:17 § 4"}).status_code == 302
    assert RetentionRule.objects.get().months == 60
    page = told(client)
    assert "SN 2026:17 § 4" in page
    assert "60 månader" in page
    assert "Amina" not in page


def test_from_the_list_to_the_receipt(cast, amina, signed_in):
    client = signed_in(cast.registrar)
    assert "Amina Öz" in told(client, "due/")
    drawn = client.post(f"{AT}lists/new/")
    removal = Removal.objects.get()
    assert drawn.headers["Location"] == f"{AT}lists/{removal.key}/"
    listed = told(client, f"lists/{removal.key}/")
    assert "Amina Öz" in listed
    assert "Godkänn och gallra" not in listed
    client = signed_in(cast.data_protection_officer)
    preview = told(client, f"lists/{removal.key}/")
    assert amina.key in preview
    assert "Amina" not in preview
    assert "Försörjning" in preview
    assert client.post(f"{AT}lists/{removal.key}/approve/").status_code == 302
    assert "Listan genomförs" in told(client, f"lists/{removal.key}/progress/")
    work()
    receipt = told(client, f"lists/{removal.key}/")
    assert "Kvitto på gallring" in receipt
    assert amina.key not in receipt
    assert not Person.objects.filter(pk=amina.pk).exists()
    assert FormerCase.objects.count() == 1


def test_whose_file_is_kept_longer_leaves_the_list_until_the_day(cast, amina, signed_in):
    client = signed_in(cast.registrar)
    said = {"reason": "dispute", "until": (TODAY + timedelta(days=30)).isoformat(), "why": "Överklagat."}
    assert client.post(f"{AT}keep/{amina.key}/", {**said, "why": ""}).status_code == 422
    assert client.post(f"{AT}keep/{amina.key}/", said).status_code == 302
    assert "Överklagat." in told(client, "kept-longer/")
    assert "Amina" not in told(client, "due/")
    hold = RetentionHold.objects.get()
    assert client.post(f"{AT}kept-longer/{hold.key}/end/").status_code == 302
    assert "Amina Öz" in told(client, "due/")


def test_a_list_is_put_aside_with_a_reason(cast, amina, signed_in):
    removal = actions.prepare_removal(by=cast.registrar)
    client = signed_in(cast.data_protection_officer)
    page = f"{AT}lists/{removal.key}/put-aside/"
    assert client.post(page, {"why": ""}).status_code == 422
    assert client.post(page, {"why": "Väntar på arkivet."}).status_code == 302
    assert "Väntar på arkivet." in told(client, f"lists/{removal.key}/")
    assert Person.objects.filter(pk=amina.pk).exists()


def test_why_there_can_be_no_list_is_said(cast, signed_in):
    client = signed_in(cast.registrar)
    answer = client.post(f"{AT}lists/new/", follow=True)
    assert "Det finns inget beslut om hur länge akter bevaras" in answer.content.decode()


def test_a_protected_person_is_counted_and_not_named(cast, amina, signed_in):
    people.correct_person(person=amina, protection="marked", why="Hot", by=cast.trusted_registrar)
    client = signed_in(cast.registrar)
    page = told(client, "due/")
    assert "Person med skyddade uppgifter" in page
    assert "Amina" not in page
    assert amina.key not in page
    assert client.get(f"{AT}keep/{amina.key}/").status_code == 404
    assert "Amina Öz" in told(signed_in(cast.trusted_registrar), "due/")


def test_whose_names_were_shown_stands_in_the_log(cast, amina, signed_in):
    told(signed_in(cast.registrar), "due/")
    entry = LogEntry.objects.get(act="retention.due_listed")
    assert entry.person_keys.split() == [amina.key]


@pytest.mark.parametrize("name", ["case_worker", "unit_manager", "process_leader", "af_worker"])
def test_for_others_the_pages_do_not_exist(cast, amina, signed_in, name):
    removal = actions.prepare_removal(by=cast.registrar)
    client = signed_in(cast.staff[name])
    for page in ("", "rule/", "due/", "kept-longer/", f"keep/{amina.key}/", f"lists/{removal.key}/"):
        assert client.get(f"{AT}{page}").status_code == 404
    assert client.post(f"{AT}lists/{removal.key}/approve/").status_code == 404
    assert client.post(f"{AT}lists/new/").status_code == 404


def test_the_list_takes_as_many_queries_for_three_as_for_one(cast, amina, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.registrar)
    with django_assert_max_num_queries(60) as first:
        told(client, "due/")
    for place, number in enumerate(WOMEN[20:22]):
        ended(cast, register(cast.registrar, cast.project, number, "Prov", f"Person{place}"))
    with django_assert_max_num_queries(len(first)):
        assert "Prov Person1" in told(client, "due/")
