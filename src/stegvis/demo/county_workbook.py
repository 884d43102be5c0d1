"""The monthly workbook as the staff of 2011 might have made it themselves: their own headings, words and order.

Not the template of Stegvis: it is what a mapping has to be learned for. Two title rows stand above the headings.
"""

from collections.abc import Mapping
from datetime import date

from stegvis.core import codebook
from stegvis.core.codebook import CodeList

from .project import SyntheticProject
from .shape import Case, Person, Responsibility

Row = dict[str, object]

HEADINGS = (
    "Personnr",
    "Namn",
    "Kön",
    "Anvisad",
    "Startdatum",
    "Slutdatum",
    "Orsak avslut",
    "AF-kod före",
    "Handläggare",
    "Födelseland",
    "Till Sverige år",
    "Skolbakgrund",
)
SHEET = "Deltagare"


def title_rows(project: SyntheticProject, month: date) -> tuple[str, str]:
    """Return the two lines above the headings."""
    return (
        f"{project.commission.title} – månadsrapport till {project.commission.association}",
        f"Avser {month:%Y-%m}. Sänds till förbundet senast den 10:e månaden efter.",
    )


def workbook_rows(project: SyntheticProject, until: date) -> list[Row]:
    """Return the rows as known on `until`: everybody who had started by then, and the exits that had happened."""
    workers = {worker.key: worker.name for worker in project.workers}
    responsible = {
        each.case_key: workers[each.worker_key] for each in project.responsibilities if _at_the_owner(each, until)
    }
    started = [each for each in project.cases if each.started and each.started <= until]
    before = _categories_at_start(project)
    return [_row(each, project.person_of[each.number], responsible, before, until) for each in started]


def _at_the_owner(each: Responsibility, until: date) -> bool:
    return each.worker_key.startswith("eb") and each.on is not None and each.on <= until


def _categories_at_start(project: SyntheticProject) -> Mapping[str, str]:
    starts = {each.number: each.started for each in project.cases if each.started}
    return {
        each.number: each.code
        for each in project.categories
        if each.number in starts and each.on and each.on <= starts[each.number] <= (each.until or date.max)
    }


def _row(case: Case, person: Person, responsible: Mapping[str, str], before: Mapping[str, str], until: date) -> Row:
    exited = case.exited if case.exited and case.exited <= until else None
    values: tuple[object, ...] = (
        short_number(person.number),
        f"{person.family_name}, {person.given_name}",
        codebook.load("sex")[person.sex].label.sv,
        case.referred,
        case.started,
        exited,
        printed(codebook.load("exits"), case.exit_reason) if exited else None,
        before.get(case.number),
        responsible.get(case.case_key),
        person.birth_country,
        person.arrival_year,
        codebook.load("education")[case.education].label.sv,
    )
    return dict(zip(HEADINGS, values, strict=True))


def short_number(number: str) -> str:
    """Write a number of twelve digits the common way: `550114-2284`."""
    return f"{number[2:8]}-{number[8:]}"


def printed(codes: CodeList, code: str | None) -> str | None:
    """Return what the report of 2011 prints for a code; the code's own label where the report has none."""
    if code is None:
        return None
    entry = codes[code]
    return entry.maps.get("report_2011", (entry.label.sv,))[0]
