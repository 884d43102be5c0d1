from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.activity_policies import may_record_activity
from stegvis.apps.casework.queries import plans
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.reading import open_case

from .forms import ActivityForm, CorrectForm, DayOnlyForm, EndForm, WhyForm
from .reading import activity_page, writable_activity
from .words import title

both = require_http_methods(["GET", "POST"])
FIELDS = ("method", "what", "place", "contact", "hours", "planned_on", "planned_until", "on", "kind")
ENDED = ("result", "until", "result_why")


@both
def record(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case = staff(request), open_case(request, case_key)
    may_record_activity(viewer, case).or_refuse()
    form = ActivityForm(request.POST or None, initial=_asked(request), **_choices(case))
    page = ActPage(
        title=_("Add an activity"),
        button=_("Save"),
        done=_("The activity is saved."),
        person=case.person,
        facts=case.project,
        columns=True,
    )
    return answer(
        request, page, form, lambda values: actions.record_activity(case=case, by=viewer, **_chosen(case, values))
    )


@both
def begin(request: HttpRequest, case_key: str, activity_key: str) -> HttpResponse:
    viewer, activity = staff(request), writable_activity(request, case_key, activity_key)
    form = DayOnlyForm(request.POST or None, initial={"on": timezone.localdate()})
    page = activity_page(
        activity, title=_("The activity begins"), button=_("Save"), done=_("Saved."), facts=title(activity)
    )
    return answer(request, page, form, lambda values: actions.begin_activity(activity=activity, by=viewer, **values))


@both
def end(request: HttpRequest, case_key: str, activity_key: str) -> HttpResponse:
    viewer, activity = staff(request), writable_activity(request, case_key, activity_key)
    today, has_begun = timezone.localdate(), activity.on is not None
    form = EndForm(request.POST or None, has_begun=has_begun, initial={"until": today})
    page = activity_page(
        activity, title=_("How the activity ended"), button=_("Save"), done=_("Saved."), facts=title(activity)
    )
    return answer(request, page, form, lambda values: actions.end_activity(activity=activity, by=viewer, **values))


@both
def correct(request: HttpRequest, case_key: str, activity_key: str) -> HttpResponse:
    viewer, activity = staff(request), writable_activity(request, case_key, activity_key)
    ended = activity.result is not None
    now = {name: getattr(activity, name) for name in (*FIELDS, *(ENDED if ended else ()))}
    now |= {"arranged_by": activity.arranged_by_id or "", "project_method": activity.project_method_id or ""}
    form = CorrectForm(request.POST or None, initial=now, ended=ended, **_choices(activity.case, activity))
    page = activity_page(
        activity,
        title=_("Correct the activity"),
        button=_("Save the correction"),
        done=_("Corrected. What stood there is kept under Changes."),
        columns=True,
    )

    def act(values: dict[str, Any]) -> object:
        return actions.correct_activity(activity=activity, by=viewer, **_chosen(activity.case, values))

    return answer(request, page, form, act)


@both
def withdraw(request: HttpRequest, case_key: str, activity_key: str) -> HttpResponse:
    viewer, activity = staff(request), writable_activity(request, case_key, activity_key)
    page = ActPage(
        title=_("Take the activity away"),
        button=_("Take it away"),
        done=_("Taken away. What stood there is kept under Changes."),
        person=activity.case.person,
        facts=title(activity),
        hint=_("For an activity that should never have been recorded. One that was cut short is ended instead."),
        danger=True,
    )
    form = WhyForm(request.POST or None)
    return answer(request, page, form, lambda values: actions.withdraw_activity(activity=activity, by=viewer, **values))


def _asked(request: HttpRequest) -> dict[str, Any]:
    return {"planned_on": timezone.localdate()} if request.method == "GET" else {}


def _choices(case: Any, activity: Any = None) -> dict[str, Any]:
    today = timezone.localdate()
    parties = {each.pk: each.name for each in plans.can_be_in_plan(case, today)}
    methods = {each.pk: each.name for each in queries.methods_of(case, today)}
    if activity and activity.arranged_by:
        parties |= {activity.arranged_by_id: activity.arranged_by.name}
    if activity and activity.project_method:
        methods |= {activity.project_method_id: activity.project_method.name}
    return {"parties": list(parties.items()), "methods": list(methods.items())}


def _chosen(case: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Return what the form says with the rows that were chosen; an empty kind is the method's own."""
    today = timezone.localdate()
    parties = {str(each.pk): each for each in plans.can_be_in_plan(case, today)}
    methods = {str(each.pk): each for each in queries.methods_of(case, today)}
    return {
        **values,
        "kind": values["kind"] or None,
        "arranged_by": parties.get(values["arranged_by"]),
        "project_method": methods.get(values.get("project_method", "")),
    }
