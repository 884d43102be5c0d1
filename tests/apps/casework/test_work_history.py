"""Work that the person has had: in her words, with what is known of group, country and years."""

from datetime import date

import pytest

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.facts import AlreadyCorrected
from stegvis.apps.people.contents import contents
from stegvis.apps.projects.saving import DoesNotFit
from stegvis.core import codebook

DAY = date(2010, 9, 1)


def record(cast, by=None, **said):
    said = {"title": "Lastbilschaufför", "ssyk": "83", "country": "Syrien", "from_year": 1996, **said}
    return actions.record_held_occupation(person=cast.amina, by=by or cast.case_worker, **said)


def titles(cast):
    return [row.title for row in queries.held_occupations(cast.case_worker, cast.amina, DAY)]


def test_the_latest_work_stands_first_and_of_unknown_years_last(cast):
    record(cast, title="Hjälpte i butiken", from_year=None)
    record(cast, until_year=2001)
    record(cast, title="Städare", country=None, ssyk="9", from_year=2005)
    assert titles(cast) == ["Städare", "Lastbilschaufför", "Hjälpte i butiken"]


def test_years_the_wrong_way_round_are_refused(cast):
    with pytest.raises(DoesNotFit):
        record(cast, until_year=1990)
    with pytest.raises(DoesNotFit):
        record(cast, from_year=96)


def test_a_correction_keeps_what_stood_there_and_counts_once(cast):
    held = record(cast)
    actions.correct_held_occupation(held=held, title="Bussförare", why="Hörde fel", by=cast.case_worker)
    assert titles(cast) == ["Bussförare"]
    with pytest.raises(AlreadyCorrected):
        actions.correct_held_occupation(held=held, title="Taxi", why="Igen", by=cast.case_worker)
    _person, changes = queries.changes_of(cast.case_worker, cast.amina.key, DAY)
    (difference,) = next(each for each in changes if each.what == "heldoccupation").differences
    assert (difference.before, difference.after) == ("Lastbilschaufför", "Bussförare")


def test_it_is_handed_over_with_work_and_education(cast):
    record(cast, until_year=2001)
    (entry,) = (each for each in contents(cast.amina, ("work_education",), DAY) if each.id.startswith("held"))
    assert entry.says == "Lastbilschaufför, Transport- och maskinföraryrken, Syrien, 1996–2001"


def test_others_neither_read_nor_write_it(cast):
    with pytest.raises(NotVisible):
        record(cast, by=cast.other_case_worker)
    with pytest.raises(NotVisible):
        queries.held_occupations(cast.af_worker, cast.amina, DAY)


def test_the_groups_of_ssyk_2012_are_ten_with_forty_six_below():
    codes = codebook.ssyk_2012.codes
    assert len([code for code in codes if len(code) == 1]) == 10
    assert len([code for code in codes if len(code) == 2]) == 46
    assert all(codebook.ssyk_2012[code].group == code[0] for code in codes)
