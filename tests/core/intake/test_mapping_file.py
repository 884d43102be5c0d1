import pytest

from stegvis.core.errors import DataProblem
from stegvis.core.intake import Kind, Mapping, SheetMapping, own_mapping
from stegvis.core.intake.mapping_file import from_text, to_json, to_yaml

LEARNED = Mapping(
    name="Norrköping 2010",
    kind=Kind.MONTHLY,
    sheets=(
        SheetMapping(
            record="participants",
            sheet="Månad *",
            header_row=4,
            header_rows=2,
            columns={"Personnr": "personal_number", "In": "start", "Orsak": "exit_reason"},
            values={"exit_reason": {"Jobb": "A0", "-": ""}},
            constants={"municipality": "0581"},
            ignored=("Anm.",),
            day_order="mdy",
        ),
    ),
)


@pytest.mark.parametrize("mapping", [LEARNED, *(own_mapping(kind) for kind in Kind)], ids=lambda each: each.name)
@pytest.mark.parametrize("write", [to_yaml, to_json])
def test_a_mapping_comes_back_from_its_file_as_it_was(mapping, write):
    assert from_text(write(mapping)) == mapping


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not readable YAML"),
        ("- a", "does not follow its schema"),
        ("name: m\nkind: other\nsheets: []", "does not follow its schema"),
        ("name: m\nkind: monthly\nsheets:\n- {record: payments, columns: {a: month}}", "no such record"),
        ("name: m\nkind: monthly\nsheets:\n- {record: participants, columns: {a: colour}}", "no such field"),
        ("name: m\nkind: monthly\nsheets:\n- {record: participants, columns: {a: exit, b: exit}}", "same field"),
        (
            "name: m\nkind: monthly\nsheets:\n- {record: participants, columns: {a: exit}, values: {sex: {K: girl}}}",
            "a code that is not in the list",
        ),
        ("name: m\nkind: monthly\nsheets:\n- {record: participants, columns: {a: exit}, header_row: 0}", "schema"),
        ("!!python/object/apply:os.getcwd []", "not readable YAML"),
    ],
)
def test_a_wrong_mapping_is_refused_with_its_reason(text, message):
    with pytest.raises(DataProblem, match=message):
        from_text(text)
