import io
import zipfile
from datetime import date

import pytest

from stegvis.core.errors import DataProblem, MissingColumns, Severity
from stegvis.core.intake import Kind, Known, Mapping, SheetMapping, checks, fits, own_mapping, read, read_sheets
from stegvis.core.language import Words
from tests.core.intake.foreign_files import rezipped, sheet_xml, xlsx
from tests.core.intake.people import AS_OF, MAN, WOMAN, WRONG_CHECK, dashed

COLUMNS = {
    "Personnr": "personal_number",
    "Namn": "name",
    "Kön": "sex",
    "In": "start",
    "Ut": "exit",
    "Orsak": "exit_reason",
}
EMPTY = "The cell is empty."
MAPPING = Mapping(name="ett förbund", kind=Kind.MONTHLY, sheets=(SheetMapping(record="participants", columns=COLUMNS),))
GOOD = [dashed(WOMAN), "Påhittad Öz", "Kvinna", date(2010, 3, 1), date(2010, 11, 30), "Studier"]


def changed(**cells: object) -> list[object]:
    names = dict(zip(("number", "name", "sex", "start", "exit", "reason"), range(6), strict=True))
    row = list(GOOD)
    for name, cell in cells.items():
        row[names[name]] = cell
    return row


def reading_of(*rows: list[object], known: Known | None = None):
    return read(read_sheets(xlsx({"Blad": [list(COLUMNS), *rows]}), "mars.xlsx"), MAPPING, as_of=AS_OF, known=known)


def test_a_good_row_is_valid_without_findings():
    reading = reading_of(GOOD)
    assert reading.findings == ()
    row = reading.rows["participants"].row(0, named=True)
    assert (row["personal_number"], row["exit_reason"], row["sex"]) == (WOMAN, "S1", "woman")
    assert (row["sheet"], row["row"]) == ("Blad", 2)


@pytest.mark.parametrize(
    ("cells", "column", "message"),
    [
        ({"number": WRONG_CHECK}, "Personnr", "The last digit of the personal number does not fit the others."),
        ({"number": ""}, "Personnr", EMPTY),
        ({"number": "okänt"}, "Personnr", "This is not a personal number."),
        ({"start": "i våras"}, "In", "This is not a date."),
        ({"start": ""}, "In", EMPTY),
        ({"exit": date(2010, 2, 1)}, "Ut", checks.EXIT_BEFORE_START.message),
        ({"exit": date(2011, 2, 1)}, "Ut", checks.IN_THE_FUTURE.message),
        ({"exit": ""}, "Ut", checks.REASON_WITHOUT_EXIT.message),
        ({"reason": ""}, "Orsak", checks.EXIT_WITHOUT_REASON.message),
        ({"reason": "Lottovinst"}, "Orsak", "This is not in the list “{list}”."),
        ({"exit": "snart"}, "Ut", "This is not a date."),
    ],
)
def test_a_bad_row_is_quarantined_with_one_finding_at_its_cell(cells, column, message):
    reading = reading_of(GOOD, changed(**{"number": dashed(MAN), "sex": "Man", **cells}))
    assert reading.rows["participants"]["row"].to_list() == [2]
    assert [(each.row, each.column, each.message) for each in reading.findings] == [(3, column, message)]
    assert [(each.row, each.findings) for each in reading.quarantine] == [(3, reading.findings)]


def test_no_finding_repeats_what_stands_in_the_row():
    reading = reading_of(changed(number=WRONG_CHECK, name="Hemlig Person", reason="Hemlig orsak", start="hemligt"))
    text = "\n".join(f"{finding} {Words('sv').finding(finding)} {finding!r}" for finding in reading.findings)
    assert len(reading.findings) == 3
    assert "emlig" not in text
    assert WRONG_CHECK[2:8] not in text


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([GOOD, changed(sex="Man", number=WOMAN, start=date(2011, 1, 1), exit="", reason="")], checks.OTHER_SEX),
        ([GOOD, changed(name="Någon Annan", start=date(2011, 1, 1), exit="", reason="")], checks.OTHER_NAME),
    ],
)
def test_a_doubtful_row_is_used_with_a_warning(rows, message):
    reading = reading_of(*rows)
    assert [(each.message, each.severity) for each in reading.findings] == [(message.message, Severity.WARNING)]
    assert reading.rows["participants"]["sex"].to_list() == ["woman", "woman"]


def test_a_name_is_compared_with_the_one_that_is_known():
    assert reading_of(GOOD, known=Known(names={WOMAN: "Öz, Påhittad"})).findings == ()
    assert len(reading_of(GOOD, known=Known(names={WOMAN: "Karl Testsson"})).findings) == 1


def test_the_same_participation_twice_is_refused_with_the_row_of_the_first():
    reading = reading_of(GOOD, GOOD)
    assert [str(finding) for finding in reading.findings] == [
        "mars.xlsx, Blad, row 3, Personnr: The same stands in row 2 already. Take one of the rows away."
    ]


def test_a_participation_that_begins_before_the_last_one_ended_is_refused():
    reading = reading_of(changed(exit="", reason=""), changed(start=date(2010, 6, 1)))
    assert [(each.row, each.message) for each in reading.findings] == [(3, checks.OVERLAPPING_CASES.message)]


def test_who_comes_back_after_an_exit_has_two_participations():
    assert reading_of(GOOD, changed(start=date(2010, 11, 30), exit="", reason="")).valid == 2


def test_empty_rows_and_rows_of_sums_are_no_participants():
    reading = reading_of(GOOD, [], ["", "Summa", "", "", "", 1], ["\u00a0"])
    assert (reading.valid, reading.findings) == (1, ())


def test_title_rows_above_the_headings_may_come_and_go():
    rows = [["Månadsrapport"], ["mars 2010"], [], list(COLUMNS), GOOD]
    reading = read(read_sheets(xlsx({"Mars": rows}), "f.xlsx"), MAPPING, as_of=AS_OF)
    assert reading.rows["participants"]["row"].to_list() == [5]


def test_headings_over_two_rows_with_merged_cells_are_read_together():
    top = ["Deltagare", "", "Tid", ""]
    data = xlsx({"B": [top, ["Personnr", "Namn", "Från", "Till"], [WOMAN, "Påhittad", date(2010, 3, 1), ""]]})
    merged = b'<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C1:D1"/></mergeCells><pageMargins'
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").replace(b"<pageMargins", merged)
    sheets = read_sheets(rezipped(data, {"xl/worksheets/sheet1.xml": sheet}), "f.xlsx")
    columns = {"Deltagare / Personnr": "personal_number", "Tid / Från": "start"}
    mapping = SheetMapping(record="participants", columns=columns, header_rows=2)
    assert read(sheets, Mapping(name="m", kind=Kind.MONTHLY, sheets=(mapping,)), as_of=AS_OF).valid == 1


def test_a_missing_heading_is_named():
    sheets = read_sheets(xlsx({"Blad": [["Personnr", "Namn", "Kön", "In", "Ut"], GOOD[:5]]}), "mars.xlsx")
    assert not fits(sheets, MAPPING)
    with pytest.raises(MissingColumns, match=r"mars\.xlsx, Blad, Orsak: The column is missing"):
        read(sheets, MAPPING, as_of=AS_OF)


def test_a_missing_sheet_is_named():
    with pytest.raises(DataProblem, match="Deltagare: The sheet is missing"):
        read(read_sheets(xlsx({"A": [["x"]], "B": [["y"]]}), "f.xlsx"), own_mapping(), as_of=AS_OF)


def test_sheets_of_every_month_are_read_by_a_pattern():
    other = changed(number=dashed(MAN), sex="Man")
    data = xlsx({"Jan 2010": [list(COLUMNS), GOOD], "Feb 2010": [list(COLUMNS), other], "Info": [["hej"]]})
    mapping = Mapping(
        name="m", kind=Kind.MONTHLY, sheets=(SheetMapping(record="participants", sheet="* 2010", columns=COLUMNS),)
    )
    assert read(read_sheets(data, "f.xlsx"), mapping, as_of=AS_OF).valid == 2


def test_a_constant_stands_for_every_row_of_its_sheet():
    columns = {"Personnr": "personal_number", "In": "start"}
    sheet = SheetMapping(record="participants", columns=columns, constants={"municipality": "Norrköping"})
    reading = read(
        read_sheets(xlsx({"B": [["Personnr", "In"], [WOMAN, date(2010, 3, 1)]]}), "f.xlsx"),
        Mapping(name="m", kind=Kind.MONTHLY, sheets=(sheet,)),
        as_of=AS_OF,
    )
    assert reading.rows["participants"]["municipality"].to_list() == ["0581"]


def test_a_formula_without_a_value_in_a_mapped_column_is_pointed_out():
    row = (
        f'<row r="2"><c r="A2" t="inlineStr"><is><t>{WOMAN}</t></is></c><c r="B2" t="e"><f>A9</f><v>#REF!</v></c></row>'
    )
    cells = "".join(
        f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>' for at, text in (("A1", "Personnr"), ("B1", "In"))
    )
    head = f'<row r="1">{cells}</row>'
    data = rezipped(xlsx({"B": [["x"]]}), {"xl/worksheets/sheet1.xml": sheet_xml([head, row])})
    sheet = SheetMapping(record="participants", columns={"Personnr": "personal_number", "In": "start"})
    reading = read(read_sheets(data, "f.xlsx"), Mapping(name="m", kind=Kind.MONTHLY, sheets=(sheet,)), as_of=AS_OF)
    assert "The formula gives an error" in str(reading.findings)
    assert reading.valid == 0


def facts(sheet: str, headings: list[str], *rows: list[object]):
    people = [["Personnummer", "Start"], [WOMAN, date(2010, 3, 1)]]
    names = {"Försörjning": "livelihoods", "AF-kategori": "categories", "Uppföljning": "followups"}
    own = {each.record: each for each in own_mapping().sheets}
    columns = {heading: field for heading, field in own[names[sheet]].columns.items() if heading in headings}
    mapping = Mapping(
        name="m",
        kind=Kind.MONTHLY,
        sheets=(
            SheetMapping(
                record="participants", sheet="Deltagare", columns={"Personnummer": "personal_number", "Start": "start"}
            ),
            SheetMapping(record=names[sheet], sheet=sheet, columns=columns),
        ),
    )
    return read(read_sheets(xlsx({"Deltagare": people, sheet: [headings, *rows]}), "f.xlsx"), mapping, as_of=AS_OF)


def test_a_fact_about_somebody_who_does_not_take_part_is_refused():
    reading = facts("Försörjning", ["Personnummer", "Från", "Försörjning"], [MAN, date(2010, 3, 1), "A-kassa"])
    assert [each.message for each in reading.findings] == [checks.NOT_A_PARTICIPANT.message]


def test_overlapping_categories_are_used_with_a_warning():
    reading = facts(
        "AF-kategori",
        ["Personnummer", "Från", "Till", "AF-kategori"],
        [WOMAN, date(2010, 3, 1), date(2010, 6, 1), 11],
        [WOMAN, date(2010, 5, 1), "", 14],
    )
    assert [(each.row, each.message) for each in reading.findings] == [(3, checks.OVERLAPPING_SPELLS.message)]
    assert reading.rows["categories"]["code"].to_list() == ["11", "14"]


def test_a_spell_that_ends_before_it_begins_is_refused():
    row = [WOMAN, date(2010, 3, 1), date(2010, 2, 1), 11]
    reading = facts("AF-kategori", ["Personnummer", "Från", "Till", "AF-kategori"], row)
    assert [each.message for each in reading.findings] == [checks.UNTIL_BEFORE_ON.message]


def test_a_follow_up_that_is_done_has_a_day():
    reading = facts("Uppföljning", ["Personnummer", "Månader efter avslut", "Läge"], [WOMAN, 6, "Genomförd"])
    assert [each.message for each in reading.findings] == [checks.DONE_WITHOUT_DAY.message]


def test_progress_is_told_to_the_end():
    told = []
    sheets = read_sheets(xlsx({"B": [list(COLUMNS), GOOD]}), "f.xlsx")
    read(sheets, MAPPING, as_of=AS_OF, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)


def test_the_content_hash_does_not_hang_on_order_or_file():
    other = changed(number=dashed(MAN), sex="Man")
    assert reading_of(GOOD, other).content_hash == reading_of(other, [], GOOD).content_hash
    assert reading_of(GOOD).content_hash != reading_of(changed(reason="Arbete")).content_hash
