"""Persons as far as they exist for who is asking."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.models import Project
from stegvis.core.personal_numbers import PersonalNumber

from .. import names
from ..models import AnonymousCount, Draft, NameKey, Person, scoped
from ..policies import OPENED_WITH_A_REASON, Sight

CANDIDATES = 400
"""How many persons a search decrypts at most. A search that finds more says so, and asks for more letters."""


CARD_FIELDS = (
    "key", "given_name", "family_name", "number", "birth_date", "birth_year", "sex", "municipality", "protection"
)  # fmt: skip
"""What `card` reads of a person's row."""


class MergedIntoAnother(NotVisible):
    """The row was one of two of the same person; `person_key` is the other, which counts."""

    def __init__(self, person_key: str) -> None:
        self.person_key = person_key
        super().__init__()


@dataclass(frozen=True)
class Card:
    """What a list shows of a person. A masked one is counted and not named."""

    key: str
    name: str | Promise
    number: str | None
    birth_date: date | None
    birth_year: int | None
    sex: str
    municipality: str | None
    protection: str
    masked: bool

    def age_on(self, day: date) -> int | None:
        """Return whole years on `day`; None when the birth date is hidden or not known."""
        if self.birth_date is None:
            return None
        return age(self.birth_date, day)


@dataclass(frozen=True)
class Found:
    """The persons a search found, at most so many; `more` says that there may be others."""

    cards: tuple[Card, ...]
    more: bool


def age(born: date, day: date) -> int:
    """Return whole years between a birth date and a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def card(person: Person, sight: Sight) -> Card:
    masked = sight.masks(person)
    return Card(
        key=person.key,
        name=_("Protected person") if masked else person.name,
        number=None if masked else person.number,
        birth_date=None if masked else person.birth_date,
        birth_year=None if masked else person.birth_year,
        sex=person.sex,
        municipality=None if masked else person.municipality,
        protection=person.protection,
        masked=masked,
    )


def visible_people(viewer: Viewer, at: date) -> QuerySet[Person]:
    return Sight(viewer, at).rows


def person_for(viewer: Viewer, key: str, at: date) -> Person:
    """Return the person with this key. Raises NotVisible when there is none for `viewer`, or it is masked for her.

    Raises SayWhyFirst for a colleague or a colleague's relative until the viewer has said why, and MergedIntoAnother
    where another row of hers counts instead.
    """
    sight = Sight(viewer, at)
    person = sight.rows.filter(key=key).first()
    if person is None and (kept := sight.rows.filter(merged_rows__key=key).first()):
        raise MergedIntoAnother(kept.key)
    return sight.opens(person)


def own_staff_for(viewer: Viewer, key: str, at: date) -> Person:
    """Return a colleague or a colleague's relative, of whom one says why before opening her. Raises NotVisible."""
    guarded = Sight(viewer, at).searchable.filter(protection__in=OPENED_WITH_A_REASON)
    person = guarded.filter(key=key).first()
    if person is None:
        raise NotVisible
    return person


def find_by_number(viewer: Viewer, number: PersonalNumber, at: date) -> Person | None:
    """Return the person with exactly this number among those that `viewer` may search, and log what was found."""
    wanted = scoped(viewer.organisation_id or 0, number.number)
    person = Sight(viewer, at).searchable.filter(number_lookup=wanted).first()
    log.record("people.searched", by=viewer, person_keys=[person.key] if person else ())
    return person


def find_by_name(viewer: Viewer, text: str, at: date, limit: int = 50) -> Found:
    """Return persons in whose names each word of `text` begins a word, by name, and log whom it showed.

    Two letters are the least. The text itself is not logged.
    """
    keys = names.keys_for_search(text, viewer.organisation_id or 0)
    if not keys:
        return Found((), more=False)
    sight = Sight(viewer, at)
    people = sight.searchable
    for key in keys:
        people = people.filter(pk__in=NameKey.objects.filter(key=key).values("person"))
    candidates = list(people.order_by("pk")[: CANDIDATES + 1])
    fitting = [each for each in candidates[:CANDIDATES] if names.fits((each.given_name, each.family_name), text)]
    fitting.sort(key=lambda each: names.words(each.name))
    cards = tuple(card(each, sight) for each in fitting[:limit])
    log.record("people.searched", by=viewer, person_keys=[card.key for card in cards])
    return Found(cards, more=len(candidates) > CANDIDATES or len(fitting) > limit)


def anonymous_counts(viewer: Viewer, project: Project) -> QuerySet[AnonymousCount]:
    """Return the own organisation's counts in the project."""
    counts = AnonymousCount.objects.filter(project=project, owner=viewer.organisation_id)
    return counts.order_by("year", "sex")


def drafts_of(viewer: Viewer) -> QuerySet[Draft]:
    """Return what the viewer herself left unsaved, the latest first; the texts stay encrypted."""
    drafts = Draft.objects.filter(user=viewer.user_id, organisation=viewer.organisation_id)
    return drafts.defer("content").order_by("-saved_at")


def draft_in(viewer: Viewer, form_key: str) -> Draft | None:
    """Return the draft that the viewer herself left in this form, with its time."""
    return drafts_of(viewer).defer(None).filter(form_key=form_key).first()


def draft_for(viewer: Viewer, form_key: str) -> dict[str, Any] | None:
    """Return what the viewer herself left unsaved in this form."""
    draft = draft_in(viewer, form_key)
    return draft.content if draft else None


def own_draft(viewer: Viewer, draft_id: int) -> Draft:
    """Return one of the viewer's own drafts, its text still sealed. Raises NotVisible."""
    draft = drafts_of(viewer).filter(pk=draft_id).first()
    if draft is None:
        raise NotVisible
    return draft
