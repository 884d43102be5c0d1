"""Meetings that come, minutes to write, tasks due and calls to answer, over all the viewer's own cases."""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import CharField, F, QuerySet, TimeField, Value

from stegvis.apps.access.viewers import Viewer

from ...models import CallNotice, Case, Meeting, Task
from ...policies import CaseSight
from ...states import OPEN
from .held import latest_notices
from .standing import open_tasks_of, with_minutes


def meetings_coming(viewer: Viewer, at: date, until: date) -> QuerySet[Meeting]:
    """Return the meetings from `at` to `until` that are not cancelled, the next first; masked persons are left out."""
    rows = _meetings(viewer, at).filter(on__gte=at, on__lte=until)
    return rows.select_related("case__person", "case__project").order_by("on", "starts", "pk")


def meetings_without_minutes(viewer: Viewer, at: date) -> QuerySet[Meeting]:
    """Return the meetings before `at` whose minutes nobody has finished, the oldest first."""
    rows = with_minutes(_meetings(viewer, at).filter(on__lt=at)).filter(is_finished=False)
    return rows.select_related("case__person", "case__project").order_by("on", "starts", "pk")


def tasks_due(viewer: Viewer, at: date, until: date) -> QuerySet[Task]:
    """Return the open tasks of finished minutes that are due by `until`, the oldest first."""
    rows = open_tasks_of(Task.objects.filter(minutes__meeting__case__in=_cases(viewer, at), due__lte=until))
    return rows.select_related("party", "minutes__meeting__case__person").order_by("due", "pk")


def calls_to_answer(viewer: Viewer, at: date) -> QuerySet[CallNotice]:
    """Return the calls from other organisations that nobody here has answered, for meetings still to come."""
    return calls_coming(viewer, at).filter(is_answered=False)


def calls_coming(viewer: Viewer, at: date) -> QuerySet[CallNotice]:
    """Return the calls from other organisations to meetings from `at` on that are not cancelled, the next first."""
    rows = latest_notices(viewer, at).exclude(what=CallNotice.What.CANCELLED)
    return rows.filter(version__on__gte=at).order_by("version__on", "version__starts", "pk")


@dataclass(frozen=True)
class Day:
    """A line of the start page: a task, a meeting to come, one whose minutes are to be written, or one called to.

    `what` is task, meeting, minutes or call; `text` the task's own, `kind` the meeting's. A call has no case here: its
    `meeting_key` is the key of what was handed over.
    """

    text: str | None
    what: str
    id: int
    day: date
    starts: time | None
    kind: str
    case_key: str
    meeting_key: str
    person_key: str
    given_name: str | None
    family_name: str | None

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_name, self.family_name) if part)


def day_of(viewer: Viewer, at: date, until: date, shown: int) -> list[Day]:
    """Return the first `shown` of what is due by `until`: one query, whatever there is."""
    meetings = _meetings(viewer, at).filter(on__lte=until)
    coming, unwritten = meetings.filter(on__gte=at), with_minutes(meetings.filter(on__lt=at)).filter(is_finished=False)
    # The tasks come first: of the encrypted columns the first query says how they are read.
    arms = [
        _lines("task", tasks_due(viewer, at, until), F("what"), day="due", to_meeting="minutes__meeting__"),
        _lines("meeting", coming, starts=F("starts"), kind=F("kind")),
        _lines("minutes", unwritten, starts=F("starts"), kind=F("kind")),
        _lines(
            "call",
            calls_coming(viewer, at).filter(version__on__lte=until),
            day="version__on",
            starts=F("version__starts"),
            kind=F("call__meeting__kind"),
            case=Value("", CharField()),
            key="disclosure__key",
            person="disclosure__reception__person__",
        ),
    ]
    rows = arms[0].union(*arms[1:], all=True).order_by("day", "at", "of_row")
    return [Day(*row) for row in rows[:shown]]


NO_TEXT = Value(None, Task._meta.get_field("what"))
NO_TIME, NO_KIND = Value(None, TimeField()), Value("", CharField())


def _lines(
    what: str,
    rows: QuerySet,
    text: F | Value = NO_TEXT,
    *,
    day: str = "on",
    starts: F | Value = NO_TIME,
    kind: F | Value = NO_KIND,
    to_meeting: str = "",
    case: F | Value | None = None,
    key: str = "",
    person: str = "",
) -> QuerySet:
    person = person or f"{to_meeting}case__person__"
    named = rows.order_by().annotate(
        text=text,
        what_it_is=Value(what, CharField()),
        of_row=F("pk"),
        day=F(day),
        at=starts,
        meeting_kind=kind,
        case_key=case or F(f"{to_meeting}case__key"),
        meeting_key=F(key or f"{to_meeting}key"),
        person_key=F(f"{person}key"),
        given=F(f"{person}given_name"),
        family=F(f"{person}family_name"),
    )
    columns = ("text", "what_it_is", "of_row", "day", "at", "meeting_kind", "case_key", "meeting_key", "person_key")
    return named.values_list(*columns, "given", "family")


def _cases(viewer: Viewer, at: date) -> QuerySet[Case]:
    sight = CaseSight(viewer, at)
    return sight.at_work.rows.filter(state__in=OPEN, person__in=sight.people.searchable)


def _meetings(viewer: Viewer, at: date) -> QuerySet[Meeting]:
    """Return the meetings that are not cancelled, also after an exit, of persons whom the viewer may name."""
    sight = CaseSight(viewer, at)
    cases = sight.at_work.rows.filter(person__in=sight.people.searchable)
    return Meeting.objects.filter(case__in=cases, cancelled_at__isnull=True)
