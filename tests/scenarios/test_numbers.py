"""Personal numbers that are none, unusual ones, and ones that are known: caught, taken, or said back."""

import pytest

from stegvis.apps.people.queries import find_by_number
from stegvis.core.personal_numbers import NOT_A_NUMBER, NotAPersonalNumber, parse
from tests.cast import AMINA, DAY, NUMBERS

CHECK = "/participants/new/number/"
COORDINATION = next(each for each in NUMBERS if each.coordination)


@pytest.mark.parametrize("made_up", ["19850709-T805", "19850709-AB12", "19850709TF05", "850709-0000X", "99-1234567"])
def test_a_number_that_a_clinic_made_up_for_the_meantime_is_refused(made_up):
    with pytest.raises(NotAPersonalNumber) as refusal:
        parse(made_up, as_of=DAY)
    assert refusal.value.findings[0].message == NOT_A_NUMBER


def test_a_coordination_number_is_taken_as_one(cast, signed_in):
    client = signed_in(cast.registrar)
    said = client.post(CHECK, {"number": COORDINATION.number}).content.decode()
    assert f"Född {COORDINATION.born}" in said
    assert "samordningsnummer" in said.lower()


def test_a_number_used_before_says_whose_it_is_before_anything_is_saved(cast, signed_in):
    """Somebody else's number, typed by mistake: the name that is known is asked about and the new one not saved."""
    client = signed_in(cast.registrar)
    somebody = {"number": AMINA.number, "given_name": "Hodan", "family_name": "Ali", "project": "stegen"}
    asked = client.post("/participants/new/", {**somebody, "started_on": "2010-09-01", "sending": "x"})
    assert asked.status_code == 422
    assert "Amina Öz" in asked.content.decode()
    assert find_by_number(cast.registrar, AMINA, DAY) == cast.amina
