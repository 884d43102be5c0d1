"""The timeline in the reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.queries import Event, PersonPage, timeline
from stegvis.apps.casework.queries.timeline import ENDS
from stegvis.web.common.codes import words

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


@dataclass(frozen=True)
class ShownEvent:
    """A line of the timeline, as its template wants it."""

    day: date
    title: str
    text: str


def shown_events(page: PersonPage, chosen: str) -> list[ShownEvent]:
    """Return the events of the chosen kind, the latest first; all when none is chosen."""
    return [_shown(event) for event in timeline(page) if _fits(event, chosen)]


def _fits(event: Event, chosen: str) -> bool:
    if chosen == "case":
        return event.what in CASE_EVENTS
    return not chosen or event.what.removesuffix(ENDS) == chosen


def _shown(event: Event) -> ShownEvent:
    name = event.what.removesuffix(ENDS)
    title = str(TITLES[name])
    if event.what.endswith(ENDS):
        title = gettext("%(what)s, last day") % {"what": title}
    detail = gettext("%(months)s months after exit") % {"months": event.detail} if name == "followup" else event.detail
    said = words().text(event.label) if event.label else ""
    return ShownEvent(event.day, title, " · ".join(part for part in (said, detail) if part))
