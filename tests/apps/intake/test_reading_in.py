"""From a file to participants: preview first, nothing before it is accepted, the same again changes nothing."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework.models import Case, Livelihood
from stegvis.apps.casework.queries import visible_cases
from stegvis.apps.intake import actions, queries
from stegvis.apps.intake.models import BatchFile, State
from stegvis.apps.intake.policies import ChangesNothing
from stegvis.apps.people.models import HiddenBatch
from stegvis.apps.people.queries import find_by_name
from stegvis.core.intake import Kind
from tests.apps.intake.files import APRIL, CILLA, DORIS, ERIK, MARCH, dashed, participant, sheet, workbook

DAY = date(2010, 9, 1)


def cases(cast):
    return visible_cases(cast.registrar, DAY).count()


def test_the_own_workbook_goes_straight_to_the_preview(cast, send):
    batch = send(workbook(participant(CILLA), participant(ERIK)))
    assert (batch.state, batch.counts["new"], batch.counts["unchanged"]) == (State.READY, 2, 0)
    assert cases(cast) == 1


def test_an_accepted_file_shows_all_its_participants(cast, send, accept):
    batch = accept(send(workbook(participant(CILLA), participant(ERIK))))
    assert batch.state == State.APPLIED
    assert cases(cast) == 3
    assert not HiddenBatch.objects.exists()


def test_the_file_itself_is_gone_once_it_counts(send, accept):
    batch = accept(send(workbook(participant(CILLA, name="Påhittad Citron"))))
    assert not BatchFile.objects.exists()
    assert queries.rows_of(batch)["participants"]["name"].to_list() == [None]


def test_the_very_same_file_is_refused_with_the_way_to_the_first(send, accept):
    file = workbook(participant(CILLA))
    first = accept(send(file))
    file.seek(0)
    with pytest.raises(actions.AlreadyReadIn) as refusal:
        send(file)
    assert refusal.value.key == first.key


def test_the_same_rows_in_another_file_change_nothing(cast, send, accept):
    accept(send(workbook(participant(CILLA), participant(ERIK))))
    again = send(workbook(participant(ERIK), participant(CILLA), name="annan.xlsx"))
    assert (again.counts["changes"], again.counts["unchanged"]) == (0, 2)
    with pytest.raises(ChangesNothing):
        accept(again)
    assert cases(cast) == 3


def test_the_same_people_a_month_later_are_unchanged_and_the_month_is_in(cast, send, accept):
    accept(send(workbook(participant(CILLA), participant(ERIK))))
    april = accept(send(workbook(participant(CILLA), participant(ERIK)), as_of=APRIL))
    assert (april.state, april.counts["new"], april.counts["unchanged"]) == (State.APPLIED, 0, 2)
    assert cases(cast) == 3


def test_next_month_brings_the_exit_and_no_second_case(cast, send, accept):
    accept(send(workbook(participant(CILLA))))
    april = send(workbook(participant(CILLA, exit=date(2010, 4, 9), exit_reason="A1")), as_of=APRIL)
    assert (april.counts["new"], april.counts["changed"], april.counts["exits"]) == (0, 1, 1)
    accept(april)
    assert Case.objects.get(started_on=date(2010, 3, 1)).exited_on == date(2010, 4, 9)


def test_a_corrected_file_takes_the_place_of_exactly_the_earlier_one(cast, send, accept):
    livelihood = {"personal_number": CILLA, "on": date(2010, 3, 1), "code": "assistance_full"}
    accept(send(workbook(participant(CILLA), participant(DORIS), livelihoods=[livelihood])))
    corrected = send(workbook(participant(CILLA, start=date(2010, 3, 8)), participant(ERIK), name="rättad.xlsx"))
    assert corrected.replaces.counts["new"] == 2
    assert (corrected.counts["rows_added"], corrected.counts["rows_changed"], corrected.counts["rows_removed"]) == (
        1,
        1,
        2,
    )
    accept(corrected)
    starts = set(visible_cases(cast.registrar, DAY).values_list("started_on", flat=True))
    assert starts == {date(2010, 3, 2), date(2010, 3, 8), date(2010, 3, 1)}
    assert cases(cast) == 3
    assert not Livelihood.objects.that_count().filter(on=date(2010, 3, 1)).exists()


def test_the_difference_is_told_field_by_field(cast, send, accept):
    accept(send(workbook(participant(CILLA))))
    corrected = send(workbook(participant(CILLA, exit=date(2010, 3, 30), exit_reason="A1"), name="rättad.xlsx"))
    found = queries.changes_to_earlier(cast.registrar, corrected)
    assert dict(found.changed[0].fields) == {"exit": (None, date(2010, 3, 30)), "exit_reason": (None, "A1")}


def test_what_was_accepted_too_late_is_looked_through_anew(cast, send, accept):
    waiting = send(workbook(participant(CILLA), name="ett.xlsx"))
    accept(send(workbook(participant(ERIK), name="två.xlsx")))
    accept(waiting)
    assert waiting.state == State.READY
    assert waiting.replaces is not None


def test_a_layout_is_asked_about_once(cast, send, committed):
    headings = ["Personnr", "Inskriven", "Kön"]
    batch = send(sheet(headings, [dashed(CILLA), date(2010, 3, 1), "Kvinna"]))
    assert batch.state == State.UNMAPPED
    columns = {each["heading"]: each["field"] for each in batch.suggestion["sheets"][0]["columns"]}
    assert columns == {"Personnr": "personal_number", "Inskriven": "start", "Kön": "sex"}


def test_samples_show_the_shape_of_a_cell_and_not_its_content(send):
    batch = send(sheet(["Personnr", "Inskriven", "Namn"], [dashed(CILLA), date(2010, 3, 1), "Cilla Citron"]))
    samples = {each["heading"]: each["samples"] for each in batch.suggestion["sheets"][0]["columns"]}
    assert samples["Personnr"] == ["99999999-9999"]
    assert samples["Namn"] == ["Aaaaa Aaaaaa"]


def test_a_hostile_file_ends_in_a_message(send):
    batch = send(SimpleUploadedFile("mars.xlsx", b"PK\x03\x04 not a workbook"))
    assert batch.state == State.FAILED
    assert "mars.xlsx" in batch.message
    assert not BatchFile.objects.exists()


def test_a_file_that_is_too_large_is_never_read(cast):
    class Huge:
        name, size = "stor.xlsx", 10**10

        def read(self):
            raise AssertionError("read in spite of its size")

    with pytest.raises(actions.TooLarge):
        actions.receive_file(upload=Huge(), kind=Kind.MONTHLY, project_key="stegen", as_of=MARCH, by=cast.registrar)


def test_the_log_names_persons_by_key_and_tells_no_value(cast, send, accept):
    accept(send(workbook(participant(CILLA, name="Påhittad Citron", exit=date(2010, 3, 30), exit_reason="A1"))))
    acts = list(LogEntry.objects.filter(act__startswith="intake.").order_by("pk").values_list("act", flat=True))
    assert acts == ["intake.received", "intake.accepted", "intake.applied"]
    told = " ".join(str(vars(entry)) for entry in LogEntry.objects.all())
    for secret in (CILLA, CILLA[2:], dashed(CILLA), "Citron", "mars.xlsx", "2010, 3, 30"):
        assert secret not in told


def test_imported_people_have_their_names_and_are_found_by_them(cast, send, accept):
    accept(send(workbook(participant(CILLA, name="Citron, Cilla"), participant(ERIK, name="Erik Emanuel Ek"))))
    found = {text: [card.name for card in find_by_name(cast.registrar, text, DAY).cards] for text in ("cit", "erik ek")}
    assert found == {"cit": ["Cilla Citron"], "erik ek": ["Erik Emanuel Ek"]}
