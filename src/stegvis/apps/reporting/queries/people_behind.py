from dataclasses import dataclass
from datetime import date

import polars as pl
from django.core.paginator import Page, Paginator

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework.models import Case
from stegvis.apps.casework.policies import CaseSight
from stegvis.apps.people.queries import Card, card
from stegvis.apps.projects.models import Project
from stegvis.core.shapes import Kind, Table
from stegvis.core.tables import Unit

from ..frames import households, persons
from ..frames.keys import StudyKeys
from ..frames.reading import Source
from ..narrowing import Narrowing
from ..policies import may_see_people_behind
from .figures import OwnFigures, own_figures

PAGE_SIZE = 50


@dataclass(frozen=True)
class PersonLine:
    """A case behind a figure, with what a list shows of its person."""

    case: Case
    person: Card


@dataclass(frozen=True)
class Behind:
    """What stands behind one cell: its value, and a page of those of its cases that the viewer sees.

    `number` is how many these are, `out_of_reach` how many of the cell's cases exist for colleagues only.
    """

    table: Table
    code: str
    column: str
    people: tuple[PersonLine, ...]
    number: int
    out_of_reach: int
    page: Page

    @property
    def value(self) -> object:
        return self.table.cell(self.code, self.column)

    @property
    def row_label(self) -> object:
        keys = [each.key for each in self.table.columns]
        return self.table.cell(self.code, "label") if "label" in keys else self.code

    @property
    def column_label(self) -> object:
        return self.table.columns[self.table.index(self.column)].label


def people_behind(
    viewer: Viewer,
    project: Project,
    narrowed: Narrowing,
    *,
    table: str,
    code: str,
    column: str,
    at: date,
    page: int | str = 1,
) -> Behind:
    """Return a page of the cases behind a cell of an authority's own figures, and log whom it showed.

    Behind a person stand her cases in the project, behind a household those of its members. Raises NotVisible when
    there is no such cell, when it is known as a number alone, or when no figure opens for the viewer.
    """
    may_see_people_behind(viewer, project, at).or_refuse()
    figures = own_figures(viewer, project, at=at, narrowed=narrowed)
    shown = figures.table(table)
    _require_count(shown, code, column)
    rows = _cases_behind(figures, table, code, column, viewer)
    sight = CaseSight(viewer, at)
    seen = sight.rows.filter(pk__in=rows).select_related("person", "project").order_by("-started_on", "-pk")
    found = Paginator(seen, PAGE_SIZE).get_page(page)
    people = tuple(PersonLine(case, card(case.person, sight.people)) for case in found)
    keys = sorted({line.person.key for line in people})
    log.record("figures.people_read", by=viewer, target=project, person_keys=keys, fields=[table])
    number = found.paginator.count
    return Behind(shown, code, column, people, number, len(rows) - number, found)


def _cases_behind(figures: OwnFigures, table: str, code: str, column: str, viewer: Viewer) -> set[int]:
    counted = figures.counted(table)
    try:
        keys = frozenset(counted.members(figures.dataset, figures.settings, code, column))
    except KeyError:
        raise NotVisible from None
    project = figures.project
    source = Source(project, viewer.organisation_id, figures.cut_off, StudyKeys(project.study_secret))
    return _cases_of(keys, counted.unit, source, figures)


def _require_count(table: Table, code: str, column: str) -> None:
    counts = {each.key for each in table.columns if each.kind is Kind.COUNT}
    if column not in counts or code not in {row[0] for row in table.rows}:
        raise NotVisible


def _cases_of(keys: frozenset[str], unit: Unit, source: Source, figures: OwnFigures) -> set[int]:
    """Return the database's keys of the cases that stand in the dataset and have one of the study's `keys`."""
    known = set(figures.dataset["cases"]["case_key"])
    rows = list(source.cases.values_list("pk", "key", "person"))
    by_key = dict(zip(source.keys.of("case", (key for _pk, key, _person in rows)), rows, strict=True))
    if unit.key == "case_key":
        return {pk for key, (pk, _key, _person) in by_key.items() if key in keys & known}
    people = _people_of(keys, unit, source)
    return {pk for key, (pk, _key, person) in by_key.items() if key in known and person in people}


def _people_of(keys: frozenset[str], unit: Unit, source: Source) -> set[int]:
    people = persons.read(source)
    if unit.key == "household_key":
        living = households.members_of(source, people).filter(pl.col("household_key").is_in(list(keys)))
        return set(living["person"])
    return set(people.filter(pl.col("person_key").is_in(list(keys)))["id"])
