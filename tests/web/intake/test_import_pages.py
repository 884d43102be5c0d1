"""The import's pages: for those who import for an organisation, and nowhere else; preview before anything counts."""

from datetime import date
from io import BytesIO

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework.queries import visible_cases
from stegvis.apps.intake.models import Batch, State
from stegvis.apps.people import actions as people
from stegvis.core.intake import Kind, own_mapping, read, read_sheets
from tests.apps.intake.files import APRIL, CILLA, DORIS, ERIK, MARCH, dashed, participant, sheet, workbook
from tests.cast import AMINA

LIST, NEW, BOOK = "/imports/", "/imports/new/", "/imports/workbook/"
DAY = date(2010, 9, 1)
WRONG = CILLA[:-1] + str((int(CILLA[-1]) + 1) % 10)


def page_of(batch):
    return f"/imports/{batch.key}/"


@pytest.fixture
def desk(cast, signed_in):
    return signed_in(cast.registrar)


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("page", [LIST, NEW, BOOK, "/imports/workbook/empty/"])
def test_the_registrar_opens_every_page(desk, page):
    assert desk.get(page).status_code == 200


@pytest.mark.parametrize("name", ["case_worker", "unit_manager", "administrator", "process_leader", "referrer"])
@pytest.mark.parametrize("page", [LIST, NEW, BOOK, "/imports/workbook/empty/"])
def test_for_others_there_are_no_such_pages(cast, signed_in, name, page):
    assert signed_in(cast.staff[name]).get(page).status_code == 404


@pytest.mark.parametrize("end", ["", "progress/", "mend/", "columns/"])
def test_another_organisation_finds_no_file(cast, send, signed_in, end):
    batch = send(workbook(participant(WRONG)))
    assert signed_in(cast.other_registrar).get(page_of(batch) + end).status_code == 404


@pytest.mark.parametrize("end", ["accept/", "reject/", "stop/", "again/"])
def test_another_organisation_decides_nothing(cast, send, signed_in, end):
    batch = send(workbook(participant(CILLA)))
    assert signed_in(cast.other_registrar).post(page_of(batch) + end).status_code == 404
    batch.refresh_from_db()
    assert batch.state == State.READY


def test_the_list_shows_the_own_files_alone(cast, send, signed_in):
    send(workbook(participant(CILLA), name="ekbys.xlsx"))
    send(workbook(participant(ERIK), name="almbys.xlsx"), by=cast.other_registrar)
    page = text(signed_in(cast.registrar).get(LIST))
    assert "ekbys.xlsx" in page
    assert "almbys.xlsx" not in page


def test_a_file_sent_in_leads_to_its_preview(desk, committed):
    with committed():
        answer = desk.post(
            NEW, {"project": "stegen", "kind": "monthly", "as_of": "2010-03-12", "file": workbook(participant(CILLA))}
        )
    batch = Batch.objects.get()
    assert answer.url == page_of(batch)
    assert batch.as_of == MARCH
    page = text(desk.get(page_of(batch)))
    assert "Läs in" in page
    assert dashed(CILLA) not in page


def test_accepting_shows_the_participants(cast, desk, send, committed):
    batch = send(workbook(participant(CILLA)))
    with committed():
        desk.post(page_of(batch) + "accept/")
    assert visible_cases(cast.registrar, DAY).count() == 2
    assert "Till deltagarna" in text(desk.get(page_of(batch)))


def test_putting_a_file_aside_keeps_nothing_of_it(desk, send):
    batch = send(workbook(participant(WRONG), participant(CILLA)))
    desk.post(page_of(batch) + "reject/")
    batch.refresh_from_db()
    assert (batch.state, batch.rows.count()) == (State.REJECTED, 0)
    assert desk.get(page_of(batch) + "mend/").status_code == 404


def test_findings_name_file_row_column_and_what_was_expected(desk, send):
    batch = send(workbook(participant(CILLA), participant(WRONG), participant(ERIK, exit=date(2010, 3, 9))))
    page = text(desk.get(page_of(batch)))
    assert "Personnummer" in page
    assert "Avslutet saknar orsak" in page
    assert dashed(WRONG) not in page
    assert WRONG not in page


def mended(desk, batch, name="rättade.xlsx"):
    """Download the rows to mend, fill in what they lack, and give the workbook back."""
    found = read_sheets(desk.get(page_of(batch) + "mend/").content, "rows.xlsx")["Deltagare"]
    headings, row = list(found.rows[0]), list(found.rows[1])
    row[headings.index("Avslutsorsak")] = "Studier"
    return sheet(headings, row, name=name, title="Deltagare")


def test_mended_rows_are_put_to_the_file_that_has_been_read_in(cast, desk, send, accept):
    first = accept(send(workbook(participant(CILLA), participant(ERIK, exit=date(2010, 3, 9)))))
    assert (first.counts["new"], first.counts["quarantined"]) == (1, 1)
    again = send(mended(desk, first))
    assert (again.counts["rows_added"], again.counts["rows_removed"], again.counts["quarantined"]) == (1, 0, 0)
    accept(again)
    assert visible_cases(cast.registrar, DAY).count() == 3


def test_mended_rows_are_put_to_the_file_that_waits(cast, desk, send, accept):
    waiting = send(workbook(participant(CILLA), participant(ERIK, exit=date(2010, 3, 9))))
    accept(send(mended(desk, waiting)))
    assert visible_cases(cast.registrar, DAY).count() == 3


def test_the_download_is_named_without_the_file(desk, send):
    batch = send(workbook(participant(WRONG), name="mars-ekby.xlsx"))
    assert "ekby" not in desk.get(page_of(batch) + "mend/")["Content-Disposition"]


def test_rows_about_a_protected_person_are_mended_by_those_with_the_right_alone(cast, signed_in, send):
    people.correct_person(person=cast.amina, protection="marked", why="Markering", by=cast.trusted_registrar)
    batch = send(workbook(participant(AMINA.number, exit=date(2010, 3, 9))), by=cast.trusted_registrar)
    answer = signed_in(cast.registrar).get(page_of(batch) + "mend/")
    assert answer.status_code == 403
    assert "skyddade" in text(answer) or "protected" in text(answer)
    assert signed_in(cast.trusted_registrar).get(page_of(batch) + "mend/").status_code == 200


def test_the_download_is_logged(desk, send):
    batch = send(workbook(participant(WRONG)))
    desk.get(page_of(batch) + "mend/")
    assert LogEntry.objects.filter(act="intake.quarantine_read", target=f"intake.Batch:{batch.key}").count() == 1


def test_the_same_file_again_is_said_to_change_nothing(desk, send, accept):
    file = workbook(participant(CILLA))
    first = accept(send(file))
    file.seek(0)
    answer = desk.post(NEW, {"project": "stegen", "kind": "monthly", "as_of": "2010-03-31", "file": file})
    assert answer.status_code == 422
    assert page_of(first) in text(answer)


def test_a_hostile_file_ends_in_a_message_on_its_page(desk, send):
    from django.core.files.uploadedfile import SimpleUploadedFile

    batch = send(SimpleUploadedFile("bomb.xlsx", b"PK\x03\x04" + b"0" * 100))
    page = text(desk.get(page_of(batch)))
    assert "Filen kunde inte läsas" in page
    assert "bomb.xlsx" in page


def test_a_new_layout_is_asked_about_and_then_known(cast, desk, send, committed):
    headings = ["Pnr", "In i projektet", "Könstillhörighet"]
    lines = [dashed(CILLA), date(2010, 3, 1), "Dam"], [dashed(DORIS), date(2010, 3, 1), "Dam"]
    batch = send(sheet(headings, *lines))
    assert desk.get(page_of(batch)).url == page_of(batch) + "columns/"
    answers = {
        "use-0": "on",
        "column-0-0": "personal_number",
        "column-0-1": "start",
        "column-0-2": "sex",
        "value-0-0": "woman",
    }
    for _words_come_second in range(2):
        with committed():
            assert desk.post(page_of(batch) + "columns/", answers).status_code == 302
    batch.refresh_from_db()
    assert (batch.state, batch.counts["new"]) == (State.READY, 2)
    assert send(sheet(headings, lines[0], name="april.xlsx"), as_of=APRIL).state == State.READY


def test_a_mapping_without_a_required_column_is_not_taken(desk, send):
    batch = send(sheet(["Pnr", "In i projektet", "Kön"], [dashed(CILLA), date(2010, 3, 1), "Kvinna"]))
    answer = desk.post(page_of(batch) + "columns/", {"use-0": "on", "column-0-0": "personal_number"})
    assert answer.status_code == 422
    assert "Start" in text(answer)


def test_the_mapping_page_shows_no_cell(desk, send):
    batch = send(sheet(["Pnr", "In i projektet", "Vem"], [dashed(CILLA), date(2010, 3, 1), "Cilla Citron"]))
    page = text(desk.get(page_of(batch) + "columns/"))
    assert "99999999-9999" in page
    assert dashed(CILLA) not in page
    assert "Citron" not in page


def test_an_extract_keeps_only_the_own_participants(cast, desk, send, accept):
    headings = ["Personnummer", "Från", "Till", "AF-kategori"]
    mine, other = [dashed(AMINA.number), date(2010, 4, 1), "", "96"], [dashed(ERIK), date(2010, 4, 1), "", "11"]
    batch = send(sheet(headings, mine, other), kind=Kind.AF_CATEGORIES, as_of=APRIL)
    assert (batch.counts["rows"], batch.counts["unmatched"], batch.counts["quarantined"]) == (1, 1, 0)


def test_the_filled_workbook_comes_back_unchanged(cast, desk, send):
    answer = desk.post("/imports/workbook/filled/", {"project": "stegen"})
    assert "öz" not in answer["Content-Disposition"].lower()
    found = read(read_sheets(answer.content, "fylld.xlsx"), own_mapping(), as_of=DAY)
    assert found.rows["participants"]["personal_number"].to_list() == [AMINA.number]
    assert found.rows["livelihoods"].select("code", "share").rows() == [("assistance_full", 100)]
    back = send(_upload(answer.content), as_of=DAY)
    assert (back.counts["changes"], back.counts["unchanged"], back.counts["quarantined"]) == (0, 1, 0)


def _upload(content: bytes):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("fylld.xlsx", BytesIO(content).getvalue())


def test_the_filled_workbook_is_logged_with_whom_it_names(cast, desk):
    desk.post("/imports/workbook/filled/", {"project": "stegen"})
    entry = LogEntry.objects.get(act="workbook.filled")
    assert entry.person_keys == cast.amina.key


def test_the_list_costs_as_many_queries_however_long(cast, desk, send, django_assert_max_num_queries):
    for month in (1, 2, 3):
        send(workbook(participant(CILLA), name=f"{month}.xlsx"), as_of=date(2010, 3 + month, 28))
    desk.get(LIST)
    with django_assert_max_num_queries(10):
        desk.get(LIST)


def test_the_preview_costs_few_queries(desk, send, django_assert_max_num_queries):
    batch = send(workbook(participant(CILLA), participant(WRONG), participant(ERIK, exit=date(2010, 3, 9))))
    desk.get(page_of(batch))
    with django_assert_max_num_queries(16):
        desk.get(page_of(batch))
