"""The same project in the template of Stegvis: a sheet for each kind of row, as `core.intake.records` defines them."""

from collections.abc import Iterator
from datetime import date

from stegvis.core import codebook
from stegvis.core.intake.fields import Record
from stegvis.core.intake.records import BY_KIND, Kind

from .county_workbook import Row
from .project import SyntheticProject
from .shape import Case, Person

SHEETS = BY_KIND[Kind.MONTHLY]


def template_rows(project: SyntheticProject, until: date) -> dict[str, list[Row]]:
    """Return the rows of each sheet by its record's name, as known on `until`; each row by field name.

    Protected people are left out, as the template asks; they are among the counts.
    """
    open_people = {each.number for each in project.people if each.protection == "none"}
    cases = {
        each.number: each
        for each in project.cases
        if each.started and each.started <= until and each.number in open_people
    }
    return {
        "participants": [_participant(case, project, until) for case in cases.values()],
        "livelihoods": list(_livelihoods(project, cases, until)),
        "occupations": list(_occupations(project, cases, until)),
        "categories": list(_categories(project, cases, until)),
        "followups": list(_followups(project, cases, until)),
        "anonymous_counts": [_count(each.year, each.sex, each.participants) for each in project.anonymous_counts],
    }


def headed(record: Record, rows: list[Row]) -> list[Row]:
    """Return the rows with the template's headings and, for codes, the labels that people fill in."""
    return [{field.heading: _filled(field.codes, row.get(field.name)) for field in record} for row in rows]


def _filled(codes: str | None, value: object) -> object:
    return codebook.load(codes)[str(value)].label.sv if codes and value is not None else value


def _participant(case: Case, project: SyntheticProject, until: date) -> Row:
    person = project.person_of[case.number]
    exited = case.exited if case.exited and case.exited <= until else None
    way_in = next((each.way_in for each in project.referrals if each.case_key == case.case_key), None)
    return {
        "personal_number": long_number(person),
        "name": f"{person.given_name} {person.family_name}",
        "sex": person.sex,
        "referred": case.referred,
        "way_in": way_in,
        "start": case.started,
        "exit": exited,
        "exit_reason": case.exit_reason if exited else None,
        "education": case.education,
        "birth_region": person.birth_region,
        "arrival_year": person.arrival_year,
        "municipality": person.municipality,
        "months_public_support_before": case.months_public_support_before,
    }


def long_number(person: Person) -> str:
    return f"{person.number[:8]}-{person.number[8:]}"


def _known(day: date | None, until: date) -> bool:
    return day is not None and day <= until


def _ended(day: date | None, until: date) -> date | None:
    return day if _known(day, until) else None


def _livelihoods(project: SyntheticProject, cases: dict[str, Case], until: date) -> Iterator[Row]:
    for each in project.livelihoods:
        if each.number in cases and _known(each.on, until):
            person = project.person_of[each.number]
            yield _spell(person, each.on, _ended(each.until, until), each.code) | {"share": each.share}


def _occupations(project: SyntheticProject, cases: dict[str, Case], until: date) -> Iterator[Row]:
    for each in project.occupations:
        if each.number in cases and _known(each.on, until):
            spell = _spell(project.person_of[each.number], each.on, _ended(each.until, until), each.code)
            yield spell | {"hours": each.hours, "supported": each.supported}


def _categories(project: SyntheticProject, cases: dict[str, Case], until: date) -> Iterator[Row]:
    for each in project.categories:
        if each.number in cases and _known(each.on, until):
            yield _spell(project.person_of[each.number], each.on, _ended(each.until, until), each.code)


def _spell(person: Person, on: date | None, until: date | None, code: str) -> Row:
    return {"personal_number": long_number(person), "on": on, "until": until, "code": code}


def _followups(project: SyntheticProject, cases: dict[str, Case], until: date) -> Iterator[Row]:
    by_key = {case.case_key: case for case in cases.values()}
    for each in project.followups:
        case = by_key.get(each.case_key)
        if case and _known(case.exited, until):
            done = _ended(each.done, until)
            yield {
                "personal_number": long_number(project.person_of[case.number]),
                "start": case.started,
                "months": each.months,
                "due": each.due,
                "done": done,
                "status": each.status if done or each.done is None else "planned",
            }


def _count(year: int, sex: str, participants: int) -> Row:
    return {"year": year, "sex": sex, "number": participants}
