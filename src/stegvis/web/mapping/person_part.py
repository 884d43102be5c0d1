"""The section about mapping on the person page, its next steps, and its lines of the timeline."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.policies import may_map
from stegvis.apps.casework.queries import Happening, PersonPage, happenings_of, mappings_in
from stegvis.apps.casework.states import OPEN, State
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
    mapping: Any
    occasions: int
    assessments: int


def mapping_part(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    if not page.cases:
        return None
    mappings, happened = mappings_in(page.cases), happenings_of(page.cases)
    lines = [_line(case, mappings.get(case.pk), happened) for case in page.cases if _shows(case, happened)]
    return Part(
        template="mapping/person_part.html" if lines else "",
        context={"lines": lines, "several": len(page.cases) > 1},
        steps=tuple(_steps(viewer, page, mappings)),
        events=tuple(_events(page, happened)),
    )


def _shows(case: Any, happened: tuple[Happening, ...]) -> bool:
    return case.state in OPEN or any(each.case_id == case.pk for each in happened)


def _line(case: Any, mapping: Any, happened: tuple[Happening, ...]) -> Line:
    there = [each.what for each in happened if each.case_id == case.pk]
    return Line(case, mapping, there.count("asi"), there.count("assessment"))


def _steps(viewer: Staff, page: PersonPage, mappings: Mapping[int, Any]) -> Iterator[Step]:
    """Ask for a mapping where the case waits for one, and for an end of the one under way."""
    for case in page.cases:
        mapping = mappings.get(case.pk)
        may = case.state in OPEN and may_map(viewer, case)
        if mapping is None and case.state in WAITS:
            url = reverse("mapping:begin", args=[case.key]) if may else ""
            yield Step(_("The mapping has not begun"), url=url, act=_("Begin mapping"))
        elif mapping is not None and mapping.finished_on is None and case.state in OPEN:
            url = reverse("mapping:show", args=[case.key]) if may else ""
            yield Step(_("The mapping is not finished"), url=url, act=_("Go on"))


def _events(page: PersonPage, happened: tuple[Happening, ...]) -> Iterator[Event]:
    projects = {case.pk: case.project.name for case in page.cases}
    for each in happened:
        yield Event(each.on, EVENTS[each.what], projects[each.case_id])
