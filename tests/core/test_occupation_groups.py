"""SSYK 2012: as many groups on each level as Statistics Sweden has published, and found by everyday words."""

import pytest

from stegvis.core import codebook
from stegvis.core.codebook.occupation_search import find_occupations

MAJOR, SUB_MAJOR, MINOR, UNIT = 10, 46, 147, 429  # Statistics Sweden, SSYK 2012
CONTINUED = "223"  # nurses have two codes of three digits, for there are more than nine kinds of them


def codes_of(length):
    return {code[:length] for code in codebook.ssyk_2012_units.codes}


def test_there_are_as_many_groups_on_each_level_as_published():
    units = codebook.ssyk_2012_units
    assert len(units) == len(set(units.codes)) == UNIT
    assert len(units.groups) == MINOR + 1
    assert units.groups[CONTINUED].sv == "Sjuksköterskor (fortsättning)"
    assert len(codes_of(2)) == SUB_MAJOR
    assert len(codes_of(1)) == MAJOR


def test_each_group_lies_in_the_one_above():
    units = codebook.ssyk_2012_units
    assert all(code.group == code.code[:3] for code in units)
    assert codes_of(3) == set(units.groups)
    assert codes_of(2) | codes_of(1) == set(codebook.ssyk_2012.codes)


def test_no_two_unit_groups_are_called_the_same():
    names = [code.label.sv for code in codebook.ssyk_2012_units]
    assert len(set(names)) == UNIT
    assert all(name == name.strip() and name for name in names)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("köksbiträde", "9412"),
        ("Diskare", "9412"),
        ("kock", "5120"),
        ("barnskötare", "5311"),
        ("truckförare", "8344"),
        ("personlig assistent", "5343"),
        ("restaurang biträden", "9412"),
        ("9412", "9412"),
        ("social work professionals", "2661"),
    ],
)
def test_a_group_is_found_by_what_people_say(words, first):
    assert find_occupations(words, codebook.ssyk_2012_units)[0].code == first


def test_every_word_must_be_there_and_one_letter_finds_nothing():
    assert not find_occupations("kock rymdskepp", codebook.ssyk_2012_units)
    assert not find_occupations("k", codebook.ssyk_2012_units)
    assert not find_occupations("  ", codebook.ssyk_2012_units)
