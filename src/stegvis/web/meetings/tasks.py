"""Who does what after a meeting, by when, and what came of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.casework import actions
from stegvis.apps.casework.meeting_policies import may_change_minutes, may_follow_minutes
from stegvis.apps.casework.queries import meetings, plans
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.fields import PERSON
from stegvis.web.common.persons.act_page import Onwards, answer
from stegvis.web.common.persons.words import who

from .forms.minutes import TaskForm, TaskReportForm
from .reading import meeting_page, open_draft, open_finished, task_in

both = require_http_methods(["GET", "POST"])
SAVED = _("Saved.")


@both
def add(request: HttpRequest, case_key: str, meeting_key: str) -> HttpResponse:
    viewer, view = staff(request), _draft(request, case_key, meeting_key)
    initial = {"kind": "work_education", "party": request.GET.get("party", PERSON)}
    another = Onwards(_("Save and add another"), reverse("meetings:add_task", args=[case_key, meeting_key]))
    page = meeting_page(view, title=_("Add a task"), button=_("Save"), done=SAVED, onwards=another)
    return answer(
        request,
        page,
        _form(request, view, initial),
        lambda values: actions.add_task(minutes=view.minutes, by=viewer, **_chosen(view, values)),
    )


@both
def change(request: HttpRequest, case_key: str, meeting_key: str, task_id: int) -> HttpResponse:
    viewer, view = staff(request), _draft(request, case_key, meeting_key)
    task = task_in(view, task_id)
    now = {name: getattr(task, name) for name in ("what", "due", "kind")}
    now |= {"contact": task.contact or "", "party": task.party_id or PERSON}
    page = meeting_page(view, title=_("Change the task"), button=_("Save"), done=SAVED)
    return answer(
        request,
        page,
        _form(request, view, now),
        lambda values: actions.change_task(task=task, by=viewer, **_chosen(view, values)),
    )


@require_POST
def remove(request: HttpRequest, case_key: str, meeting_key: str, task_id: int) -> HttpResponse:
    view = _draft(request, case_key, meeting_key)
    actions.remove_task(task=task_in(view, task_id), by=staff(request))
    return redirect("meetings:show", case_key, meeting_key)


@both
def report(request: HttpRequest, case_key: str, meeting_key: str, task_id: int) -> HttpResponse:
    viewer, view = staff(request), open_finished(request, case_key, meeting_key)
    may_follow_minutes(viewer, view.minutes).or_refuse()
    task = task_in(view, task_id)
    form = TaskReportForm(sent(request), initial={"on": timezone.localdate()})
    from_list = request.GET.get("from") == "list"
    page = meeting_page(
        view,
        title=_("What came of it?"),
        button=_("Save"),
        done=_("It is noted."),
        facts=f"{who(task)}: {task.what}",
        back=reverse("meetings:tasks") if from_list else "",
    )
    return answer(request, page, form, lambda values: actions.report_on_task(task=task, by=viewer, **values))


def _draft(request: HttpRequest, case_key: str, meeting_key: str) -> meetings.MeetingView:
    view = open_draft(request, case_key, meeting_key)
    may_change_minutes(staff(request), view.minutes).or_refuse()
    return view


def _form(request: HttpRequest, view: meetings.MeetingView, initial: dict[str, Any]) -> TaskForm:
    parties = plans.can_be_in_plan(view.case, timezone.localdate())
    return TaskForm(sent(request), initial=initial, parties=[(each.pk, each.name) for each in parties])


def _chosen(view: meetings.MeetingView, values: dict[str, Any]) -> dict[str, Any]:
    """Return what the form says with the organisation that was chosen; none for the person."""
    parties = {str(each.pk): each for each in plans.can_be_in_plan(view.case, timezone.localdate())}
    return {**values, "party": parties.get(values["party"])}
