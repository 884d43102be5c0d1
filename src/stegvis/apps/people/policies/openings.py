"""Who may open a person of the own organisation beyond her role's reach, with a reason, and who reviews it."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer

from ..models import Opening, Person, is_shown
from ..models.person import PROTECTED
from .handing_over import is_on_duty
from .sight import NOBODY, Sight, today, works_with_cases

LEAST_REASON = 10


class NeedsAReason(Refused):
    default = _("Say why you need to open the person, in a few words.")


class NotOnDuty(Refused):
    default = _("You are not on duty today.")


class AlreadyReviewed(Refused):
    default = _("This opening has been reviewed already.")


def openable(viewer: Viewer) -> QuerySet[Person]:
    """Return whom the viewer could open: her organisation's persons, protected ones with the right only."""
    if not works_with_cases(viewer):
        return Person.objects.none()
    own = Person.objects.filter(is_shown(), owner=viewer.organisation_id, merged_into__isnull=True)
    return own if viewer.may(Permission.SEE_PROTECTED) else own.exclude(protection__in=PROTECTED)


def may_open_with_reason(viewer: Viewer, why: str, reason: str, on: date) -> Verdict:
    works = allow_if(works_with_cases(viewer), refusal=NotVisible)
    duty = allow_if(why != Opening.Why.DUTY or is_on_duty(viewer, on), refusal=NotOnDuty)
    reasoned = allow_if(len(reason.strip()) >= LEAST_REASON, refusal=NeedsAReason)
    return works.and_then(duty).and_then(reasoned)


def may_open_own_staff(viewer: Viewer, person: Person, reason: str, on: date) -> Verdict:
    """Whoever works with the person and has the right to protected ones says why, and then opens her."""
    sight = Sight(viewer, today())
    seen = allow_if(sight.works_with(person) and not sight.masks(person), refusal=NotVisible)
    return seen.and_then(may_open_with_reason(viewer, Opening.Why.OWN_STAFF, reason, on))


def reviewable(viewer: Viewer) -> QuerySet[Opening]:
    """Return the openings that the viewer reviews: others' of her organisation, or of persons in her unit."""
    others = Opening.objects.filter(organisation=viewer.organisation_id).exclude(user=viewer.user_id)
    return others.filter(_review_clause(viewer))


def _review_clause(viewer: Viewer) -> Q:
    if viewer.organisation_id is None:
        return NOBODY
    if viewer.may(Permission.HANDLE_PRIVACY):
        return Q()
    if viewer.may(Permission.SEE_UNIT_CASES):
        return Q(person__in=Sight(viewer, today()).at_work.rows.values("pk"))
    return NOBODY


def may_review(viewer: Viewer, opening: Opening) -> Verdict:
    seen = allow_if(reviewable(viewer).filter(pk=opening.pk).exists(), refusal=NotVisible)
    return seen.and_then(allow_if(not opening.review, refusal=AlreadyReviewed))
