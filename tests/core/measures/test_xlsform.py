"""A questionnaire from an XLSForm workbook: real workbooks, and no expression in them is ever evaluated."""

from io import BytesIO

import pytest
import xlsxwriter

from stegvis.core.errors import DataProblem
from stegvis.core.measures import AnswerKind, read_xlsform

HEADINGS = ("type", "name", "label::Svenska (sv)", "label::English (en)", "hint::Svenska (sv)", "required")
SURVEY = [
    HEADINGS,
    ("begin group", "health", "Hälsa", "Health", "", ""),
    ("select_one agrees", "well", "Jag mår bra", "I am well", "Den senaste veckan", "yes"),
    ("integer", "days", "Hur många dagar?", "How many days?", "", "no"),
    ("end group", "", "", "", "", ""),
    ("note", "thanks", "Tack!", "Thank you!", "", ""),
]
CHOICES = [
    ("list name", "name", "label::Svenska (sv)", "label::English (en)"),
    ("agrees", 1, "Stämmer", "True"),
    ("agrees", 2, "Stämmer inte", "Not true"),
]
SETTINGS = [("form_title", "form_id", "version"), ("Hur mår du?", "well_being", 3)]
NEVER_ENDS = "regex(., '^(([a-z])+.)+[A-Z]([a-z])+$')"


def workbook(survey=SURVEY, choices=CHOICES, settings=SETTINGS) -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False})
    for name, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return buffer.getvalue()


def read(**sheets):
    return read_xlsform(workbook(**sheets), "form.xlsx")


def refused(**sheets):
    with pytest.raises(DataProblem) as raised:
        read(**sheets)
    return raised.value.findings


def with_column(heading, value, row=2):
    """Return the survey with one more column, filled in one row."""
    return [(*cells, heading if number == 0 else value if number == row else "") for number, cells in enumerate(SURVEY)]


def with_cell(row, column, value):
    return [
        tuple(value if (number, place) == (row, column) else cell for place, cell in enumerate(cells))
        for number, cells in enumerate(SURVEY)
    ]


def test_a_form_is_read_with_its_languages_choices_and_groups():
    form = read()
    assert (form.id, form.title, form.version, form.languages) == ("well_being", "Hur mår du?", "3", ("en", "sv"))
    well, days, thanks = form.questions
    assert (well.kind, well.required, well.groups) == (AnswerKind.ONE, True, ("health",))
    assert well.label == {"sv": "Jag mår bra", "en": "I am well"}
    assert well.hint == {"sv": "Den senaste veckan"}
    assert [(each.name, each.label["sv"]) for each in well.choices] == [("1", "Stämmer"), ("2", "Stämmer inte")]
    assert (days.kind, days.required, days.choices) == (AnswerKind.INTEGER, False, ())
    assert (thanks.kind, thanks.groups) == (AnswerKind.NOTE, ())


@pytest.mark.parametrize(
    "heading",
    ["calculation", "relevant", "constraint", "choice_filter", "repeat_count", "trigger", "default", "parameters"],
)
@pytest.mark.parametrize("expression", [NEVER_ENDS, "${days} > 3", "pulldata('people', 'name', 'key', ${days})", "1"])
def test_an_expression_is_refused_by_its_place_and_never_evaluated(heading, expression):
    (fault,) = refused(survey=with_column(heading, expression))
    assert (fault.file, fault.sheet, fault.row, fault.column) == ("form.xlsx", "survey", 3, heading)
    assert "evaluates none" in fault.message
    assert fault.expected
    assert expression == "1" or expression not in str(fault)


@pytest.mark.parametrize(("row", "column"), [(2, 2), (2, 4), (5, 3)])
def test_a_reference_within_words_is_an_expression_too(row, column):
    (fault,) = refused(survey=with_cell(row, column, "Du sa ${days}"))
    assert (fault.row, fault.column) == (row + 1, HEADINGS[column])


def test_a_condition_for_when_an_answer_is_demanded_is_an_expression_too():
    (fault,) = refused(survey=with_cell(2, 5, "${days} > 3"))
    assert fault.column == "required"


@pytest.mark.parametrize(("kind", "says"), [("calculate", "evaluates none"), ("geopoint", "of this kind")])
def test_a_row_that_computes_or_is_no_question_of_ours_is_refused(kind, says):
    (fault,) = refused(survey=[*SURVEY, (kind, "more", "Mer", "More", "", "")])
    assert (fault.row, fault.column) == (7, "type")
    assert says in fault.message


def test_every_fault_is_told_at_once():
    survey = [*SURVEY, ("text", "days", "Igen", "", "", ""), ("select_one none", "9", "Val", "Choice", "", "")]
    faults = [(each.row, each.column) for each in refused(survey=survey)]
    assert sorted(faults) == [(7, "label::English (en)"), (7, "name"), (8, "name"), (8, "type")]


@pytest.mark.parametrize(
    ("survey", "column"),
    [
        (SURVEY[:4], "type"),
        ([HEADINGS, SURVEY[4]], "type"),
        (with_column("image", "cat.png"), "image"),
    ],
    ids=["a group not ended", "a group not begun", "an unknown column"],
)
def test_what_else_can_be_wrong_with_the_survey(survey, column):
    assert [each.column for each in refused(survey=survey)] == [column]


def test_a_choice_given_twice_is_told():
    (fault,) = refused(choices=[*CHOICES, ("agrees", 2, "Igen", "Again")])
    assert (fault.sheet, fault.row, fault.column) == ("choices", 4, "name")


def test_what_only_says_how_it_looks_is_named_as_unused():
    assert read(survey=with_column("appearance", "horizontal")).unused == ("appearance",)


def test_a_workbook_that_is_no_form_is_told():
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.add_worksheet("Blad1").write(0, 0, "type")
    book.close()
    with pytest.raises(DataProblem, match="survey"):
        read_xlsform(buffer.getvalue(), "list.xlsx")


def test_a_formula_without_a_value_is_told_by_its_place():
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("survey")
    for number, row in enumerate([HEADINGS, ("text", "why", "Varför?", "Why?", "", "")]):
        sheet.write_row(number, 0, row)
    sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    book.close()
    with pytest.raises(DataProblem) as raised:
        read_xlsform(buffer.getvalue(), "form.xlsx")
    assert (2, "label::Svenska (sv)") in {(each.row, each.column) for each in raised.value.findings}
