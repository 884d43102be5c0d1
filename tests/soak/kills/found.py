"""What the database holds of the acts that were asked for: each is known by the mark that its words begin with."""

from datetime import date

from django.db.models import QuerySet

from stegvis.apps.casework.models import Meeting, MinutesPart, SentReferral
from stegvis.apps.intake.models import Batch
from stegvis.apps.jobs.actions import STALE_AFTER
from stegvis.apps.jobs.models import UNFINISHED, Job, State
from stegvis.apps.notices.models import Digest
from stegvis.apps.people.models import Disclosure, Document
from stegvis.apps.privacy.models import Removal, RemovalLine

from . import wholeness

OLD = 2 * STALE_AFTER


def acts() -> list[str]:
    """Return the mark of every act that is there, as often as it is."""
    planning = Disclosure.objects.filter(purpose="planning").only("copy")
    marks = [each.copy["texts"].get("economy") for each in planning]
    marks += [each.disclosure.copy["texts"]["reason"] for each in SentReferral.objects.select_related("disclosure")]
    marks += [each.title for each in Document.objects.defer("content")]
    marks += [each.place for each in Meeting.objects.all()]
    # Amended minutes begin as a copy of the first.
    marks += [text for _meeting, text in {(each.minutes.meeting_id, each.text) for each in _parts()}]
    return sorted(mark for mark in marks if mark)


def _parts() -> QuerySet[MinutesPart]:
    return MinutesPart.objects.select_related("minutes")


def mails(day: date) -> dict[str, str]:
    """Return what became of each user's mail of a day, by address."""
    return dict(Digest.objects.filter(on=day).values_list("user__email", "state"))


def work() -> dict[str, int]:
    """Return how much there is of work, and how much of it had to be taken up anew."""
    return {
        "undone": len(list(wholeness.nothing_is_left_undone())),
        "taken_up": Job.objects.filter(attempts__gt=1).count(),
        "failed": Job.objects.filter(state=State.FAILED).count(),
        "jobs": Job.objects.count(),
        "files": Batch.objects.filter(state="applied").count(),
        "lists": Removal.objects.filter(state="done").count(),
        "removed": RemovalLine.objects.filter(state="removed").count(),
    }


def let_the_dead_be_old() -> None:
    """Let all signs of work lie so far back that whoever gave them counts as dead."""
    for job in Job.objects.filter(state__in=UNFINISHED):
        heartbeat = job.heartbeat - OLD if job.heartbeat else None
        Job.objects.filter(pk=job.pk).update(heartbeat=heartbeat, created_at=job.created_at - OLD)
