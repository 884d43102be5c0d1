"""A meeting as the case's owner reads it, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Prefetch, QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.models import Organisation, User
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.core import codebook

from ...going import Going
from ...meeting_contents import call_goes_to, minutes_go_to
from ...meeting_policies import near
from ...models import (
    Call,
    CallAnswer,
    CallNotice,
    Case,
    Meeting,
    MeetingVersion,
    Minutes,
    MinutesCopy,
    PlanVersion,
    Task,
    TaskReport,
)
from ...plan_contents import plan_in_force
from ...plan_policies import parties_of
from ...policies import CaseSight
from .standing import with_minutes

FOR_PLANS = codebook.meeting_kinds.flagged("plan")


@dataclass(frozen=True)
class CallLine:
    """Somebody who is called: what was told last, and the last answer about the time that the meeting has now.

    `answered_before` is an answer about an earlier time, when there is none about this one.
    """

    call: Call
    notice: CallNotice | None
    answer: CallAnswer | None
    answered_before: CallAnswer | None
    knows: bool

    @property
    def is_elsewhere(self) -> bool:
        """Say whether it is another organisation, which is told by a handing over."""
        return self.call.party_id is not None and self.call.worker_id is None


@dataclass(frozen=True)
class TaskLine:
    """A task with the last that was reported on it."""

    task: Task
    report: TaskReport | None

    @property
    def is_open(self) -> bool:
        return self.report is None

    def is_late(self, today: date) -> bool:
        return self.is_open and self.task.due < today


@dataclass(frozen=True)
class Earlier:
    """Who holds an earlier version of the minutes than the one that is finished now."""

    receiver: Organisation
    number: int


@dataclass(frozen=True)
class MeetingView:
    """A meeting with all that its page shows: `minutes` is the version shown, `all_minutes` the latest first."""

    meeting: Meeting
    case: Case
    versions: tuple[MeetingVersion, ...]
    calls: tuple[CallLine, ...]
    minutes: Minutes | None
    all_minutes: tuple[Minutes, ...]
    tasks: tuple[TaskLine, ...]
    copies: tuple[MinutesCopy, ...]

    @property
    def finished(self) -> Minutes | None:
        return next((each for each in self.all_minutes if each.is_finished), None)

    @property
    def draft(self) -> Minutes | None:
        return next((each for each in self.all_minutes if not each.is_finished), None)

    @property
    def is_current(self) -> bool:
        """Say whether the version that is shown is the finished one that holds."""
        return self.minutes is not None and self.finished is not None and self.minutes.pk == self.finished.pk

    @property
    def unaware(self) -> tuple[CallLine, ...]:
        """Return the called organisations that don't know how the meeting stands."""
        return tuple(each for each in self.calls if each.is_elsewhere and not each.knows)

    @property
    def earlier(self) -> tuple[Earlier, ...]:
        """Return who holds an earlier version and not the finished one."""
        if self.finished is None:
            return ()
        latest: dict[Organisation, int] = {}
        for copy in self.copies:
            latest[copy.disclosure.receiver] = max(copy.minutes.number, latest.get(copy.disclosure.receiver, 0))
        return tuple(Earlier(who, number) for who, number in latest.items() if number < self.finished.number)

    def by_party(self) -> list[tuple[Organisation | None, list[TaskLine]]]:
        return by_party(self.tasks)


def by_party(tasks: Iterable[TaskLine]) -> list[tuple[Organisation | None, list[TaskLine]]]:
    """Return one list of tasks for each party, the person's own last."""
    lists: dict[int | None, tuple[Organisation | None, list[TaskLine]]] = {}
    for line in tasks:
        lists.setdefault(line.task.party_id, (line.task.party, []))[1].append(line)
    own = lists.pop(None, None)
    return [*lists.values(), *([own] if own else [])]


def meeting_for(viewer: Viewer, case_key: str, key: str, at: date) -> Meeting:
    """Return a meeting of a case that exists for `viewer`. Raises NotVisible, SayWhyFirst."""
    sight = CaseSight(viewer, at)
    found = Meeting.objects.filter(key=key, case__key=case_key, case__in=sight.rows)
    meeting = found.select_related("case__person", "case__project", "case__owner", "booked_by", "cancelled_by").first()
    if meeting is None:
        raise NotVisible
    sight.people.opens(meeting.case.person)
    return meeting


def meeting_view(
    viewer: Viewer, case_key: str, key: str, at: date, number: int | None = None, *, shown: bool = True
) -> MeetingView:
    """Return a meeting with its minutes: the draft or else the latest, or version `number`. That it is `shown` is
    logged. Raises NotVisible, SayWhyFirst.
    """
    meeting = meeting_for(viewer, case_key, key, at)
    every = _minutes(meeting)
    minutes = next((each for each in every if number in (None, each.number)), None)
    if number is not None and minutes is None:
        raise NotVisible
    if shown:
        log.record("meeting.read", target=meeting, person_key=meeting.case.person.key, by=viewer)
    copies = MinutesCopy.objects.filter(minutes__in=every) if every else MinutesCopy.objects.none()
    copies = copies.select_related("minutes", "disclosure__receiver").defer("disclosure__copy")
    return MeetingView(
        meeting=meeting,
        case=meeting.case,
        versions=tuple(meeting.versions.select_related("recorded_by")),
        calls=_calls(meeting),
        minutes=minutes,
        all_minutes=every,
        tasks=_tasks(minutes),
        copies=tuple(copies.order_by("pk")),
    )


def meetings_of(case: Case) -> QuerySet[Meeting]:
    """Return the meetings of a case that the caller was found to see, the latest first."""
    return with_minutes(Meeting.objects.filter(case=case)).order_by("-on", "-starts", "-pk")


def waits_for_a_plan(view: MeetingView, at: date) -> bool:
    """Say whether a draft of a plan can be agreed in this meeting."""
    fits = not view.meeting.is_cancelled and view.meeting.on <= at and view.meeting.kind in FOR_PLANS
    return fits and PlanVersion.objects.filter(plan__case=view.case, agreed_on__isnull=True).exists()


def unbooked(case: Case, on: date) -> Meeting:
    """Return a meeting that is nowhere kept, to ask who could be called to one."""
    return Meeting(case=case, kind="three_party", on=on, starts=time(13), ends=time(14))


def where_plans_can_be_agreed(case: Case, at: date) -> list[Meeting]:
    """Return the meetings of a case that were held by `at` and in which a plan can be agreed, the latest first."""
    held = Meeting.objects.filter(case=case, cancelled_at__isnull=True, on__lte=at, kind__in=FOR_PLANS)
    return list(held.order_by("-on", "-starts"))


def who_can_be_called(meeting: Meeting, at: datetime) -> tuple[list[Going], list[User]]:
    """Return the other organisations of the case, each with what it would be told now, and the colleagues near it.

    The meeting need not be saved.
    """
    case = meeting.case
    others = parties_of(case, at.date()).exclude(pk=case.owner_id)
    return [call_goes_to(meeting, each, at) for each in others], list(near(case))


def minutes_receivers(minutes: Minutes, at: datetime) -> tuple[PlanVersion | None, list[Going]]:
    """Return the plan that holds, and for each other party what goes to it of minutes and plan; the called first."""
    case, plan = minutes.meeting.case, plan_in_force(minutes.meeting.case)
    called = set(minutes.meeting.calls.values_list("party", flat=True))
    called |= {each.pk for each in minutes.present_organisations.all()}
    parties = parties_of(case, at.date()).exclude(pk=case.owner_id)
    ranked = sorted(parties, key=lambda each: (each.pk not in called, each.name))
    return plan, [minutes_go_to(minutes, plan, each, at) for each in ranked]


def _minutes(meeting: Meeting) -> tuple[Minutes, ...]:
    found = meeting.minutes.select_related("written_by", "finished_by")
    every = tuple(found.prefetch_related("parts", "present_organisations").order_by("-number"))
    for each in every:
        each.meeting = meeting
    return every


def _calls(meeting: Meeting) -> tuple[CallLine, ...]:
    answers = CallAnswer.objects.select_related("recorded_by", "origin", "version")
    notices = CallNotice.objects.select_related("disclosure__to_user", "version").defer("disclosure__copy")
    calls = meeting.calls.select_related("party", "worker")
    found = calls.prefetch_related(Prefetch("answers", answers), Prefetch("notices", notices))
    return tuple(_line(call, meeting) for call in found)


def _line(call: Call, meeting: Meeting) -> CallLine:
    notice = next(iter(reversed(call.notices.all())), None)
    about_now = [each for each in call.answers.all() if each.version.number == meeting.number]
    before = [each for each in call.answers.all() if each.version.number != meeting.number]
    told_last = notice is not None and notice.version.number == meeting.number
    knows = told_last and (not meeting.is_cancelled or notice.what == CallNotice.What.CANCELLED)
    earlier = before[-1] if before and not about_now else None
    return CallLine(call, notice, about_now[-1] if about_now else None, earlier, knows)


def _tasks(minutes: Minutes | None) -> tuple[TaskLine, ...]:
    if minutes is None:
        return ()
    tasks = list(minutes.tasks.select_related("party"))
    return lines_of(tasks)


def lines_of(tasks: Iterable[Task]) -> tuple[TaskLine, ...]:
    """Return the tasks with what was last reported on each: one query, none where there are no tasks."""
    tasks = list(tasks)
    if not tasks:
        return ()
    reports = TaskReport.objects.filter(line__in=[each.line for each in tasks]).select_related("recorded_by", "origin")
    last = {report.line: report for report in reports.order_by("pk")}
    return tuple(TaskLine(each, last.get(each.line)) for each in tasks)
