"""A person's request for what is kept about her: noted, extracted, prolonged, closed."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person
from stegvis.core.calendar_months import add_months

from ..extract import Extract, extract
from ..models import SubjectRequest
from ..policies import (
    MONTHS_TO_ANSWER,
    AskedAlready,
    NotThatDay,
    answers_requests,
    may_close,
    may_extend,
    may_make_extract,
)


class NobodyHere(Refused):
    default = _("Your organisation has nobody with this number.")


@act
def record_request(*, person_key: str, asked_on: date, way: str, identity: str, by: Viewer) -> SubjectRequest:
    """Note that a person asks what is kept about her, to be answered within a month.

    Raises NotVisible for anybody who is not the organisation's own, AskedAlready, NotThatDay.
    """
    answers_requests(by).or_refuse()
    person = Person.objects.select_for_update(of=("self",)).filter(key=person_key, owner=by.organisation_id).first()
    if person is None:
        raise NotVisible
    if asked_on > timezone.localdate():
        raise NotThatDay
    if SubjectRequest.objects.filter(person=person, closed_on__isnull=True).exists():
        raise AskedAlready
    request = SubjectRequest.objects.create(
        person=person,
        organisation_id=by.organisation_id,
        asked_on=asked_on,
        way=way,
        identity=identity,
        due_on=add_months(asked_on, MONTHS_TO_ANSWER),
        recorded_by_id=by.user_id,
    )
    log.record("privacy.request_recorded", target=request, person_key=person.key, by=by)
    return request


@act
def make_extract(*, request: SubjectRequest, by: Viewer) -> Extract:
    """Put together all that the organisation keeps about the person, and note that it was read whole.

    Raises NotVisible, IsClosed, NotForProtected.
    """
    row = _locked(request)
    may_make_extract(by, row).or_refuse()
    made_at = timezone.now()
    made = extract(row.person, row.organisation, made_at)
    row.made_at, row.made_by_id, row.digest = made_at, by.user_id, made.digest
    row.save()
    log.record("privacy.extract_made", target=row, person_key=row.person.key, by=by, fields=sorted(made.kinds))
    return made


@act
def extend_request(*, request: SubjectRequest, until: date, why: str, by: Viewer) -> SubjectRequest:
    """Give the answer more time, three months from the request at most, and say why. Raises TooLong, NeedsAReason."""
    row = _locked(request)
    may_extend(by, row, until, why.strip()).or_refuse()
    row.due_on, row.extended_why = until, why.strip()
    row.save()
    log.record("privacy.request_extended", target=row, person_key=row.person.key, by=by, fields=["due_on"])
    return row


@act
def close_request(
    *, request: SubjectRequest, outcome: str, on: date, by: Viewer, why: str | None = None
) -> SubjectRequest:
    """Say how the request ended: handed over (what was made), taken back, or refused with why."""
    row = _locked(request)
    why = (why or "").strip() or None
    may_close(by, row, outcome, why, on, timezone.localdate()).or_refuse()
    row.closed_on, row.outcome, row.closed_why, row.closed_by_id = on, outcome, why, by.user_id
    row.save()
    log.record("privacy.request_closed", target=row, person_key=row.person.key, by=by, fields=[outcome])
    return row


def _locked(request: SubjectRequest) -> SubjectRequest:
    rows = SubjectRequest.objects.select_for_update(of=("self",)).select_related("person", "organisation")
    return rows.get(pk=request.pk)
