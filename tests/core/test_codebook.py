"""The fixed vocabularies."""

import pytest

from stegvis.core import codebook
from stegvis.core.errors import UnknownCode

REASONS_OF_THE_2011_REPORT = (
    "Flyttat utomlands",
    "Flyttat inom landet",
    "Flyttad till annan målgrupp",
    "Arbete",
    "Studier",
    "Föräldrapenning",
    "A-kassa",
    "Annat",
)


def test_every_list_reads_and_no_code_stands_twice():
    assert len(codebook.all_lists()) > 20
    assert all(len(set(each.codes)) == len(each) for each in codebook.all_lists())


def test_each_reason_of_the_2011_report_maps_to_one_code():
    codes = [codebook.exits.mapped("report_2011", reason) for reason in REASONS_OF_THE_2011_REPORT]
    assert None not in codes
    assert len({code.code for code in codes}) == len(codes)


def test_not_registered_is_unknown_and_never_work():
    assert codebook.af_codes["EJ"].group == "unknown"
    assert "EJ" not in codebook.af_codes.in_group("work_supported", "work_unsupported")


def test_an_unknown_code_is_named_by_its_list():
    with pytest.raises(UnknownCode, match=r"Exit reason|Avslutsorsak"):
        codebook.exits["A9"]
