from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Unit, User
from stegvis.apps.access.verdicts import Refused, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import register_person
from stegvis.apps.people.models import Person, is_shown, scoped
from stegvis.apps.people.policies import OnlyWithTheRight, Sight, today
from stegvis.apps.projects.models import Project
from stegvis.core.personal_numbers import PersonalNumber

from ..models import Case
from ..policies import may_take_part
from ..states import State
from .cases import begin, start_case
from .facts import LivelihoodNow, OccupationNow, record_fact, record_state
from .responsibility import assign_responsible


class NeedsDay(Refused):
    default = _("Give the day of start, or the day of referral.")


@act
def register_participant(
    *,
    project: Project,
    number: PersonalNumber | None,
    by: Viewer,
    started_on: date | None = None,
    person: dict[str, object] | None = None,
    referred_on: date | None = None,
    way_in: str = "unknown",
    unit: Unit | None = None,
    responsible: User | None = None,
    months_public_support_before: int | None = None,
    livelihoods: Iterable[LivelihoodNow] = (),
    occupations: Iterable[OccupationNow] = (),
    af_category: str | None = None,
    education: str | None = None,
) -> Case:
    """Register a participant in one go: the person, her case under way since `started_on`, and how she lives then.

    Without a day of start she is referred only, on `referred_on`, and how she lives counts from that day. A person
    whom the own organisation already knows by this number keeps what is known of her; `person` is then not used.

    Raises NotAllowed, NotAParty, NeedsDay, AlreadyOpen or DoesNotFit.
    """
    first_day = started_on or referred_on
    if first_day is None:
        raise NeedsDay
    may_take_part(by, project, first_day).or_refuse()
    known = known_by_number(number, by)
    human = known or register_person(number=number, by=by, **(person or {}))
    case = Case(person=human, project=project, months_public_support_before=months_public_support_before)
    state = State.ACCEPTED if started_on else State.REFERRED
    case = begin(case, state=state, on=first_day, referred_on=referred_on, way_in=way_in, unit=unit, by=by)
    if started_on:
        case = start_case(case=case, on=started_on, by=by)
    record_state(human, livelihoods, occupations, on=first_day, source="own", by=by)
    _record_codes(human, first_day, by, afcategory=af_category, education=education, residence=human.municipality)
    if responsible and responsible.pk != by.user_id:
        assign_responsible(case=case, user=responsible, on=first_day, by=by)
    return case


def _record_codes(person: Person, on: date, by: Viewer, **codes: str | None) -> None:
    for kind, code in codes.items():
        if code:
            record_fact(kind=kind, person=person, on=on, code=code, by=by)


def known_by_number(number: PersonalNumber | None, by: Viewer) -> Person | None:
    """Return whom the viewer's organisation already has by this number. Raises OnlyWithTheRight where she is masked."""
    if number is None:
        return None
    lookup = scoped(by.organisation_id or 0, number.number)
    known = Person.objects.filter(is_shown(), owner=by.organisation_id, number_lookup=lookup).first()
    if known:
        allow_if(not Sight(by, today()).masks(known), refusal=OnlyWithTheRight).or_refuse()
    return known
