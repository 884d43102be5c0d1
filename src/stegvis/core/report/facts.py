"""What a report says about its project before any figure: the lines of the first page."""

from dataclasses import dataclass
from datetime import date

from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Audience, Period
from stegvis.core.tables import Settings

WHOLE = Period()


@dataclass(frozen=True, kw_only=True)
class ProjectFacts:
    """The project as the report names it. `control_group` says whether any figure is compared with one.

    `dated` is the day that the report bears; a report without a day bears none.
    """

    title: str
    association: str = ""
    period: Period = WHOLE
    cut_off: date | None = None
    dated: date | None = None
    control_group: bool = False


AUDIENCES = {
    Audience.INTERNAL: _("Own staff: exact numbers, must not be passed on"),
    Audience.PUBLIC: _("Everybody: small numbers are hidden"),
}


def first_page(facts: ProjectFacts, audience: Audience) -> tuple[tuple[object, object], ...]:
    """Return the labels and values under the title; what is not known is left out."""
    lines: tuple[tuple[object, object], ...] = (
        (_("Coordination association"), facts.association or None),
        (_("Period, from"), facts.period.start),
        (_("Period, to"), facts.period.end),
        (_("Known up to and including"), facts.cut_off),
        (_("Dated"), facts.dated),
        (_("For whom"), AUDIENCES[audience]),
    )
    return tuple((label, value) for label, value in lines if value is not None)


def facts_of(dataset: Dataset, settings: Settings, *, dated: date | None = None) -> ProjectFacts:
    """Return what the dataset says about its project; without a project row, its key stands for the title."""
    projects = dataset["project"].rows(named=True)
    wanted = [row for row in projects if settings.project in (None, row["project"])]
    first = wanted[0] if len(wanted) == 1 else {}
    return ProjectFacts(
        title=str(first.get("title") or settings.project or ""),
        association=str(first.get("association") or ""),
        period=settings.period,
        cut_off=settings.cut_off,
        dated=dated,
    )
