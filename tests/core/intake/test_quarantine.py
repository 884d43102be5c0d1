import io
from datetime import date

from stegvis.core.intake import Kind, Mapping, SheetMapping, read, read_sheets, write_quarantine
from tests.core.intake.foreign_files import xlsx
from tests.core.intake.people import AS_OF, MAN, WOMAN, WRONG_CHECK

HEADINGS = ["Personnr", "In", "Anm."]
MAPPING = Mapping(
    name="m",
    kind=Kind.MONTHLY,
    sheets=(SheetMapping(record="participants", columns={"Personnr": "personal_number", "In": "start"}, header_row=3),),
)


def reading(*rows: list[object]):
    data = xlsx({"Mars": [["Rapport"], [], HEADINGS, *rows]})
    return read(read_sheets(data, "f.xlsx"), MAPPING, as_of=AS_OF)


def written(**options: str):
    bad = reading([WOMAN, date(2010, 3, 1), ""], [WRONG_CHECK, date(2010, 4, 1), "=1+1"], [MAN, "snart", 3])
    buffer = io.BytesIO()
    write_quarantine(bad, buffer, **options)
    return read_sheets(buffer.getvalue(), "att rätta.xlsx")


def test_bad_rows_stand_under_their_headings_with_what_is_wrong_and_where():
    sheet = written(language="en")["Mars"]
    assert list(sheet.rows[0]) == [*HEADINGS, "To mend", "Row in the file"]
    assert [row[:3] for row in sheet.rows[1:]] == [[WRONG_CHECK, date(2010, 4, 1), "=1+1"], [MAN, "snart", 3]]
    assert [row[4] for row in sheet.rows[1:]] == [5, 6]
    assert sheet.rows[2][3] == "In: This is not a date. Expected: a date such as 2010-03-01."


def test_a_mended_quarantine_is_read_by_the_same_mapping():
    again = read(written(), MAPPING, as_of=AS_OF)
    assert len(again.quarantine) == 2
    mended = [
        [MAN if row[0] == WRONG_CHECK else WOMAN, date(2010, 4, 1), *row[2:]] for row in written()["Mars"].rows[1:]
    ]
    data = xlsx({"Mars": [list(written()["Mars"].rows[0]), *mended]})
    assert read(read_sheets(data, "rättad.xlsx"), MAPPING, as_of=AS_OF).valid == 2


def test_an_empty_quarantine_is_still_a_file(tmp_path):
    write_quarantine(reading([WOMAN, date(2010, 3, 1), ""]), tmp_path / "q.xlsx")
    assert (tmp_path / "q.xlsx").stat().st_size > 0
