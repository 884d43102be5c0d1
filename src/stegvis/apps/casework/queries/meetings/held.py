"""Calls and minutes that other organisations have handed over: read as the copies that came, and nothing beside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person
from stegvis.apps.people.policies import Sight, covering, now

from ...held_policies import HeldSight
from ...meeting_contents import MEETING, MINUTES, PART, TASK, own_tasks
from ...meeting_policies import KIND
from ...models import WHEN, CallAnswer, CallNotice, MinutesCopy, Task, TaskReport
from ...policies import PLANNING

OF_MINUTES = (MINUTES, PART, TASK)


@dataclass(frozen=True)
class HeldCall:
    """The last that the own organisation was told of a meeting, in the words of the copy, and what it answered.

    `can_tell` says that a ground lets the answer go back now.
    """

    notice: CallNotice
    person: Person
    title: str
    says: str
    answer: CallAnswer | None
    can_tell: bool

    @property
    def is_cancelled(self) -> bool:
        return self.notice.what == CallNotice.What.CANCELLED


@dataclass(frozen=True)
class CopiedPart:
    """A part of the minutes as the copy says it. `task` is there for the receiver's own tasks alone."""

    what: str
    title: str
    says: str
    task: Task | None
    report: TaskReport | None


@dataclass(frozen=True)
class HeldMinutes:
    """A copy of minutes that the own organisation holds; `open_kinds` can go back to their owner now."""

    copy: MinutesCopy
    person: Person
    parts: tuple[CopiedPart, ...]
    open_kinds: frozenset[str]


def latest_notices(viewer: Viewer, at: date) -> QuerySet[CallNotice]:
    """Return the last that was told of each meeting to which the viewer's organisation is called, `is_answered`."""
    later = CallNotice.objects.filter(call=OuterRef("call"), pk__gt=OuterRef("pk"))
    answers = CallAnswer.objects.filter(call=OuterRef("call"), version=OuterRef("version"))
    rows = HeldSight(viewer, at).of(CallNotice).filter(~Exists(later), call__party=viewer.organisation_id)
    rows = rows.select_related("disclosure__sender", "disclosure__reception__person", "version", "call__meeting")
    # What the meeting is now is not for the receiver: only its kind, which never changes, and what was told.
    closed = [f"call__meeting__{name}" for name in (*WHEN, "cancelled_why")]
    return rows.defer("disclosure__copy", "version__why", *closed).annotate(is_answered=Exists(answers))


def held_calls(viewer: Viewer, person: Person, at: date) -> list[CallNotice]:
    """Return what was told last of the meetings about a person, the next first."""
    rows = latest_notices(viewer, at).filter(disclosure__reception__person=person)
    return list(rows.order_by("-version__on", "-pk"))


def held_call(viewer: Viewer, disclosure_key: str, at: date) -> HeldCall:
    """Return a call with its copy's words and one's own answer, and log that it was read. Raises NotVisible."""
    notice = latest_notices(viewer, at).filter(disclosure__key=disclosure_key).first()
    if notice is None:
        raise NotVisible
    disclosure = notice.disclosure
    person = Sight(viewer, at).opens(disclosure.reception.person)
    entry = next(each for each in disclosure.copy["entries"] if each["id"].partition(":")[0] == MEETING)
    own = CallAnswer.objects.filter(call=notice.call, version=notice.version, origin=viewer.organisation_id)
    open_ = covering(person, disclosure.sender, PLANNING, now())
    log.record("disclosure.read", target=disclosure, person_key=person.key, by=viewer)
    answer = own.select_related("recorded_by").last()
    return HeldCall(notice, person, entry["title"], entry["says"], answer, KIND in open_)


def held_minutes_of(viewer: Viewer, person: Person, at: date) -> list[MinutesCopy]:
    """Return the copies of minutes in a person's file, the latest first, still closed."""
    rows = HeldSight(viewer, at).of(MinutesCopy).filter(disclosure__reception__person=person)
    rows = rows.select_related("disclosure__sender", "minutes__meeting").defer("disclosure__copy")
    return list(rows.order_by("-pk"))


def held_minutes(viewer: Viewer, disclosure_key: str, at: date) -> HeldMinutes:
    """Return a copy of minutes with one's own tasks and reports, and log that it was read. Raises NotVisible."""
    rows = HeldSight(viewer, at).of(MinutesCopy).filter(disclosure__key=disclosure_key)
    copy = rows.select_related("disclosure__sender", "disclosure__reception__person", "minutes__meeting").first()
    if copy is None:
        raise NotVisible
    person = Sight(viewer, at).opens(copy.disclosure.reception.person)
    own = own_tasks(copy)
    parts = _copied(copy.disclosure.copy["entries"], own, _own_reports(viewer, own))
    log.record("disclosure.read", target=copy.disclosure, person_key=person.key, by=viewer)
    return HeldMinutes(copy, person, parts, frozenset(covering(person, copy.disclosure.sender, PLANNING, now())))


def _copied(
    entries: list[dict[str, Any]], own: Mapping[int, Task], reports: Mapping[str, TaskReport]
) -> tuple[CopiedPart, ...]:
    parts = []
    for entry in entries:
        what, _between, pk = entry["id"].partition(":")
        if what in OF_MINUTES:
            task = own.get(int(pk)) if what == TASK else None
            report = reports.get(task.line) if task else None
            parts.append(CopiedPart(what, entry["title"], entry["says"], task, report))
    return tuple(sorted(parts, key=lambda part: OF_MINUTES.index(part.what)))


def _own_reports(viewer: Viewer, own: Mapping[int, Task]) -> dict[str, TaskReport]:
    lines = [task.line for task in own.values()]
    rows = TaskReport.objects.filter(line__in=lines, origin=viewer.organisation_id)
    return {each.line: each for each in rows.select_related("recorded_by").order_by("pk")}
