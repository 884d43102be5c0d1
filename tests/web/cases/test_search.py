import pytest

from stegvis.apps.access.models import LogEntry
from tests.cast import AMINA, BJORN, WOMEN, register

SEARCH = "/participants/search/"


@pytest.mark.parametrize("text", ["amina", "ÖZ", "oz am"])
def test_a_name_lists_those_who_have_it(cast, signed_in, text):
    page = signed_in(cast.registrar).post(SEARCH, {"text": text}).content.decode()
    assert "Amina Öz" in page


@pytest.mark.parametrize("shape", ["{0}", "{1}-{2}", " {3} "])
def test_a_number_opens_the_person(cast, signed_in, shape):
    digits = AMINA.number
    written = shape.format(digits, digits[2:8], digits[8:], digits)
    answer = signed_in(cast.registrar).post(SEARCH, {"text": written})
    assert answer.url == f"/participants/{cast.amina.key}/"


def test_a_case_opens_its_person(cast, signed_in):
    answer = signed_in(cast.registrar).post(SEARCH, {"text": cast.amina_case.key})
    assert answer.url == f"/participants/{cast.amina.key}/"


def test_another_organisations_person_does_not_exist(cast, signed_in):
    client = signed_in(cast.registrar)
    for text in ("Björn", BJORN.number, cast.bjorn_case.key):
        page = client.post(SEARCH, {"text": text}).content.decode()
        assert "Ingen av dem du ser" in page
        assert cast.bjorn.key not in page


def test_a_protected_person_is_found_by_those_with_the_right_alone(cast, signed_in):
    register(cast.trusted_registrar, cast.project, WOMEN[1], "Hemlig", "Ek", person={"protection": "marked"})
    for text in ("Hemlig", WOMEN[1].number):
        assert "Ingen av dem du ser" in signed_in(cast.registrar).post(SEARCH, {"text": text}).content.decode()
    assert "Hemlig Ek" in signed_in(cast.trusted_registrar).post(SEARCH, {"text": "Hemlig"}).content.decode()
    assert signed_in(cast.trusted_registrar).post(SEARCH, {"text": WOMEN[1].number}).status_code == 302


def test_what_was_searched_for_is_in_no_address_and_not_in_the_log(cast, signed_in):
    client = signed_in(cast.registrar)
    assert "Amina Öz" not in client.get(SEARCH, {"text": "Amina"}).content.decode()  # an address is not read
    client.post(SEARCH, {"text": "Amina"})
    assert not LogEntry.objects.filter(fields__icontains="amina").exists()
    assert LogEntry.objects.filter(act="people.searched", person_keys=cast.amina.key).exists()
