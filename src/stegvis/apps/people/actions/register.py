from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.saving import save
from stegvis.core.personal_numbers import PersonalNumber

from .. import names
from ..models import NameKey, Person, is_shown, scoped
from ..policies import may_correct, may_register_new, may_register_protected

EDITABLE = frozenset(
    {
        "given_name",
        "family_name",
        "phone",
        "email",
        "address",
        "birth_date",
        "sex",
        "arrival_year",
        "birth_region",
        "language",
        "protection",
        "municipality",
    }
)
INDEX_BATCH = 500


class AlreadyRegistered(Refused):
    """The organisation already has a person with this number."""

    default = _("A person with this number is already registered in your organisation.")


@act
def register_person(*, number: PersonalNumber | None = None, by: Viewer, **details: object) -> Person:
    """Register a person in the viewer's own organisation. Raises NotAllowed, AlreadyRegistered or OnlyWithTheRight.

    Birth date and sex follow from the number unless given. A person that only a withdrawn file knew comes back.
    """
    may_register_new(by).or_refuse()
    return enter_person(number=number, by=by, **details)


def enter_person(*, number: PersonalNumber | None, by: Viewer, **details: object) -> Person:
    """Save a new person of the viewer's organisation, once somebody has been found allowed to enter one."""
    person = _known(number, by.organisation_id) if number else None
    if person and Person.objects.filter(is_shown(), pk=person.pk).exists():
        raise AlreadyRegistered
    person = person or Person(owner_id=by.organisation_id, registered_by_id=by.user_id)
    person.batch = None
    _set(person, number, details)
    if person.is_protected:
        may_register_protected(by).or_refuse()
    save(person, by=by)
    index_names([person])
    log.record("person.registered", target=person, person_key=person.key, by=by, fields=details)
    return person


@act
def correct_person(
    *, person: Person, why: str, by: Viewer, number: PersonalNumber | None = None, **changes: object
) -> Person:
    """Correct what is known about a person; what stood there, who changed it and why stay in the history."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    may_correct(by, person).or_refuse()
    known = _known(number, person.owner_id) if number else None
    if known and known.pk != person.pk:
        raise AlreadyRegistered
    begin_history(person)
    _set(person, number, changes)
    person.batch = None
    save(person, by=by, why=why)
    index_names([person])
    changed = [*changes, *(["number"] if number else [])]
    log.record("person.corrected", target=person, person_key=person.key, by=by, fields=changed)
    return person


def begin_history(person: Person) -> None:
    """Write the first version of a row that has none: an imported one, since bulk writing makes none."""
    if not person.history.exists():
        Person.history.bulk_history_create([person], default_change_reason=None)


def keep(person: Person) -> None:
    """Keep an imported person although a later file may leave her out: somebody has now worked with the row."""
    Person.objects.filter(pk=person.pk, batch__isnull=False).update(batch=None)


def look_up_anew(people: Iterable[Person]) -> None:
    """Write anew by what these persons are found, and who is alike to them: a bulk update leaves both as they were."""
    people = list(people)
    index_names(people)
    for person in people:
        Person.objects.filter(pk=person.pk).update(alike_lookup=person.alike)


def index_names(people: Iterable[Person]) -> None:
    """Write anew by which keys these persons are found; a row merged into another is found by none."""
    people = list(people)
    NameKey.objects.filter(person__in=[person.pk for person in people]).delete()
    NameKey.objects.bulk_create(name_keys(people), batch_size=INDEX_BATCH)


def name_keys(people: Iterable[Person]) -> list[NameKey]:
    """Return the rows by which these persons are found, to be written."""
    return [
        NameKey(person_id=person.pk, key=key)
        for person in people
        if person.merged_into_id is None
        for key in names.keys_of((person.given_name, person.family_name), person.owner_id)
    ]


def rebuild_name_search() -> int:
    """Index the names of every person anew, some hundred in each transaction, and return how many there are."""
    done, last = 0, 0
    while people := list(Person.objects.filter(pk__gt=last).order_by("pk")[:INDEX_BATCH]):
        with transaction.atomic():
            look_up_anew(people)
        done, last = done + len(people), people[-1].pk
    return done


def _known(number: PersonalNumber, owner_id: int | None) -> Person | None:
    return Person.objects.filter(owner=owner_id, number_lookup=scoped(owner_id or 0, number.number)).first()


def _set(person: Person, number: PersonalNumber | None, details: dict[str, object]) -> None:
    unknown = set(details) - EDITABLE
    if unknown:
        raise TypeError(f"not editable fields of a person: {sorted(unknown)}")
    if number:
        person.number = number.number
        details = {"birth_date": number.born, "sex": number.sex, **details}
    for name, value in details.items():
        setattr(person, name, value)
    person.birth_year = person.birth_date.year if person.birth_date else person.birth_year
