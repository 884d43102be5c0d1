"""A figure opens the people behind it: for the staff of the authority that owns them, and nobody else."""

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework.actions import record_fact
from stegvis.apps.reporting.narrowing import Narrowing
from stegvis.apps.reporting.queries import own_figures, people_behind
from stegvis.core.shapes import Kind
from tests.cast import AMINA, EKBY, WOMEN, register

from .conftest import DAY

EVERYBODY = Narrowing()


def behind(cast, table, code, column, by=None, narrowed=EVERYBODY):
    viewer = by or cast.trusted_registrar
    return people_behind(viewer, cast.project, narrowed, table=table, code=code, column=column, at=DAY)


def test_every_count_of_cases_opens_as_many_as_it_says(cast, crowd):
    figures, opened = own_figures(cast.trusted_registrar, cast.project, at=DAY), 0
    for id_ in ("age_by_sex", "exits_by_sex", "flow", "goal_progress", "livelihood_before_after", "caseload"):
        table, counted = figures.table(id_), figures.counted(id_)
        for column in (each.key for each in table.columns if each.kind is Kind.COUNT):
            for code in (row[0] for row in table.rows if row[0] not in counted.numbers_only):
                number = table.cell(code, column)
                if number:
                    opened += 1
                    found = behind(cast, id_, code, column)
                    assert len(found.people) == number, (id_, code, column)
                    assert found.out_of_reach == 0
    assert opened > 40


def test_the_people_are_the_right_ones(cast, crowd):
    exited = {case.pk for case in crowd if case.exit_reason == "A1"}
    assert {line.case.pk for line in behind(cast, "exits_by_sex", "A1", "total").people} == exited
    assert exited


def test_a_narrowed_figure_opens_the_narrowed_people(cast, crowd):
    nordic = Narrowing(origin="nordic")
    found = behind(cast, "age_by_sex", "total", "total", narrowed=nordic)
    assert found.value == len(found.people)
    assert {line.case.person.birth_region for line in found.people} == {"nordic"}


def test_persons_of_a_household_stand_behind_it(cast, crowd):
    first, second = crowd[0].person, crowd[1].person
    for person in (first, second):
        record_fact(
            kind="householdmembership", person=person, on=crowd[0].started_on, household_key="h1", by=cast.registrar
        )
    found = behind(cast, "persons_by_household", "total", "total")
    assert found.value >= len({line.person.key for line in found.people}) >= 2


def test_one_sees_her_own_cases_and_how_many_others_there_are(cast, crowd):
    found = behind(cast, "age_by_sex", "total", "total", by=cast.case_worker)
    assert [line.case for line in found.people] == [cast.amina_case]
    assert found.out_of_reach == len(crowd)


def test_a_protected_person_is_counted_and_not_named(cast):
    secret = register(
        cast.trusted_registrar,
        cast.project,
        WOMEN[5],
        "Hemliga",
        "Karin",
        person={"protection": "marked", "municipality": EKBY},
    )
    lines = behind(cast, "age_by_sex", "total", "women", by=cast.registrar).people
    masked = next(line for line in lines if line.case == secret)
    assert masked.person.masked
    assert "Karin" not in f"{masked.person.name}"


@pytest.mark.parametrize(
    "table, code, column",
    [
        ("nothing", "total", "total"),
        ("age_by_sex", "nobody", "total"),
        ("age_by_sex", "total", "nobody"),
        ("age_by_sex", "total", "label"),
        ("flow", "anonymous", "total"),
        ("staffing", "2010Q1", "total"),
        ("outcome_by_sex", "total", "share"),
    ],
)
def test_what_is_no_cell_with_people_behind_it_does_not_exist(cast, table, code, column):
    with pytest.raises(NotVisible):
        behind(cast, table, code, column)


@pytest.mark.parametrize(
    "name", ["process_leader", "officer", "evaluator", "board_member", "administrator", "referrer", "provider"]
)
def test_for_those_who_see_no_person_no_figure_opens(cast, name):
    with pytest.raises(NotVisible):
        behind(cast, "age_by_sex", "total", "total", by=cast.staff[name])


def test_another_authority_finds_its_own_alone(cast):
    lines = behind(cast, "age_by_sex", "total", "total", by=cast.other_registrar).people
    assert [line.case for line in lines] == [cast.bjorn_case]


def test_whom_it_showed_is_in_the_log_and_no_code_of_the_cell(cast):
    behind(cast, "exits_by_sex", "total", "total")
    behind(cast, "age_by_sex", "total", "total")
    entry = LogEntry.objects.filter(act="figures.people_read").latest("pk")
    assert entry.person_keys == cast.amina.key
    assert entry.fields == "age_by_sex"
    assert AMINA.number not in entry.person_keys + entry.target
