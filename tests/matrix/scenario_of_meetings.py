"""Meetings about Ekby's person: one to come with AF called, one being written about, one whose minutes AF has."""

from datetime import time, timedelta

from django.utils import timezone

from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import CallNotice, Case, Meeting, Minutes
from tests.apps.people.sharing import consent
from tests.cast import Cast

CLOCK = {"starts": time(13), "ends": time(14), "place": "Rum 3"}


def met(cast: Cast, case: Case) -> dict[str, str]:
    ways = (("ekby", "af"), ("af", "ekby"))
    consent(cast, person=case.person, ways=ways, kinds=("attendance",))
    coming = _booked(cast, case, days=3)
    held, written = (_booked(cast, case, days=0) for _each in range(2))
    draft, finished = _written(cast, written), _written(cast, held)
    finished = casework.finish_minutes(minutes=finished, by=cast.case_worker)
    (copy,) = casework.hand_over_minutes(
        minutes=finished, receivers={cast.af: None}, with_plan=False, by=cast.case_worker
    )
    notice = CallNotice.objects.get(call__meeting=coming)
    return {
        "meeting_to_come": coming.key,
        "meeting_written": written.key,
        "meeting_held": held.key,
        "call": notice.disclosure.key,
        "call_id": str(notice.call.pk),
        "minutes_copy": copy.key,
        "task": str(finished.tasks.get().pk),
        "task_draft": str(draft.tasks.get().pk),
        "near": str(cast.trusted_registrar.user_id),
    }


def _booked(cast: Cast, case: Case, days: int) -> Meeting:
    on = timezone.localdate() + timedelta(days=days)
    called = {cast.af: None} if days else {}
    meeting = casework.book_meeting(
        case=case, kind="three_party", on=on, organisations=called, by=cast.case_worker, **CLOCK
    )
    return Meeting.objects.get(pk=meeting.pk)


def _written(cast: Cast, meeting: Meeting) -> Minutes:
    parts = {"situation": casework.Written("Vill måla.")}
    minutes = casework.write_minutes(meeting=meeting, parts=parts, by=cast.case_worker)
    due = timezone.localdate()
    casework.add_task(
        minutes=minutes, what="Ringa verkstaden", due=due, kind="work_education", party=cast.af, by=cast.case_worker
    )
    return minutes
