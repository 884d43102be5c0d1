"""Files with anything in them: each is read with every row accounted for, or refused by its name."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stegvis.core.errors import DataProblem, Severity
from stegvis.core.intake import Kind, Mapping, SheetMapping, read, read_sheets
from stegvis.core.intake.delimited import decode
from stegvis.core.intake.sheets import Cell, Format, Sheets
from stegvis.core.intake.words import plain
from tests.core.intake.foreign_files import ods, ods_text, part, rezipped, xls, xlsx
from tests.core.intake.people import AS_OF, MAN, WOMAN, WRONG_CHECK

HERE = Path(__file__).parent
COLUMNS = {"Personnr": "personal_number", "In": "start"}
ROWS = [list(COLUMNS), [WOMAN, "2010-03-01"], [WRONG_CHECK, "2010-04-01"], [MAN, "snart"], [MAN, "2010-05-01"]]
MAPPING = Mapping(name="m", kind=Kind.MONTHLY, sheets=(SheetMapping(record="participants", columns=COLUMNS),))
FILES = {
    "f.xlsx": xlsx({"Blad": ROWS}),
    "f.ods": ods("".join(ods_text(*row) for row in ROWS)),
    "f.csv": "\n".join(";".join(row) for row in ROWS).encode(),
}
SHEETS = {"f.xlsx": "xl/worksheets/sheet1.xml", "f.ods": "content.xml"}
OLD = xls({"Blad": ROWS})  # each is read by a process of its own, so fewer of them
CHANGES = st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=20)


def changed(data: bytes, changes: list[tuple[float, int]]) -> bytes:
    mended = bytearray(data)
    for place, byte in changes:
        mended[int(place * len(data))] = byte
    return bytes(mended)


@given(st.binary(max_size=2000), st.sampled_from(sorted(FILES)))
@settings(max_examples=150, deadline=None)
def test_random_bytes_are_read_whole_or_refused_by_name(data, name):
    for start in (b"", b"PK\x03\x04"):
        is_read_whole_or_refused(start + data, name)


@given(st.binary(max_size=2000))
@settings(max_examples=10, deadline=None)
def test_random_bytes_that_begin_as_an_old_workbook_are_refused_by_name(data):
    is_read_whole_or_refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data, "f.xls")


@given(st.sampled_from(sorted(FILES)), CHANGES)
@settings(max_examples=300, deadline=None)
def test_a_file_with_changed_bytes_is_read_whole_or_refused_by_name(name, changes):
    is_read_whole_or_refused(changed(FILES[name], changes), name)


@given(CHANGES)
@settings(max_examples=25, deadline=None)
def test_an_old_workbook_with_changed_bytes_is_read_whole_or_refused_by_name(changes):
    is_read_whole_or_refused(changed(OLD, changes), "f.xls")


def test_an_old_workbook_that_claims_more_than_any_memory_takes_nobody_with_it():
    with pytest.raises(DataProblem, match="damaged"):
        read_sheets(HERE / "hostile" / "claims_320_gigabytes.xls")


@given(st.sampled_from(sorted(SHEETS)), CHANGES)
@settings(max_examples=150, deadline=None)
def test_a_sheet_with_changed_letters_in_a_whole_archive_is_read_whole_or_refused_by_name(name, changes):
    xml = part(FILES[name], SHEETS[name])
    is_read_whole_or_refused(rezipped(FILES[name], {SHEETS[name]: changed(xml, changes)}), name)


@given(st.sampled_from(sorted(FILES)), st.floats(0, 0.999))
@settings(max_examples=80, deadline=None)
def test_a_file_cut_short_is_read_whole_or_refused_by_name(name, share):
    is_read_whole_or_refused(FILES[name][: int(share * len(FILES[name]))], name)


def test_the_files_are_read_whole_as_long_as_nobody_changes_them():
    for name, data in {**FILES, "f.xls": OLD}.items():
        reading = read(read_sheets(data, name), MAPPING, as_of=AS_OF)
        assert (reading.valid, len(reading.quarantine)) == (2, 2), name


def is_read_whole_or_refused(data: bytes, name: str) -> None:
    try:
        sheets = read_sheets(data, name)
        every_cell_is_one(sheets, data)
        every_row_is_valid_or_quarantined(sheets)
    except DataProblem as problem:
        is_refused_by_name(problem, name)


def is_refused_by_name(problem: DataProblem, name: str) -> None:
    assert {finding.file for finding in problem.findings} == {name}
    assert all(finding.severity is Severity.ERROR for finding in problem.findings)
    assert str(problem).startswith(name)


def every_cell_is_one(sheets: Sheets, data: bytes) -> None:
    assert sheets.sha256 == hashlib.sha256(data).hexdigest()
    assert any(sheet.rows for sheet in sheets.sheets)
    for sheet in sheets.sheets:
        assert all(len(row) == sheet.width for row in sheet.rows)
        assert all(isinstance(cell, Cell) for row in sheet.rows for cell in row)
        if sheets.format is Format.TEXT and not decode(data, sheets.file).lower().lstrip('"').startswith("sep="):
            assert letters("".join(map("".join, sheet.rows))) == letters(decode(data, sheets.file))


def letters(text: str) -> Counter[str]:
    """Count what can be neither a separator nor a quotation mark."""
    return Counter(each for each in text if each.isalnum())


def every_row_is_valid_or_quarantined(sheets: Sheets) -> None:
    reading = read(sheets, MAPPING, as_of=AS_OF)
    valid = [(row["sheet"], row["row"]) for frame in reading.rows.values() for row in frame.to_dicts()]
    quarantined = [(row.sheet, row.row) for row in reading.quarantine]
    assert all(row.findings for row in reading.quarantine)
    assert sorted(valid + quarantined) == sorted(place for sheet in sheets.sheets for place in filled(sheet))


def filled(sheet) -> list[tuple[str, int]]:
    """Return the rows below the headings with something under one of them."""
    under = [index for index, heading in enumerate(sheet.rows[0]) if plain(heading) in map(plain, COLUMNS)]
    rows = enumerate(sheet.rows[1:], start=2)
    return [(sheet.name, number) for number, row in rows if any(plain(row[index]) for index in under)]
