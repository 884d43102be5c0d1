"""The timeline in the reader's words."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.queries import Event, PersonPage, timeline
from stegvis.apps.casework.queries.timeline import ENDS
from stegvis.web.common.codes import words
from stegvis.web.common.levels import LEVELS
from stegvis.web.common.persons import person_parts
from stegvis.web.common.persons.person_parts import Part

from .kinds import KINDS

TITLES: Mapping[str, str | Promise] = {
    "referred": _("Referred"),
    "started": _("Started"),
    "exited": _("Exited"),
    "responsible": _("Responsible"),
    "followup": _("Follow-up"),
    **{name: kind.title for name, kind in KINDS.items()},
}
CASE_EVENTS = ("referred", "started", "exited", "followup")
FILTERS: tuple[tuple[str, str | Promise], ...] = (
    ("", _("All")),
    ("case", _("Project")),
    ("livelihood", _("Livelihood")),
    ("occupation", _("Occupation")),
    ("afcategory", _("Category")),
    ("responsible", _("Responsible")),
)


def filters() -> list[tuple[str, str | Promise]]:
    return [*FILTERS, *person_parts.event_filters()]


def shown_events(page: PersonPage, chosen: str, parts: Iterable[tuple[str, Part]]) -> list[person_parts.Event]:
    """Return the events of the chosen kind, the page's own and those of its parts, the latest first; all by default."""
    events = [_shown(event) for event in timeline(page) if _fits(event, chosen)]
    events += [event for name, part in parts if chosen in ("", name) for event in part.events]
    return sorted(events, key=lambda event: event.day, reverse=True)


def _fits(event: Event, chosen: str) -> bool:
    if chosen == "case":
        return event.what in CASE_EVENTS
    return not chosen or event.what.removesuffix(ENDS) == chosen


def _shown(event: Event) -> person_parts.Event:
    name = event.what.removesuffix(ENDS)
    title = str(TITLES[name])
    if event.what.endswith(ENDS):
        title = gettext("%(what)s, last day") % {"what": title}
    detail = _detail(name, event.detail)
    said = words().text(event.label) if event.label else ""
    return person_parts.Event(event.day, title, " · ".join(part for part in (said, detail) if part))


def _detail(name: str, detail: str) -> str:
    if name == "followup":
        return gettext("%(months)s months after exit") % {"months": detail}
    return str(dict(LEVELS)[detail]) if name == "languagelevel" else detail
