"""Who answers persons that ask what is kept about them, and reviews the log: the organisation's own data-protection
officer. She sees no person otherwise. The extract of a protected person takes the right to protected persons as well.
"""

from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.policies import may_read_log, visible_log
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.core.calendar_months import add_months

from .models import LogReview, SubjectRequest

MONTHS_TO_ANSWER, MONTHS_AT_MOST = 1, 3
"""Within one month, and two more where it is complex (article 12.3 of the GDPR)."""


class NotForProtected(Refused):
    default = _("The person is protected: only somebody with the right to protected persons may make this extract.")


class NotForACopy(Refused):
    default = _("This request is not for a copy.")


class IsClosed(Refused):
    default = _("The request has been closed.")


class AskedAlready(Refused):
    default = _("There is a request from this person that has not been answered yet.")


class NotMade(Refused):
    default = _("Make the extract first: nothing has been made that could have been handed over.")


class NeedsAReason(Refused):
    default = _("Say why, in a few words.")


class NotThatDay(Refused):
    default = _("The day can't be before the request, nor in the future.")


class TooLong(Refused):
    default = _("A request is answered within three months at most.")


def answers_requests(viewer: Viewer) -> Verdict:
    return allow_if(viewer.may(Permission.HANDLE_PRIVACY), refusal=NotVisible)


def visible_requests(viewer: Viewer) -> QuerySet[SubjectRequest]:
    """Return the requests to the viewer's own organisation."""
    if not answers_requests(viewer):
        return SubjectRequest.objects.none()
    return SubjectRequest.objects.filter(organisation=viewer.organisation_id)


def may_handle(viewer: Viewer, request: SubjectRequest) -> Verdict:
    """Whoever sees the request handles it until it is closed."""
    return sees_request(viewer, request).and_then(allow_if(request.closed_on is None, refusal=IsClosed))


def sees_request(viewer: Viewer, request: SubjectRequest) -> Verdict:
    return allow_if(visible_requests(viewer).filter(pk=request.pk).exists(), refusal=NotVisible)


def unmasked(viewer: Viewer, request: SubjectRequest) -> bool:
    """Say whether the viewer may read who asks."""
    return not request.person.is_protected or viewer.may(Permission.SEE_PROTECTED)


def may_make_extract(viewer: Viewer, request: SubjectRequest) -> Verdict:
    asked = allow_if(request.kind == SubjectRequest.Kind.ACCESS, refusal=NotForACopy)
    return (
        may_handle(viewer, request)
        .and_then(asked)
        .and_then(allow_if(unmasked(viewer, request), refusal=NotForProtected))
    )


def may_close(viewer: Viewer, request: SubjectRequest, outcome: str, why: str | None, on: date, today: date) -> Verdict:
    made = outcome != SubjectRequest.Outcome.HANDED_OVER or request.made_at is not None
    told = outcome != SubjectRequest.Outcome.REFUSED or bool(why)
    return (
        may_handle(viewer, request)
        .and_then(allow_if(request.kind == SubjectRequest.Kind.ACCESS, refusal=NotForACopy))
        .and_then(allow_if(made, refusal=NotMade))
        .and_then(allow_if(told, refusal=NeedsAReason))
        .and_then(allow_if(request.asked_on <= on <= today, refusal=NotThatDay))
    )


def may_extend(viewer: Viewer, request: SubjectRequest, until: date, why: str) -> Verdict:
    longest = add_months(request.asked_on, MONTHS_AT_MOST)
    return (
        may_handle(viewer, request)
        .and_then(allow_if(bool(why), refusal=NeedsAReason))
        .and_then(allow_if(request.due_on < until, refusal=NotThatDay))
        .and_then(allow_if(until <= longest, refusal=TooLong))
    )


class MonthNotOver(Refused):
    default = _("A month is reviewed when it is over.")


class DrawnAlready(Refused):
    default = _("The sample of that month has been drawn already.")


class NothingToReview(Refused):
    default = _("Nobody else has read or written about a person that month: there is nothing to review.")


class IsSigned(Refused):
    default = _("The review is signed.")


class NotAllJudged(Refused):
    default = _("Judge every entry of the sample before you sign.")


class JudgesHerself(Refused):
    default = _("Your own reading is in the sample: somebody else signs this review.")


def visible_reviews(viewer: Viewer) -> QuerySet[LogReview]:
    """Return the reviews of the viewer's own organisation's log, for whoever reads it."""
    if not may_read_log(viewer):
        return LogReview.objects.none()
    return LogReview.objects.filter(organisation=viewer.organisation_id)


def reviewable_entries(viewer: Viewer, month: date) -> QuerySet[LogEntry]:
    """Return what others than the viewer have done and read about single persons in a month, refusals left out."""
    about_persons = ~Q(person_key="") | ~Q(person_keys="")
    rows = LogEntry.objects.filter(visible_log(viewer), about_persons, refused=False, user_id__isnull=False)
    return rows.filter(at__gte=midnight(month), at__lt=midnight(add_months(month, 1))).exclude(user_id=viewer.user_id)


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def may_draw(viewer: Viewer, month: date, today: date) -> Verdict:
    drawn = visible_reviews(viewer).filter(month=month).exists()
    return (
        may_read_log(viewer)
        .and_then(allow_if(month.day == 1 and add_months(month, 1) <= today, refusal=MonthNotOver))
        .and_then(allow_if(not drawn, refusal=DrawnAlready))
    )


def may_judge(viewer: Viewer, review: LogReview) -> Verdict:
    seen = allow_if(visible_reviews(viewer).filter(pk=review.pk).exists(), refusal=NotVisible)
    return seen.and_then(allow_if(review.signed_at is None, refusal=IsSigned))


def may_sign(viewer: Viewer, review: LogReview, conclusion: str) -> Verdict:
    all_judged = not review.entries.filter(judgement="").exists()
    own = review.entries.filter(entry__user_id=viewer.user_id).exists()
    return (
        may_judge(viewer, review)
        .and_then(allow_if(not own, refusal=JudgesHerself))
        .and_then(allow_if(all_judged, refusal=NotAllJudged))
        .and_then(allow_if(bool(conclusion), refusal=NeedsAReason))
    )
