"""The section about mapping on the person page, its next steps, and its lines of the timeline."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.policies import may_map
from stegvis.apps.casework.queries import Happening, PersonPage, happenings_of
from stegvis.apps.casework.states import State
from stegvis.web.common.persons.person_parts import Event, Part, Step

EVENTS: Mapping[str, str | Promise] = {
    "mapping_begun": _("Mapping begun"),
    "mapping_finished": _("Mapping finished"),
    "asi": _("Ratings by the areas of ASI"),
    "assessment": _("Multidisciplinary assessment"),
    "conclusion": _("Joint conclusion"),
}
WAITS = (State.REFERRED, State.MAPPING)


@dataclass(frozen=True)
class Line:
    """Where the mapping of one case stands, and how many ratings and assessments it has."""

    case: Any
    begun: Happening | None
    finished: Happening | None
    occasions: int
    assessments: int
    may_write: bool

    @property
    def may_begin(self) -> bool:
        return self.may_write and self.begun is None


def mapping_part(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    if not page.cases:
        return None
    happened = happenings_of(page.cases) if page.has("mapping", "asi", "assessment") else ()
    lines = [_line(viewer, case, [each for each in happened if each.case_id == case.pk]) for case in page.cases]
    shown = [line for line in lines if line.case.is_open or line.begun or line.occasions or line.assessments]
    return Part(
        template="mapping/person_part.html" if shown else "",
        context={"lines": shown, "several": len(page.cases) > 1},
        steps=tuple(step for line in lines for step in _steps(line)),
        events=tuple(_events(page, happened)),
    )


def _line(viewer: Staff, case: Any, there: list[Happening]) -> Line:
    """Tell of a case by what has happened in it, the oldest first; the latest mapping is the one that stands."""
    begun = next((each for each in reversed(there) if each.what == "mapping_begun"), None)
    finished = next((each for each in there if each.what == "mapping_finished" and begun and each.id == begun.id), None)
    kinds = [each.what for each in there]
    may_write = case.is_open and bool(may_map(viewer, case))
    return Line(case, begun, finished, kinds.count("asi"), kinds.count("assessment"), may_write)


def _steps(line: Line) -> Iterator[Step]:
    """Ask for a mapping where the case waits for one, and for an end of the one under way."""
    case, may = line.case, line.may_write
    if line.begun is None and case.state in WAITS:
        url = reverse("mapping:begin", args=[case.key]) if may else ""
        yield Step(_("The mapping has not begun"), url=url, act=_("Begin mapping"))
    elif line.begun and not line.finished and case.is_open:
        url = reverse("mapping:show", args=[case.key]) if may else ""
        yield Step(_("The mapping is not finished"), url=url, act=_("Go on"))


def _events(page: PersonPage, happened: Iterable[Happening]) -> Iterator[Event]:
    projects = {case.pk: case.project.name for case in page.cases}
    for each in happened:
        yield Event(each.on, EVENTS[each.what], projects[each.case_id])
