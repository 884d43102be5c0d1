from datetime import date
from decimal import Decimal

import pytest

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.facts import AlreadyCorrected, NeedsReason
from stegvis.apps.casework.models import FACTS, Livelihood
from stegvis.apps.projects.saving import DoesNotFit
from stegvis.core.errors import UnknownCode

ON = date(2010, 9, 1)


def record(cast, kind="livelihood", by=None, **values):
    return actions.record_fact(kind=kind, person=cast.amina, by=by or cast.case_worker, **{"on": ON, **values})


def wage(cast):
    return record(cast, code="wage", share=50)


EXAMPLES = {
    "livelihood": {"code": "wage", "share": 50},
    "occupation": {"code": "work_supported", "hours": Decimal(20), "supported": True},
    "afcategory": {"code": "42"},
    "education": {"code": "upper_two"},
    "residence": {"code": "1266"},
    "householdmembership": {"household_key": "a1"},
    "languagelevel": {"level": "B1", "language": "ar", "assessed_by": "officer"},
    "workability": {"code": "4"},
    "steplevel": {"code": "2"},
}


@pytest.mark.parametrize("kind", FACTS)
def test_each_kind_is_recorded_and_read_on_the_persons_page(cast, kind):
    fact = record(cast, kind, **EXAMPLES[kind])
    rows = queries.person_page(cast.case_worker, cast.amina.key, ON).facts_on(kind, ON)
    found = next(row for row in rows if row.id == fact.pk)
    assert found.code == next(iter(EXAMPLES[kind].values()))
    assert (found.on, found.until, found.source) == (ON, None, "own")


@pytest.mark.parametrize(
    "kind", ["afcategory", "education", "residence", "householdmembership", "languagelevel", "workability", "steplevel"]
)
def test_of_what_holds_one_at_a_time_the_one_before_ends_the_day_before(cast, kind):
    record(cast, kind, on=date(2010, 8, 1), **EXAMPLES[kind])
    latest = record(cast, kind, **EXAMPLES[kind])
    page = queries.person_page(cast.case_worker, cast.amina.key, ON)
    assert [fact.id for fact in page.facts_on(kind, ON)] == [latest.pk]
    assert [fact.until for fact in page.facts_on(kind, date(2010, 8, 31))] == [date(2010, 8, 31)]


def test_several_livelihoods_hold_at_a_time(cast):
    wage(cast)
    page = queries.person_page(cast.case_worker, cast.amina.key, ON)
    assert {fact.code for fact in page.facts_on("livelihood", ON)} == {"assistance_full", "wage"}


def test_a_fact_ends_once(cast):
    fact = wage(cast)
    ended = actions.end_fact(kind="livelihood", fact_id=fact.pk, until=date(2010, 9, 30), by=cast.case_worker)
    assert ended.until == date(2010, 9, 30)
    with pytest.raises(AlreadyCorrected):
        actions.end_fact(kind="livelihood", fact_id=fact.pk, until=date(2010, 10, 31), by=cast.case_worker)


def test_a_fact_cannot_end_before_it_began(cast):
    with pytest.raises(DoesNotFit):
        actions.end_fact(kind="livelihood", fact_id=wage(cast).pk, until=date(2010, 8, 31), by=cast.case_worker)


def test_a_correction_takes_the_place_and_keeps_what_was_there(cast):
    old = wage(cast)
    new = actions.correct_fact(kind="livelihood", fact_id=old.pk, share=75, why="Fel andel", by=cast.case_worker)
    page = queries.person_page(cast.case_worker, cast.amina.key, ON)
    assert {fact.amount for fact in page.facts_on("livelihood", ON)} == {100, 75}
    assert (new.replaces_id, new.on, new.code) == (old.pk, ON, "wage")
    (kept,) = queries.corrections_of(cast.case_worker, cast.amina, "livelihood", ON)
    assert (kept.share, kept.why, kept.withdrawn_by) == (50, "Fel andel", cast.case_worker.user)


def test_what_was_corrected_is_not_corrected_again(cast):
    old = wage(cast)
    actions.correct_fact(kind="livelihood", fact_id=old.pk, share=75, why="Fel", by=cast.case_worker)
    with pytest.raises(AlreadyCorrected):
        actions.correct_fact(kind="livelihood", fact_id=old.pk, share=80, why="Fel", by=cast.case_worker)


def test_a_fact_that_never_held_counts_nowhere_and_stays(cast):
    fact = wage(cast)
    with pytest.raises(NeedsReason):
        actions.withdraw_fact(kind="livelihood", fact_id=fact.pk, why="", by=cast.case_worker)
    actions.withdraw_fact(kind="livelihood", fact_id=fact.pk, why="Fel person", by=cast.case_worker)
    assert "wage" not in {row.code for row in queries.facts_of(cast.amina)}
    assert Livelihood.objects.filter(pk=fact.pk).exists()


def test_a_fact_without_a_first_day_holds_before(cast):
    record(cast, "livelihood", on=None, until=date(2009, 12, 31), code="wage")
    page = queries.person_page(cast.case_worker, cast.amina.key, ON)
    assert [fact.code for fact in page.facts_on("livelihood", date(2005, 1, 1))] == ["wage"]


def test_an_unknown_code_is_never_saved(cast):
    with pytest.raises(UnknownCode):
        record(cast, code="lottery")


@pytest.mark.parametrize(("kind", "values"), [("livelihood", {"share": 101}), ("occupation", {"hours": Decimal(81)})])
def test_shares_and_hours_stay_within_reason(cast, kind, values):
    code = {"livelihood": "wage", "occupation": "work"}[kind]
    with pytest.raises(DoesNotFit):
        record(cast, kind, code=code, **values)


def test_nobody_else_records_corrects_or_reads_corrections(cast):
    fact = wage(cast)
    for viewer in (cast.colleague, cast.other_registrar, cast.process_leader, cast.evaluator):
        with pytest.raises(NotVisible):
            record(cast, code="wage", by=viewer)
        with pytest.raises(NotVisible):
            actions.correct_fact(kind="livelihood", fact_id=fact.pk, share=1, why="Fel", by=viewer)
        with pytest.raises(NotVisible):
            queries.corrections_of(viewer, cast.amina, "livelihood", ON)


def test_a_fact_that_does_not_exist_is_not_visible(cast):
    with pytest.raises(NotVisible):
        actions.end_fact(kind="livelihood", fact_id=0, until=ON, by=cast.case_worker)


def test_the_timeline_tells_what_happened_the_latest_first(cast):
    actions.end_fact(kind="livelihood", fact_id=wage(cast).pk, until=date(2010, 9, 30), by=cast.case_worker)
    record(cast, "languagelevel", level="B1", assessed_by="officer")
    events = queries.timeline(queries.person_page(cast.case_worker, cast.amina.key, ON))
    told = [(event.day, event.what) for event in events]
    assert told[0] == (date(2010, 9, 30), "livelihood_ended")
    assert told[-1] == (date(2010, 2, 1), "referred")
    assert (date(2010, 3, 2), "started") in told
    assert next(event for event in events if event.what == "languagelevel").detail == "B1"
    assert next(event for event in events if event.what == "referred").label.en == "Social assistance"
