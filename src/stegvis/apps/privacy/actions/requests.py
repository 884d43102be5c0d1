"""A person's request for what is kept about her, or that it be erased: noted, extracted, prolonged, closed, decided."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person
from stegvis.core.calendar_months import add_months

from ..decision_letter import decision_letter
from ..erasure_policies import Decision, may_decide_erasure, may_make_letter
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

Kind = SubjectRequest.Kind


class NobodyHere(Refused):
    default = _("Your organisation has nobody with this number.")


@act
def record_request(
    *, person_key: str, asked_on: date, way: str, identity: str, by: Viewer, kind: str = Kind.ACCESS
) -> SubjectRequest:
    """Note that a person asks what is kept about her, or for its erasure, to be answered within a month.

    Raises NotVisible for anybody who is not the organisation's own, AskedAlready, NotThatDay.
    """
    answers_requests(by).or_refuse()
    person = Person.objects.select_for_update(of=("self",)).filter(key=person_key, owner=by.organisation_id).first()
    if person is None:
        raise NotVisible
    if asked_on > timezone.localdate():
        raise NotThatDay
    if SubjectRequest.objects.filter(person=person, kind=kind, closed_on__isnull=True).exists():
        raise AskedAlready
    request = SubjectRequest.objects.create(
        person=person,
        organisation_id=by.organisation_id,
        kind=kind,
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


@act
def decide_erasure(
    *, request: SubjectRequest, outcome: str, ground: str, on: date, by: Viewer, why: str | None = None
) -> SubjectRequest:
    """Grant erasure of everything, or refuse it, on a ground of the regulation; or note that it was taken back.

    Whom it is granted is due for removal at once, on a list that another approves.
    Raises NotVisible, IsClosed, NotThatDay, NeedsAReason, WrongGround, StillWaits, KeptLonger.
    """
    row = _locked(request)
    why = (why or "").strip() or None
    may_decide_erasure(by, row, Decision(outcome, ground, why, on), timezone.localdate()).or_refuse()
    row.closed_on, row.outcome, row.closed_why, row.closed_by_id = on, outcome, why, by.user_id
    row.ground = ground or None
    row.save()
    log.record("privacy.erasure_decided", target=row, person_key=row.person.key, by=by, fields=[outcome])
    return row


@act
def make_decision_letter(*, request: SubjectRequest, by: Viewer) -> bytes:
    """Return the decision on erasure as a letter to the person, and note that it was made. It is kept nowhere.

    Raises NotVisible, NotDecided, NotForProtected.
    """
    row = _locked(request)
    may_make_letter(by, row).or_refuse()
    log.record("privacy.letter_made", target=row, person_key=row.person.key, by=by)
    return decision_letter(row)


def _locked(request: SubjectRequest) -> SubjectRequest:
    rows = SubjectRequest.objects.select_for_update(of=("self",)).select_related("person", "organisation")
    return rows.get(pk=request.pk)
