from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework.models import Case
from stegvis.apps.projects.models import Project, ReportDates
from stegvis.core import tables
from stegvis.core.frames import Dataset
from stegvis.core.report.facts import ProjectFacts
from stegvis.core.shapes import Audience, Period, Table
from stegvis.core.tables import Settings

from ..frames import dataset_for
from ..models import Publication
from ..narrowing import Narrowing
from ..policies import existing_scope, may_follow_figures, may_see_people_behind
from ..shape_json import table_from_json

EVERYBODY = Narrowing()


@dataclass(frozen=True)
class Heading:
    """A table by its id, and what it is called."""

    id: str
    title: object


@dataclass(frozen=True)
class Figures(ABC):
    """What a viewer is shown of a project's figures: for which period, until when, and each table by its id."""

    project: Project
    period: Period
    cut_off: date

    audience = Audience.PUBLIC

    @property
    @abstractmethod
    def ids(self) -> tuple[str, ...]:
        """The tables that there are, in the order of the report."""

    @abstractmethod
    def table(self, table: str) -> Table:
        """Return one table. Raises NotVisible when there is none with this id."""

    @abstractmethod
    def headings(self) -> tuple[Heading, ...]:
        """Return id and title of each table, without counting it."""

    def all(self) -> dict[str, Table]:
        return {table: self.table(table) for table in self.ids}

    def facts(self, dated: date | None = None) -> ProjectFacts:
        """Return what the first page of a report says."""
        return ProjectFacts(
            title=self.project.name,
            association=self.project.association.name,
            period=self.period,
            cut_off=self.cut_off,
            dated=dated,
        )


@dataclass(frozen=True)
class OwnFigures(Figures):
    """An authority's exact figures of its own cases, counted when they are asked for."""

    dataset: Dataset
    settings: Settings
    narrowed: Narrowing

    audience = Audience.INTERNAL

    @cached_property
    def _wanted(self) -> Mapping[str, tables.ReportTable]:
        return {each.id: each for each in tables.wanted(self.settings)}

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._wanted)

    def headings(self) -> tuple[Heading, ...]:
        return tuple(Heading(each.id, each.title) for each in self._wanted.values())

    def counted(self, table: str) -> tables.ReportTable:
        """Return what counts a table. Raises NotVisible when there is none with this id."""
        if table not in self._wanted:
            raise NotVisible
        return self._wanted[table]

    def table(self, table: str) -> Table:
        return self.counted(table).count(self.dataset, self.settings)


@dataclass(frozen=True)
class PublishedFigures(Figures):
    """A project's protected figures as they were published: fixed."""

    publication: Publication
    tables: Mapping[str, Table]

    @classmethod
    def of(cls, publication: Publication) -> "PublishedFigures":
        shown = {each["id"]: table_from_json(each) for each in publication.tables}
        period = next(iter(shown.values())).period
        return cls(publication.project, period, publication.cut_off, publication, shown)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.tables)

    def headings(self) -> tuple[Heading, ...]:
        return tuple(Heading(each.id, each.title) for each in self.tables.values())

    def table(self, table: str) -> Table:
        if table not in self.tables:
            raise NotVisible
        return self.tables[table]


def own_figures(viewer: Viewer, project: Project, *, at: date, narrowed: Narrowing = EVERYBODY) -> OwnFigures:
    """Return exact figures of the viewer's organisation's own cases, narrowed. The reading is logged.

    Without a cut-off it is `at`, or the last day that the project's figures tell of. Raises NotVisible when the
    viewer's figures are not exact ones, and DataProblem when the cut-off lies before the period.
    """
    may_follow_figures(viewer, project, at).or_refuse()
    if existing_scope(viewer, project, at).audience is not Audience.INTERNAL:
        raise NotVisible
    cut_off = narrowed.cut_off or _last_day_told_of(project, at)
    dataset = narrowed.of(dataset_for(viewer, project, at=at, cut_off=cut_off))
    period = narrowed.period if narrowed.period != Period() else None
    settings = Settings.from_dataset(dataset, period=period)
    return OwnFigures(project, settings.period, cut_off, dataset, settings, narrowed)


def municipalities_of(viewer: Viewer, project: Project) -> list[str]:
    """Return the municipalities of the participants whose figures are the viewer's own, as codes."""
    cases = Case.objects.filter(project=project, owner=viewer.organisation_id)
    codes = cases.exclude(person__municipality=None).values_list("person__municipality", flat=True)
    return sorted(codes.distinct().order_by())


def first_cut_off(project: Project) -> date:
    """Return the first day until which figures of the project are published: the end of its first whole month."""
    return _last_of_month(project.starts)


def cut_off_on(project: Project, at: date) -> date:
    """Return until when figures are published that are shown on the day `at`: the end of the month before.

    Never later than the last day that the project's figures tell of.
    """
    return _last_day_told_of(project, at.replace(day=1) - timedelta(days=1))


def _last_day_told_of(project: Project, day: date) -> date:
    dates = ReportDates.objects.filter(project=project).first()
    return min(day, dates.cut_off) if dates and dates.cut_off else day


def opens_people(viewer: Viewer, project: Project, at: date) -> bool:
    return bool(may_see_people_behind(viewer, project, at))


def _last_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
