"""A person's own application: received from nobody known, answered, and made a case or nothing but a number."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.looking import looking_also_for
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import register_person
from stegvis.apps.people.models import Draft
from stegvis.apps.projects.models import Party
from stegvis.apps.projects.saving import save
from stegvis.core.personal_numbers import PersonalNumber

from ..models import Application, ApplicationContact, ApplicationCount, Case
from ..policies import may_handle_application, may_take_part
from ..queries.applications import ways_in
from ..states import State
from .cases import begin
from .participants import known_by_number


class NotTakenHere(Refused):
    default = _("Applications are not taken there any more.")


@act
def receive_application(
    *,
    way: Party,
    at: datetime,
    on: date,
    language: str,
    name: str,
    reach: str,
    words: str,
    by: Viewer,
    number: PersonalNumber | None = None,
) -> Application:
    """Keep what somebody has written about herself, for the party of a project that she chose. Raises NotTakenHere.

    It is not looked up whether the person is known, so that nothing in the answer can tell it.
    """
    if not ways_in(on).filter(pk=way.pk).exists():
        raise NotTakenHere
    row = Application(
        project_id=way.project_id,
        owner_id=way.organisation_id,
        received_at=at,
        language=language,
        name=name,
        reach=reach,
        words=words,
        number=number.number if number else None,
    )
    with looking_also_for(way.organisation_id):  # whoever applies belongs nowhere, and writes in the unit's file
        save(row, by=by)
    log.record("application.received", target=row, organisation=way.organisation_id, by=by)
    return row


@act
def record_contact(
    *, application: Application, on: date, came_of: str, by: Viewer, meeting_on: date | None = None
) -> ApplicationContact:
    """Record a try to reach the applicant, and what came of it: a booking has the day of the mapping meeting."""
    row = _locked(application)
    may_handle_application(by, row).or_refuse()
    contact = ApplicationContact(
        application=row, on=on, came_of=came_of, meeting_on=meeting_on, recorded_by_id=by.user_id
    )
    save(contact, by=by)
    if came_of == "booked":
        row.state = Application.State.BOOKED
        save(row, by=by)
    log.record("application.contacted", target=row, by=by)
    return contact


@act
def protect_application(*, application: Application, by: Viewer) -> Application:
    """Mark an application as a protected person's: from now on it takes the right for them to see it."""
    row = _locked(application)
    may_handle_application(by, row).or_refuse()
    row.is_protected = True
    save(row, by=by)
    log.record("application.protected", target=row, by=by)
    return row


@act
def begin_mapping(
    *,
    application: Application,
    number: PersonalNumber | None,
    person: Mapping[str, object],
    on: date,
    by: Viewer,
) -> Case:
    """The applicant came to the mapping meeting: she is registered, or found by her number, and her case is in mapping.

    Only now is anything in the application taken for true: `number` and `person` are what she showed and said. Name,
    contact and number leave the application; what she wrote stays with the case.
    Raises NotAllowed, NotAParty, NoRetentionRule, AlreadyOpen or OnlyWithTheRight.
    """
    row = _locked(application)
    may_handle_application(by, row).or_refuse()
    may_take_part(by, row.project, on).or_refuse()
    human = known_by_number(number, by) or register_person(number=number, by=by, **person)
    case = Case(person=human, project=row.project)
    case = begin(case, state=State.MAPPING, on=on, referred_on=row.received_on, way_in="self", unit=None, by=by)
    row.case, row.state = case, Application.State.MAPPED
    row.name = row.reach = row.number = None
    save(row, by=by)
    _forget_drafts(row)
    log.record("application.mapped", target=row, person_key=human.key, by=by)
    return case


@act
def end_application(*, application: Application, reason: str, by: Viewer) -> None:
    """It came to nothing: what was written is erased, and a number of its month remains."""
    row = _locked(application)
    may_handle_application(by, row).or_refuse()
    where = {"project_id": row.project_id, "owner_id": row.owner_id, "month": row.received_on.replace(day=1)}
    count, made = ApplicationCount.objects.select_for_update().get_or_create(
        **where, reason=reason, defaults={"number": 1}
    )
    if not made:
        ApplicationCount.objects.filter(pk=count.pk).update(number=F("number") + 1)
    _forget_drafts(row)
    log.record("application.ended", target=row, by=by, fields=[reason])
    row.delete()


def _locked(application: Application) -> Application:
    """Return the application as it is now, locked. Raises NotVisible when somebody has erased it meanwhile."""
    rows = Application.objects.select_for_update(of=("self",)).select_related("project")
    row = rows.filter(pk=application.pk).first()
    if row is None:
        raise NotVisible
    return row


def _forget_drafts(application: Application) -> None:
    """Throw away what anybody had begun to write in a form about it."""
    Draft.objects.filter(form_key__contains=f"application_key={application.key}").delete()
