"""Whose names must not stand in a deviation, and which words with a capital may."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.models import User
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework.models import Case, HouseholdMembership, PlanAction, Responsibility
from stegvis.apps.people.models import Person
from stegvis.apps.people.policies import Sight
from stegvis.apps.projects.models import Agreement, Party, Project
from stegvis.core import codebook
from stegvis.core.identifying import Hit, Kind, Names, identifying

from .crowds import words_of_few

MOST_PERSONS = 400
"""How many persons' names a text that was written outside a case is looked through for."""
LISTS = ("agencies", "languages", "secrecy_rules", "livelihoods")
"""Code lists whose words are no names."""


class StillIdentifies(Refused):
    default = _("Something in the text may say who somebody is. Look through what is marked.")


def names_to_keep_out(viewer: Viewer, person: Person | None, at: date) -> Names:
    """Return the names of the person and her relatives, or of all whom the viewer works with, and of staff.

    Only of persons whom the viewer may open: of others, that their name was known here would say too much.
    """
    sight = Sight(viewer, at)
    people = [person] if person else list(sight.searchable.order_by("-pk")[:MOST_PERSONS])
    cases = Case.objects.filter(person__in=people)
    return {
        Kind.PERSON: [each.name for each in people],
        Kind.RELATIVE: [each.name for each in _relatives(person, sight)] if person else [],
        Kind.STAFF: [*_staff(viewer, cases), *_contacts(cases)],
        Kind.ADDRESS: [each.address.splitlines()[0].split(",")[0] for each in people if each.address],
        Kind.NUMBER: [*(each.key for each in people), *cases.values_list("key", flat=True)],
    }


def words_that_name_nobody(project: Project) -> Collection[str]:
    """Return the words of authorities, agreements and code lists; no municipality that few participants live in."""
    parties = Party.objects.filter(project=project).values_list("organisation__name", flat=True)
    agreements = Agreement.objects.filter(project=project).values_list("title", flat=True)
    lists = (codebook.load(name) for name in LISTS)
    labels = (word for each in lists for code in each for word in (code.label.sv, code.label.en))
    own = (project.name, project.association.name)
    return {part for text in (*own, *parties, *agreements, *labels) for part in _words(text)} - words_of_few(project.pk)


def found_in(
    texts: Mapping[str, str | None], names: Names, innocent: Collection[str], no_names: Collection[str] = ()
) -> dict[str, tuple[Hit, ...]]:
    """Return what may say who somebody is, by the text that it stands in; `no_names` have been looked at."""
    passed = {*innocent, *no_names}
    found = {name: identifying(text, names, passed) for name, text in texts.items() if text}
    return {name: hits for name, hits in found.items() if hits}


def refuse_identifying(
    texts: Mapping[str, str | None], names: Names, innocent: Collection[str], no_names: Collection[str]
) -> None:
    """Raise StillIdentifies where a text holds a known name or a number, or a word nobody has looked at."""
    if found_in(texts, names, innocent, no_names):
        raise StillIdentifies


def _relatives(person: Person, sight: Sight) -> Iterable[Person]:
    """Return whom the viewer may open of those who have shared a household with the person."""
    households = HouseholdMembership.objects.filter(person=person).values("household_key")
    shared = HouseholdMembership.objects.filter(household_key__in=households).values("person")
    return sight.searchable.filter(pk__in=shared).exclude(pk=person.pk)


def _staff(viewer: Viewer, cases: Iterable[Case]) -> Iterable[str]:
    responsible = Responsibility.objects.filter(case__in=cases).values("user")
    colleagues = Q(memberships__organisation=viewer.organisation_id) | Q(pk__in=responsible)
    return User.objects.filter(colleagues).distinct().values_list("name", flat=True)


def _contacts(cases: Iterable[Case]) -> Iterable[str]:
    """Return whom the plans name at the parties."""
    actions = PlanAction.objects.filter(version__plan__case__in=cases, contact__isnull=False)
    return [each.contact for each in actions.only("contact") if each.contact]


def _words(text: str) -> list[str]:
    return [part.strip(",.()") for part in text.split()]
