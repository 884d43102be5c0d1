import io
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from stegvis.core import codebook
from stegvis.core.intake.codes import written_labels
from stegvis.core.intake.fields import Field, Record, Type
from stegvis.core.intake.files import read_sheets
from stegvis.core.intake.read import fits, read
from stegvis.core.intake.records import BY_KIND, FOLLOWUPS, PARTICIPANTS, RECORDS, Kind
from stegvis.core.intake.template import own_mapping, write_template
from stegvis.core.personal_numbers import parse
from tests.core.intake.people import AS_OF, MAN, NUMBERS, WOMAN, participant, rows

DAYS = st.dates(date(1995, 1, 1), AS_OF)


def written(filled: dict[str, pl.DataFrame] | None = None, kind: Kind = Kind.MONTHLY):
    buffer = io.BytesIO()
    write_template(buffer, filled, kind=kind)
    return read_sheets(buffer.getvalue(), "månad.xlsx")


@pytest.mark.parametrize("kind", Kind)
def test_the_empty_template_fits_its_own_mapping(kind):
    sheets = written(kind=kind)
    assert fits(sheets, own_mapping(kind))
    assert read(sheets, own_mapping(kind), as_of=AS_OF).valid == 0


def test_every_heading_of_a_sheet_is_another():
    for record in RECORDS.values():
        assert len({each.heading.casefold() for each in record}) == len(record.fields)


def test_every_code_list_of_the_template_is_there_and_offered():
    buffer = io.BytesIO()
    write_template(buffer)
    lists = read_sheets(buffer.getvalue(), "m.xlsx")["Listor"]
    offered = {cell for row in lists.rows for cell in row if cell}
    for record in BY_KIND[Kind.MONTHLY]:
        for each in record:
            if each.codes:
                assert set(written_labels(each.codes).values()) <= offered


def test_a_filled_workbook_reads_back_to_the_same_rows(tmp_path: Path):
    filled = {
        "participants": rows(
            "participants",
            participant(
                WOMAN, name="Påhittad Ö", exit=date(2010, 11, 30), exit_reason="S1", af_start="11", responsible="AB"
            ),
            participant(MAN, livelihood_start="assistance_full", livelihood_start_share=75, municipality="0581"),
        ),
        "occupations": rows(
            "occupations",
            {"personal_number": MAN, "on": date(2010, 5, 1), "code": "work", "hours": 12.5, "supported": True},
        ),
        "anonymous_counts": rows("anonymous_counts", {"year": 2010, "sex": "woman", "number": 3}),
    }
    write_template(tmp_path / "m.xlsx", filled)
    reading = read(read_sheets(tmp_path / "m.xlsx"), own_mapping(), as_of=AS_OF)
    assert [str(finding) for finding in reading.findings] == []
    for name, frame in filled.items():
        assert_frame_equal(reading.rows[name], frame)


def value_of(field: Field) -> st.SearchStrategy[object]:
    kinds = {
        Type.CODE: lambda: st.sampled_from(codebook.load(field.codes or "").codes),
        Type.DAY: lambda: DAYS,
        Type.WHOLE: lambda: st.integers(int(field.least or 0) + 2 * field.name.endswith("share"), int(field.most or 9)),
        Type.DECIMAL: lambda: st.decimals(int(field.least or 0), int(field.most or 9), places=2).map(float),
        Type.YES_NO: st.booleans,
        Type.TEXT: lambda: st.text(st.characters(codec="cp1252", categories=("L",)), min_size=1, max_size=20),
    }
    return kinds[field.type]()


def row_of(record: Record, number: str) -> st.SearchStrategy[dict[str, object]]:
    fields = {
        each.name: value_of(each) if each.required else st.none() | value_of(each)
        for each in record
        if each.type is not Type.PERSONAL_NUMBER
    }
    return st.fixed_dictionaries({"personal_number": st.just(number), **fields})


def made_consistent(row: dict[str, object]) -> dict[str, object]:
    """What the checks ask for: sex as in the number, exit and reason both or neither and after the start."""
    gone = bool(row["exit"] and row["exit_reason"])
    days = sorted(filter(None, [row["start"], row["exit"] if gone else None]))
    changed = {
        "start": days[0],
        "exit": days[-1] if gone else None,
        "exit_reason": row["exit_reason"] if gone else None,
    }
    return {**row, **changed, "sex": parse(row["personal_number"], as_of=AS_OF).sex}


@pytest.mark.histories
@given(
    st.lists(st.sampled_from(NUMBERS), unique=True, max_size=8).flatmap(
        lambda numbers: st.tuples(*(st.tuples(row_of(PARTICIPANTS, each), row_of(FOLLOWUPS, each)) for each in numbers))
    )
)
@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
def test_any_rows_survive_the_way_through_the_workbook(drawn):
    filled = {
        "participants": rows("participants", *(made_consistent(participants) for participants, _followup in drawn)),
        "followups": rows(
            "followups", *(followup for _participants, followup in drawn if followup["status"] != "done")
        ),
    }
    reading = read(written(filled), own_mapping(), as_of=AS_OF)
    assert not reading.quarantine
    for name, frame in filled.items():
        assert_frame_equal(reading.rows[name], frame)
