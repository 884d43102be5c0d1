"""Deviations as a viewer may see them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer

from ..crowds import Crowds, crowds_in
from ..models import Deviation
from ..policies import DeviationSight


@dataclass(frozen=True)
class Narrowed:
    """What a list is narrowed to; nothing chosen is all."""

    category: str = ""
    level: str = ""
    lacked: str = ""
    project: str = ""
    mine: bool = False
    withdrawn: bool = False


@dataclass(frozen=True)
class ShownDeviation:
    """A deviation with what of its origin the viewer is told: nothing that few persons share, save to her own."""

    row: Deviation
    is_own: bool
    organisation: str | None
    municipality: str | None


@dataclass(frozen=True)
class DeviationPage:
    """A page of the list and how many there are in all."""

    rows: tuple[ShownDeviation, ...]
    total: int
    days_lost: int


def deviations_shown(viewer: Viewer, narrowed: Narrowed, *, page: int = 1, size: int = 50) -> DeviationPage:
    """Return the deviations that exist for `viewer`, the latest month first; within a month in no order of time."""
    rows = _narrowed(viewer, narrowed)
    known = list(rows.values_list("pk", "days_lost"))
    first = (max(page, 1) - 1) * size
    found = list(rows.select_related("project", "organisation")[first : first + size])
    return DeviationPage(_shown(viewer, found), len(known), sum(days or 0 for _key, days in known))


def deviation_for(viewer: Viewer, line: str) -> ShownDeviation:
    """Return the wording that stands, or the last one of a deviation that was withdrawn. Raises NotVisible."""
    rows = DeviationSight(viewer).rows.filter(line=line).select_related("project", "organisation", "agreement")
    row = rows.order_by("-pk").first()
    if row is None:
        raise NotVisible
    (shown,) = _shown(viewer, [row])
    return shown


def wordings_of(viewer: Viewer, deviation: Deviation) -> list[Deviation]:
    """Return what the deviation said before, the latest first, for its own organisation."""
    sight = DeviationSight(viewer)
    if not sight.owns(deviation):
        return []
    earlier = sight.rows.filter(line=deviation.line, withdrawn_at__isnull=False).exclude(pk=deviation.pk)
    return list(earlier.select_related("withdrawn_by").order_by("-pk"))


def _narrowed(viewer: Viewer, narrowed: Narrowed) -> QuerySet[Deviation]:
    rows = DeviationSight(viewer).rows
    chosen = {"category": narrowed.category, "level": narrowed.level, "lacked": narrowed.lacked}
    rows = rows.filter(**{name: code for name, code in chosen.items() if code})
    if narrowed.project:
        rows = rows.filter(project__key=narrowed.project)
    if narrowed.mine:
        rows = rows.filter(recorded_by=viewer.user_id)
    rows = _taken_back(rows) if narrowed.withdrawn else rows.filter(withdrawn_at__isnull=True)
    return rows.order_by("-month", "line")


def _taken_back(rows: QuerySet[Deviation]) -> QuerySet[Deviation]:
    """Return what was withdrawn and not put in other words."""
    followed = Deviation.objects.filter(replaces__isnull=False).values("replaces")
    return rows.filter(withdrawn_at__isnull=False).exclude(pk__in=followed)


def _shown(viewer: Viewer, rows: list[Deviation]) -> tuple[ShownDeviation, ...]:
    sight = DeviationSight(viewer)
    others = {row.project_id for row in rows if not sight.owns(row)}
    crowds = crowds_in(others)
    return tuple(_told(row, sight.owns(row), crowds) for row in rows)


def _told(row: Deviation, is_own: bool, crowds: Crowds) -> ShownDeviation:
    organisation = row.organisation.name if is_own or crowds.is_at(row.project_id, row.organisation_id) else None
    municipality = row.municipality if is_own or crowds.is_in(row.project_id, row.municipality) else None
    return ShownDeviation(row, is_own, organisation, municipality)
