"""The forms that somebody has begun and not saved, as her start page lists them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.queries import drafts_of
from stegvis.web.common.persons.drafts import TITLES, FormKey, people_of

from .kinds import KINDS


@dataclass(frozen=True)
class Unsaved:
    """A form with something left in it: what it is for and about whom, never what was written."""

    draft: Any
    key: FormKey
    person: Any

    @property
    def title(self) -> str:
        kind = KINDS.get(self.key.about.get("kind", ""))
        return f"{TITLES[self.key.page]}: {str(kind.title).lower()}" if kind else str(TITLES[self.key.page])


def unsaved(viewer: Viewer, today: date) -> list[Unsaved]:
    """Return the viewer's drafts, the latest first, and log whose names they show.

    One about a person whom she may not open any more is left out.
    """
    rows = [(draft, FormKey.read(draft.form_key)) for draft in drafts_of(viewer)]
    known = [(draft, key) for draft, key in rows if key.page in TITLES]
    people = people_of(viewer, [key for _draft, key in known], today)
    found = [Unsaved(draft, key, people.get(key.whom)) for draft, key in known]
    shown = [each for each in found if each.person or not each.key.about]
    named = sorted({each.person.key for each in shown if each.person})
    if named:
        log.record("drafts.listed", by=viewer, person_keys=named)
    return shown
