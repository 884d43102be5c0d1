"""What the data-protection officer reads: requests for what is kept, how much there is, and the reviews of the log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from stegvis.apps.access import log
from stegvis.apps.access.models import LogEntry, Organisation
from stegvis.apps.access.policies import visible_log
from stegvis.apps.access.verdicts import NotVisible, Text
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Disclosure
from stegvis.core.calendar_months import add_months
from stegvis.core.statistics.intervals import Interval
from stegvis.core.statistics.proportions import wilson

from .kinds import KINDS
from .models import LogReview, ReviewedEntry, SubjectRequest
from .policies import visible_requests, visible_reviews


@dataclass(frozen=True)
class Amount:
    """How many rows there are of a kind."""

    title: Text
    number: int


def requests_to(viewer: Viewer) -> QuerySet[SubjectRequest]:
    """Return the requests to the viewer's organisation: open ones by the day they are due, then the closed."""
    return visible_requests(viewer).select_related("person", "recorded_by")


def waiting(viewer: Viewer) -> QuerySet[SubjectRequest]:
    """Return the requests that have not been answered yet."""
    return visible_requests(viewer).filter(closed_on__isnull=True)


def request_for(viewer: Viewer, key: str) -> SubjectRequest:
    """Return the request with this key. Raises NotVisible."""
    row = requests_to(viewer).select_related("made_by", "closed_by", "organisation").filter(key=key).first()
    if row is None:
        raise NotVisible
    return row


def amounts(viewer: Viewer, request: SubjectRequest) -> Sequence[Amount]:
    """Return how much is kept about whoever asks, kind by kind and nothing of what it says, and log the count."""
    if not visible_requests(viewer).filter(pk=request.pk).exists():
        raise NotVisible
    counted = [Amount(kind.title, kind.rows(request.person).count()) for kind in KINDS if not kind.machine]
    log.record("privacy.amounts_read", target=request, person_key=request.person.key, by=viewer)
    return [each for each in counted if each.number]


def receivers(viewer: Viewer, request: SubjectRequest) -> list[Organisation]:
    """Return to which organisations something about the person was handed over: they are told of her erasure."""
    if not visible_requests(viewer).filter(pk=request.pk).exists():
        raise NotVisible
    given = Disclosure.objects.filter(person=request.person_id).order_by()
    return list(Organisation.objects.filter(pk__in=given.values("receiver")))


@dataclass(frozen=True)
class MonthOfLog:
    """A month that is over, and its review if it has been drawn."""

    month: date
    review: LogReview | None


@dataclass(frozen=True)
class Result:
    """How many of a sample had no reason, the share among those judged, and between what it lies in the whole month."""

    size: int
    judged: int
    wrong: int
    interval: Interval


def months_of_log(viewer: Viewer, today: date, most: int = 12) -> list[MonthOfLog]:
    """Return the last months that are over, the latest first, none before the log began."""
    drawn = {each.month: each for each in visible_reviews(viewer).select_related("signed_by")}
    first = LogEntry.objects.filter(visible_log(viewer)).order_by("at").values_list("at", flat=True).first()
    begun = timezone.localtime(first).date().replace(day=1) if first else today
    back = (add_months(today.replace(day=1), -number) for number in range(1, most + 1))
    return [MonthOfLog(month, drawn.get(month)) for month in back if month >= begun]


def log_review_for(viewer: Viewer, key: str) -> LogReview:
    """Return a review with its entries. Raises NotVisible."""
    rows = visible_reviews(viewer).select_related("signed_by", "drawn_by").prefetch_related("entries__entry")
    row = rows.filter(key=key).first()
    if row is None:
        raise NotVisible
    return row


def result_of(review: LogReview) -> Result:
    """Return what a sample says of its month: Wilson's interval at 95 per cent."""
    entries = list(review.entries.all())
    judged = [each for each in entries if each.judgement]
    wrong = sum(each.judgement == ReviewedEntry.Judgement.WRONG for each in judged)
    return Result(len(entries), len(judged), wrong, wilson(wrong, len(judged)))
