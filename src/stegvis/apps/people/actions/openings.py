"""Opening a person beyond one's reach, with a reason; and the review of it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.core.personal_numbers import PersonalNumber

from ..models import LASTS, Opening, Person, scoped
from ..policies import may_open_own_staff, may_open_with_reason, may_review, now, openable


class NotKnownHere(Refused):
    """A number that nobody in the own organisation has whom the viewer could open."""

    default = _("Your organisation has no person with this number that you can open.")


@act
def open_with_reason(
    *, number: PersonalNumber, reason: str, on: date, by: Viewer, why: str = Opening.Why.EMERGENCY
) -> Opening:
    """Open a person of the own organisation for three hours, to read. Raises NeedsAReason, NotOnDuty, NotKnownHere."""
    may_open_with_reason(by, why, reason, on).or_refuse()
    wanted = scoped(by.organisation_id or 0, number.number)
    person = openable(by).filter(number_lookup=wanted).first()
    if person is None:
        raise NotKnownHere
    return _open(person, reason, why, by)


@act
def open_own_staff(*, person: Person, reason: str, on: date, by: Viewer) -> Opening:
    """Say why one opens a colleague or a colleague's relative. Raises NotVisible, NeedsAReason."""
    may_open_own_staff(by, person, reason, on).or_refuse()
    return _open(person, reason, Opening.Why.OWN_STAFF, by)


@act
def review_opening(*, opening: Opening, review: str, by: Viewer, note: str | None = None) -> Opening:
    """Say whether somebody else's opening was justified."""
    opening = Opening.objects.select_for_update(of=("self",)).get(pk=opening.pk)
    may_review(by, opening).or_refuse()
    opening.review, opening.review_note = review, note
    opening.reviewed_at, opening.reviewed_by_id = now(), by.user_id
    opening.save()
    log.record("opening.reviewed", target=opening, person_key=opening.person.key, by=by)
    return opening


def _open(person: Person, reason: str, why: str, by: Viewer) -> Opening:
    at = now()
    opening = Opening.objects.create(
        person=person,
        user_id=by.user_id,
        organisation_id=by.organisation_id,
        why=why,
        reason=reason.strip(),
        opened_at=at,
        ends_at=at + LASTS,
    )
    log.record("person.opened_with_reason", target=opening, person_key=person.key, by=by, reason=why)
    return opening
