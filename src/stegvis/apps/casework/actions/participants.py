from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Unit, User
from stegvis.apps.access.verdicts import allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import register_person
from stegvis.apps.people.models import Person, is_shown, scoped
from stegvis.apps.people.policies import Sight, today
from stegvis.apps.projects.models import Project
from stegvis.core.personal_numbers import PersonalNumber

from ..models import Case
from ..policies import may_take_part
from ..states import State
from .cases import begin, start_case
from .facts import LivelihoodNow, OccupationNow, record_fact, record_state
from .responsibility import assign_responsible


@act
def register_participant(
    *,
    project: Project,
    number: PersonalNumber | None,
    started_on: date,
    by: Viewer,
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

    A person whom the own organisation already knows by this number keeps what is known of her; `person` is then not
    used. Raises NotAllowed, NotAParty, AlreadyOpen or DoesNotFit.
    """
    may_take_part(by, project, started_on).or_refuse()
    known = _known(number, by)
    human = known or register_person(number=number, by=by, **(person or {}))
    case = begin(
        Case(person=human, project=project, months_public_support_before=months_public_support_before),
        state=State.ACCEPTED,
        on=started_on,
        referred_on=referred_on,
        way_in=way_in,
        unit=unit,
        by=by,
    )
    case = start_case(case=case, on=started_on, by=by)
    record_state(human, livelihoods, occupations, on=started_on, source="own", by=by)
    given = {"afcategory": af_category, "education": education, "residence": human.municipality}
    for kind, code in given.items():
        if code:
            record_fact(kind=kind, person=human, on=started_on, code=code, by=by)
    if responsible and responsible.pk != by.user_id:
        assign_responsible(case=case, user=responsible, on=started_on, by=by)
    return case


def _known(number: PersonalNumber | None, by: Viewer) -> Person | None:
    if number is None:
        return None
    lookup = scoped(by.organisation_id or 0, number.number)
    known = Person.objects.filter(is_shown(), owner=by.organisation_id, number_lookup=lookup).first()
    if known:
        named = not Sight(by, today()).masks(known)
        allow_if(named, _("You can't register this participant. Ask your manager.")).or_refuse()
    return known
