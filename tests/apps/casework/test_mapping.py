"""The mapping interview: begun, written over several meetings, finished, corrected; handed over kind by kind."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.facts import NeedsReason
from stegvis.apps.casework.actions.plans.locking import NotYet
from stegvis.apps.casework.models import MappingSection
from stegvis.apps.casework.states import MoveNotAllowed, State
from stegvis.apps.people.contents import contents
from stegvis.apps.projects.saving import DoesNotFit
from stegvis.core import codebook
from tests.cast import WOMEN, register

DAY, LATER = date(2010, 9, 1), date(2010, 9, 8)


@pytest.fixture
def referred(cast):
    only = {"started_on": None, "livelihoods": [], "occupations": [], "af_category": None, "education": None}
    return register(cast.case_worker, cast.project, WOMEN[3], "Selam", "Tesfay", referred_on=date(2010, 8, 1), **only)


def begin(cast, case=None, on=DAY):
    return actions.open_mapping(case=case or cast.amina_case, on=on, by=cast.case_worker)


def write(cast, mapping, domain="health", by=None, **said):
    said = said or {"situation": "Ont i ryggen sedan 2006."}
    return actions.write_section(mapping=mapping, domain=domain, by=by or cast.case_worker, **{"on": DAY, **said})


def told(cast, *kinds):
    return [entry for entry in contents(cast.amina, kinds, LATER) if entry.id.startswith("mapping:")]


def test_a_referred_case_moves_to_mapping_when_it_begins(cast, referred):
    begin(cast, referred)
    referred.refresh_from_db()
    assert referred.state == State.MAPPING


def test_a_mapping_in_a_case_under_way_leaves_its_state(cast):
    begin(cast)
    cast.amina_case.refresh_from_db()
    assert cast.amina_case.state == State.UNDER_WAY


def test_only_one_mapping_is_under_way_in_a_case(cast):
    begin(cast)
    with pytest.raises(actions.AlreadyMapping):
        begin(cast)


def test_no_mapping_begins_in_a_case_that_has_ended(cast):
    actions.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=DAY, by=cast.case_worker)
    with pytest.raises(MoveNotAllowed):
        begin(cast, on=LATER)


def test_it_is_written_domain_by_domain_over_several_meetings(cast):
    mapping = begin(cast)
    write(cast, mapping, "health")
    write(cast, mapping, "wishes", on=LATER, situation="Vill köra truck igen.")
    page = queries.mapping_page(cast.case_worker, cast.amina_case, LATER)
    assert {domain: row.talked_on for domain, row in page.sections.items()} == {"health": DAY, "wishes": LATER}
    assert "economy" in page.untouched
    assert "legal" not in page.untouched


def test_writing_on_keeps_what_stood_there_without_a_reason(cast):
    mapping = begin(cast)
    write(cast, mapping, situation="Ont i ryggen.")
    write(cast, mapping, situation="Ont i ryggen och i knät.")
    texts = [row.situation for row in mapping.sections.order_by("pk")]
    assert texts == ["Ont i ryggen.", "Ont i ryggen och i knät."]
    assert mapping.sections.that_count().get().situation == "Ont i ryggen och i knät."


def test_a_finished_mapping_is_corrected_with_a_reason(cast):
    mapping = begin(cast)
    write(cast, mapping)
    actions.finish_mapping(mapping=mapping, on=LATER, by=cast.case_worker)
    with pytest.raises(NeedsReason):
        write(cast, mapping, situation="Ont i axeln.")
    write(cast, mapping, situation="Ont i axeln.", why="Hörde fel")
    _person, changes = queries.changes_of(cast.case_worker, cast.amina.key, LATER)
    change = next(each for each in changes if each.what == "mappingsection")
    assert change.why == "Hörde fel"
    assert ("situation", "Ont i ryggen sedan 2006.", "Ont i axeln.") in [
        (each.field, each.before, each.after) for each in change.differences
    ]


def test_nothing_written_is_not_finished_and_nothing_finished_is_finished_twice(cast):
    mapping = begin(cast)
    with pytest.raises(actions.NothingWritten):
        actions.finish_mapping(mapping=mapping, on=LATER, by=cast.case_worker)
    write(cast, mapping)
    actions.finish_mapping(mapping=mapping, on=LATER, by=cast.case_worker)
    with pytest.raises(actions.AlreadyFinished):
        actions.finish_mapping(mapping=mapping, on=LATER, by=cast.case_worker)


def test_it_cannot_be_finished_before_it_began(cast):
    mapping = begin(cast)
    write(cast, mapping)
    with pytest.raises(DoesNotFit):
        actions.finish_mapping(mapping=mapping, on=date(2010, 8, 1), by=cast.case_worker)


def test_a_later_mapping_leaves_the_earlier_as_it_is(cast):
    first = begin(cast)
    write(cast, first)
    actions.finish_mapping(mapping=first, on=DAY, by=cast.case_worker)
    second = begin(cast, on=LATER)
    write(cast, second, situation="Ryggen är bättre.")
    assert first.sections.that_count().get().situation == "Ont i ryggen sedan 2006."
    page = queries.mapping_page(cast.case_worker, cast.amina_case, LATER)
    assert (page.mapping, page.others) == (second, (first,))


def test_what_the_person_did_not_want_to_talk_about_is_an_answer_without_text(cast):
    mapping = begin(cast)
    with pytest.raises(DoesNotFit):
        write(cast, mapping, situation=" ")
    with pytest.raises(DoesNotFit):
        write(cast, mapping, answer="declined", situation="Något")
    row = write(cast, mapping, answer="declined")
    assert row.answer == MappingSection.Answer.DECLINED
    assert told(cast, "health") == []


def test_each_domain_is_handed_over_as_its_own_kind(cast):
    mapping = begin(cast)
    write(cast, mapping, "health", situation="Ont i ryggen.", obstacles="Kan inte lyfta.")
    write(cast, mapping, "economy", situation="Bistånd sedan 2007.")
    (health,) = told(cast, "health")
    assert health.says == "Situation: Ont i ryggen.\nHinder: Kan inte lyfta."
    assert [entry.kind for entry in told(cast, *codebook.information_kinds.codes)] == ["economy", "health"]


def test_every_domain_and_area_has_a_kind_that_exists():
    for codes in (codebook.mapping_domains, codebook.asi_areas):
        for each in codes:
            assert each.maps["information_kind"][0] in codebook.information_kinds


def test_a_mapping_begun_by_mistake_is_withdrawn_with_why_and_handed_over_to_nobody(cast):
    mapping = begin(cast)
    write(cast, mapping)
    actions.withdraw_mapping(mapping=mapping, why="Fel person", by=cast.case_worker)
    assert told(cast, "health") == []
    assert queries.mapping_page(cast.case_worker, cast.amina_case, LATER).mapping is None
    _person, changes = queries.changes_of(cast.case_worker, cast.amina.key, LATER)
    assert [(each.what, each.why) for each in changes].count(("mapping", "Fel person")) == 1


def test_whoever_does_not_see_the_case_reads_and_writes_nothing(cast):
    mapping = begin(cast)
    with pytest.raises(NotVisible):
        write(cast, mapping, by=cast.other_case_worker)
    with pytest.raises(NotVisible):
        actions.open_mapping(case=cast.amina_case, on=DAY, by=cast.colleague)
    with pytest.raises(NotVisible):
        queries.mapping_page(cast.af_worker, cast.amina_case, DAY)
    with pytest.raises((NotVisible, NotAllowed)):
        write(cast, mapping, by=cast.board_member)


def test_a_mappings_days_are_corrected_with_why_and_what_stood_there_is_kept(cast):
    mapping = actions.open_mapping(case=cast.amina_case, on=date(2010, 8, 2), by=cast.case_worker)
    actions.write_section(mapping=mapping, domain="health", situation="Ont", on=date(2010, 8, 2), by=cast.case_worker)
    with pytest.raises(NeedsReason):
        actions.correct_mapping_days(mapping=mapping, started_on=date(2010, 7, 1), why=" ", by=cast.case_worker)
    actions.correct_mapping_days(mapping=mapping, started_on=date(2010, 7, 1), why="Fel månad", by=cast.case_worker)
    actions.finish_mapping(mapping=mapping, on=date(2010, 8, 20), by=cast.case_worker)
    days = {"started_on": date(2010, 7, 5), "finished_on": date(2010, 8, 25)}
    corrected = actions.correct_mapping_days(mapping=mapping, why="Kalendern", by=cast.case_worker, **days)
    assert (corrected.started_on, corrected.finished_on) == (date(2010, 7, 5), date(2010, 8, 25))
    _person, changes = queries.changes_of(cast.case_worker, cast.amina.key, date(2010, 9, 1))
    told = {each.why: {one.field: (one.before, one.after) for one in each.differences} for each in changes}
    assert told["Fel månad"]["started_on"] == (date(2010, 8, 2), date(2010, 7, 1))
    assert told["Kalendern"]["started_on"] == (date(2010, 7, 1), date(2010, 7, 5))
    assert told["Kalendern"]["finished_on"] == (date(2010, 8, 20), date(2010, 8, 25))


def test_a_mapping_does_not_end_before_it_began_or_on_a_day_to_come(cast):
    mapping = actions.open_mapping(case=cast.amina_case, on=date(2010, 8, 2), by=cast.case_worker)
    actions.write_section(mapping=mapping, domain="health", situation="Ont", on=date(2010, 8, 2), by=cast.case_worker)
    actions.finish_mapping(mapping=mapping, on=date(2010, 8, 20), by=cast.case_worker)
    change = {"mapping": mapping, "why": "Fel", "by": cast.case_worker}
    with pytest.raises(DoesNotFit):
        actions.correct_mapping_days(**change, started_on=date(2010, 8, 2), finished_on=date(2010, 8, 1))
    with pytest.raises(NotYet):
        actions.correct_mapping_days(**change, started_on=timezone.localdate() + timedelta(days=1))
    with pytest.raises(NotVisible):
        actions.correct_mapping_days(**{**change, "by": cast.af_worker}, started_on=date(2010, 8, 1))
