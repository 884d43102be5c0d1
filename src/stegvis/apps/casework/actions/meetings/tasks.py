from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.contents import LANGUAGE
from stegvis.apps.people.policies import today
from stegvis.apps.projects.saving import save
from stegvis.core import codebook

from ...meeting_contents import own_tasks
from ...meeting_policies import may_change_minutes, may_follow_minutes
from ...models import Minutes, MinutesCopy, Task, TaskReport
from ...plan_policies import NotYours, may_be_in_plan
from ..party_tells import held, tell_owner
from ..plans.locking import happened
from .locking import locked_minutes, noted


@act
def add_task(
    *,
    minutes: Minutes,
    what: str,
    due: date,
    kind: str,
    by: Viewer,
    party: Organisation | None = None,
    contact: str = "",
) -> Task:
    """Add what an organisation among the parties is to do by a day, or the person where none is named."""
    minutes = _draft(minutes, by)
    last = minutes.tasks.aggregate(last=Max("place"))["last"] or 0
    task = Task(minutes=minutes, place=last + 1)
    _say(task, what=what, due=due, kind=kind, party=party, contact=contact)
    save(task, by=by)
    noted("minutes.written", minutes, by)
    return task


@act
def change_task(*, task: Task, by: Viewer, **values: Any) -> Task:
    """Say the task anew: `values` are those of `add_task`."""
    minutes = _draft(task.minutes, by)
    row = minutes.tasks.get(pk=task.pk)
    row.minutes = minutes
    _say(row, **values)
    save(row, by=by)
    noted("minutes.written", minutes, by)
    return row


@act
def remove_task(*, task: Task, by: Viewer) -> None:
    """Take a task out of a draft."""
    minutes = _draft(task.minutes, by)
    Task.objects.filter(pk=task.pk, minutes=minutes).delete()
    noted("minutes.written", minutes, by)


@act
def report_on_task(
    *, task: Task, result: str, on: date, by: Viewer, reason: str | None = None, text: str = ""
) -> TaskReport:
    """Note that a task is done, or is not done and why, as the owner knows it. The last that was noted counts."""
    minutes = locked_minutes(task.minutes)
    may_follow_minutes(by, minutes).or_refuse()
    report = _report(task, result, reason, text, on)
    report.origin, report.recorded_by_id = minutes.meeting.case.owner, by.user_id
    save(report, by=by)
    noted("task.reported", minutes, by)
    return report


@act
def report_task_from_party(
    *, copy: MinutesCopy, task: Task, result: str, on: date, by: Viewer, reason: str | None = None, text: str = ""
) -> TaskReport:
    """Report on a task of one's own in the minutes one holds. The owner is told on a ground for the task's kind."""
    copy = held(copy, by, "minutes__meeting__case__owner")
    if task.pk not in own_tasks(copy):
        raise NotYours
    report = _report(task, result, reason, text, on)
    case = copy.minutes.meeting.case
    tell_owner(report, copy, case, kind=task.kind, says=_says(task, report), act_name="task.reported", by=by)
    return report


def _draft(minutes: Minutes, by: Viewer) -> Minutes:
    minutes = locked_minutes(minutes)
    may_change_minutes(by, minutes).or_refuse()
    return minutes


def _say(row: Task, *, what: str, due: date, kind: str, party: Organisation | None = None, contact: str = "") -> None:
    case = row.minutes.meeting.case
    may_be_in_plan(party, case, today()).or_refuse()
    row.what, row.due, row.kind = what.strip(), due, kind
    row.party, row.contact = party, contact.strip() or None
    row.origin_id = party.pk if party else case.owner_id


def _report(task: Task, result: str, reason: str | None, text: str, on: date) -> TaskReport:
    kept = reason or None
    return TaskReport(task=task, line=task.line, result=result, reason=kept, text=text.strip() or None, on=happened(on))


def _says(task: Task, report: TaskReport) -> str:
    with override(LANGUAGE):
        result = report.get_result_display().lower()
        said = _("%(what)s: %(result)s %(day)s.") % {"what": task.what, "result": result, "day": report.on}
        reason = f"{codebook.plan_reasons[report.reason].label.sv}." if report.reason else ""
        return " ".join(part for part in (said, reason, report.text or "") if part)
