"""A draft is agreed in a meeting; an agreed plan is changed by a new version."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions
from stegvis.apps.casework.plan_policies import may_change_draft, may_write_plan
from stegvis.apps.casework.queries import meetings, plans
from stegvis.web.common import codes
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.persons.act_page import answer

from .forms.writing import AgreeForm, NewVersionForm
from .reading import open_agreed, open_plan, plan_page

both = require_http_methods(["GET", "POST"])


@both
def agree(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, plan, today = staff(request), open_plan(request, case_key), timezone.localdate()
    may_change_draft(viewer, plan.version).or_refuse()
    parties = {str(each.pk): each for each in plans.can_be_in_plan(plan.case, today)}
    recorded = {each.key: each for each in meetings.where_plans_can_be_agreed(plan.case, today)}
    initial: dict[str, Any] = {"organisations": [str(plan.case.owner_id)], "meeting": request.GET.get("meeting", "")}
    if plan.current:
        initial["review_weeks"] = plan.current.review_weeks
    form = AgreeForm(
        sent(request),
        parties=[(key, each.name) for key, each in parties.items()],
        meetings=[(key, _named(each)) for key, each in recorded.items()],
        today=today,
        initial=initial,
    )
    page = plan_page(
        plan.case,
        title=_("Agree the plan"),
        button=_("The plan is agreed"),
        done=_("The plan is agreed. Now the parties sign, or say why not."),
        hint=_("From now on this version stays as it is. What changes later becomes a new version."),
    )

    def act(values: dict[str, Any]) -> object:
        there = [parties[key] for key in values.pop("organisations")]
        meeting = recorded.get(values.pop("meeting", ""))
        return actions.agree_plan(version=plan.version, organisations=there, meeting=meeting, by=viewer, **values)

    return answer(request, page, form, act)


@both
def new_version(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, plan = staff(request), open_agreed(request, case_key)
    may_write_plan(viewer, plan.case).or_refuse()
    page = plan_page(
        plan.case,
        title=_("Change the plan"),
        button=_("Begin a new version"),
        done=_("A new version is begun. The earlier one holds until this is agreed."),
        hint=_("The new version begins as a copy. The one that is agreed stays to be read."),
    )
    return answer(
        request,
        page,
        NewVersionForm(sent(request)),
        lambda values: actions.new_plan_version(plan=plan.plan, by=viewer, **values),
    )


def _named(meeting: Any) -> str:
    return f"{codes.label('meeting_kinds', meeting.kind)} {meeting.on}"
