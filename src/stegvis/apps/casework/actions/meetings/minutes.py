from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.policies import now, today
from stegvis.apps.projects.saving import save

from ...meeting_policies import may_change_minutes, may_follow_minutes, may_write_minutes
from ...models import Meeting, Minutes, MinutesPart, Task
from ...plan_policies import may_be_in_plan
from ..facts import NeedsReason
from ..plans.locking import happened
from .handing_over import tell_earlier_receivers
from .locking import locked_meeting, locked_minutes, noted


class NothingInTheMinutes(Refused):
    default = _("Write something in the minutes first.")


class AlreadyAmending(Refused):
    default = _("A new version of the minutes is being written already.")


@dataclass(frozen=True)
class Written:
    """What is written under one heading, and the kind of information that it is."""

    text: str
    kind: str = "work_education"


@act
def write_minutes(
    *,
    meeting: Meeting,
    parts: Mapping[str, Written],
    by: Viewer,
    present: str = "",
    organisations: Collection[Organisation] = (),
) -> Minutes:
    """Write the draft of a meeting's minutes: `parts` by heading, and who was there. The first time begins it."""
    meeting = locked_meeting(meeting)
    may_write_minutes(by, meeting).or_refuse()
    happened(meeting.on)
    minutes = meeting.minutes.first()
    if minutes is None:
        minutes = Minutes(meeting=meeting, number=1, written_by_id=by.user_id)
    minutes.meeting = meeting
    may_change_minutes(by, minutes).or_refuse()
    for each in organisations:
        may_be_in_plan(each, meeting.case, today()).or_refuse()
    minutes.present = present.strip() or None
    save(minutes, by=by)
    minutes.present_organisations.set(organisations)
    _write_parts(minutes, parts)
    noted("minutes.written", minutes, by)
    return minutes


@act
def finish_minutes(*, minutes: Minutes, by: Viewer) -> Minutes:
    """Let the minutes stand as they are; their tasks are due from now on.

    Who has an earlier version gets this one, as far as a ground in force lets it go.
    """
    minutes = locked_minutes(minutes)
    may_change_minutes(by, minutes).or_refuse()
    if not minutes.parts.exists() and not minutes.tasks.exists():
        raise NothingInTheMinutes
    minutes.finished_at, minutes.finished_by_id = now(), by.user_id
    save(minutes, by=by)
    tell_earlier_receivers(minutes, by)
    noted("minutes.finished", minutes, by)
    return minutes


@act
def amend_minutes(*, minutes: Minutes, why: str, by: Viewer) -> Minutes:
    """Begin a new version as a copy of the finished one, with why. What was finished stays as it was."""
    minutes = locked_minutes(minutes)
    may_follow_minutes(by, minutes).or_refuse()
    if not why.strip():
        raise NeedsReason
    latest = minutes.meeting.minutes.first()
    if latest is None or not latest.is_finished:
        raise AlreadyAmending
    new = Minutes(meeting=minutes.meeting, number=latest.number + 1, why=why.strip(), written_by_id=by.user_id)
    new.present = latest.present
    save(new, by=by)
    new.present_organisations.set(latest.present_organisations.all())
    _copy_lines(latest, new)
    noted("minutes.amending", new, by)
    return new


def _write_parts(minutes: Minutes, parts: Mapping[str, Written]) -> None:
    minutes.parts.all().delete()
    for heading, part in parts.items():
        if part.text.strip():
            MinutesPart.objects.create(minutes=minutes, heading=heading, kind=part.kind, text=part.text.strip())


def _copy_lines(latest: Minutes, new: Minutes) -> None:
    for part in latest.parts.all():
        MinutesPart.objects.create(minutes=new, heading=part.heading, kind=part.kind, text=part.text)
    for task in latest.tasks.all():
        same = ("place", "line", "what", "party_id", "contact", "due", "kind", "origin_id")
        Task.objects.create(minutes=new, **{name: getattr(task, name) for name in same})
