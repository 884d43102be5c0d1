"""A deviation by pages: from the person's page in one click, with names looked for, and found again without her."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from stegvis.apps.improvement.models import Deviation
from stegvis.apps.people.models import Draft
from tests.apps.improvement.reporting import WHAT, report

MONTH = timezone.localdate().replace(day=1).isoformat()
SAID = {
    "project": "stegen",
    "what": "Intyget blev liggande.",
    "category": "certificates",
    "lacked": "primary_care",
    "rests_on": "none",
    "level": "operation",
    "consequence": "time",
    "month": MONTH,
    "sending": "1",
}


@pytest.fixture(autouse=True)
def _nothing_was_sent():
    cache.clear()


def text(answer):
    return answer.content.decode()


def of(person):
    return f"/participants/{person.key}/deviations/new/"


def test_one_click_from_the_persons_page_and_from_the_day(cast, signed_in):
    client = signed_in(cast.case_worker)
    assert of(cast.amina) in text(client.get(f"/participants/{cast.amina.key}/"))
    assert 'href="/deviations/new/"' in text(client.get("/today/"))
    assert "/deviations/new/" not in text(signed_in(cast.registrar).get(f"/participants/{cast.amina.key}/"))


def test_a_deviation_is_reported_in_one_page_and_found_again(cast, signed_in):
    client = signed_in(cast.case_worker)
    page = text(client.get(of(cast.amina)))
    assert 'type="hidden" name="project"' in page
    assert client.post(of(cast.amina), SAID).url == f"/participants/{cast.amina.key}/"
    row = Deviation.objects.get()
    mine = text(client.get("/deviations/?whose=mine"))
    assert row.line in mine
    assert "Intyget blev liggande." in mine
    assert "Amina" not in text(client.get(f"/deviations/{row.line}/")).split("<main")[1]
    assert "Intyget" not in text(client.get(f"/participants/{cast.amina.key}/"))
    assert not Draft.objects.exists()


def test_a_name_is_shown_with_what_to_write_instead_and_is_replaced(cast, signed_in):
    client = signed_in(cast.case_worker)
    written = {**SAID, "what": "Aminas intyg blev liggande i Skåne.", "rule": "Se 2026/1234"}
    answer = client.post(of(cast.amina), written)
    page = text(answer)
    assert answer.status_code == 422
    for found, instead in (("Aminas", "personens"), ("2026/1234", "(nummer borttaget)"), ("Skåne", "någon")):
        assert f'name="found" value="{found}"' in page
        assert f'value="{instead}"' in page
    assert not Deviation.objects.exists()
    chosen = {
        "found": ["Aminas", "2026/1234", "Skåne"],
        "instead": ["deltagarens", "vårdgarantin", "någon"],
        "keep": ["Skåne"],
    }
    assert client.post(of(cast.amina), {**written, **chosen}).status_code == 302
    row = Deviation.objects.get()
    assert (row.what, row.rule) == ("Deltagarens intyg blev liggande i Skåne.", "Se vårdgarantin")


def test_a_name_put_in_again_is_found_again(cast, signed_in):
    client = signed_in(cast.case_worker)
    again = {**SAID, "what": "Amina väntade", "found": ["Amina"], "instead": ["Amina Öz"], "keep": ["Amina"]}
    assert client.post(of(cast.amina), again).status_code == 422
    assert not Deviation.objects.exists()


def test_sent_twice_it_is_saved_once(cast, signed_in):
    client = signed_in(cast.case_worker)
    for _time in range(2):
        client.post(of(cast.amina), SAID)
    assert Deviation.objects.count() == 1


def test_what_is_being_written_is_kept_with_the_person_and_not_in_the_record(cast, signed_in):
    client = signed_in(cast.case_worker)
    client.post(f"{of(cast.amina)}?draft", {"what": "Amina väntar", "sending": "2"})
    assert "Amina väntar" in text(client.get(of(cast.amina)))
    assert not Deviation.objects.exists()


def test_a_correction_and_a_withdrawal_keep_what_was_there(cast, signed_in):
    row, client = report(cast), signed_in(cast.case_worker)
    at = f"/deviations/{row.line}/"
    page = text(client.get(f"{at}correct/"))
    assert WHAT in page
    assert 'value="2010-08-01" selected' in page
    standing = {
        "what": WHAT,
        "category": "demands",
        "lacked": "af",
        "waited": "fk",
        "rests_on": "law",
        "rule": row.rule,
        "level": "organisation",
        "consequence": "time",
        "month": "2010-08-01",
        "municipality": row.municipality,
        "days_lost": "55",
        "why": "Fler dagar",
        "sending": "3",
    }
    assert client.post(f"{at}correct/", standing).status_code == 302
    page = text(client.get(at))
    assert "Fler dagar" in page
    assert "40 förlorade dagar" in page
    client.post(f"{at}withdraw/", {"why": "Dubblett", "sending": "4"})
    assert "Tillbakatagen" in text(client.get(at))
    assert row.line not in text(client.get("/deviations/"))
    assert row.line in text(client.get("/deviations/?whose=withdrawn"))


def test_the_association_reads_it_without_an_origin_that_few_share(cast, signed_in):
    row, client = report(cast), signed_in(cast.officer)
    page = text(client.get("/deviations/")) + text(client.get(f"/deviations/{row.line}/"))
    assert WHAT in page
    assert "Visas inte: få deltagare där" in page
    assert "Socialnämnden i Ekby" not in page
    assert "/correct/" not in page


@pytest.mark.parametrize("name", ["colleague", "other_case_worker", "af_worker", "process_leader", "registrar"])
def test_nobody_else_reports_from_her_case(cast, signed_in, name):
    assert signed_in(cast.staff[name]).get(of(cast.amina)).status_code == 404


def test_the_pages_cost_the_same_with_more_rows(cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.case_worker)
    for _time in range(3):
        report(cast, person=None)
    client.get("/deviations/")
    with django_assert_max_num_queries(9):
        client.get("/deviations/")
    with django_assert_max_num_queries(16):
        client.get(of(cast.amina))
