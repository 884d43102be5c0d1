"""What came of an action, and looking at the plan together."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions
from stegvis.apps.casework.plan_policies import may_follow_plan
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.words import who

from .forms.following import ReportForm, ReviewForm
from .reading import line_in, open_agreed, plan_page

both = require_http_methods(["GET", "POST"])
WORK_LIST = "list"
"""Stands in the address of a form that was opened from the work list, and leads back there."""


@both
def report(request: HttpRequest, case_key: str, line_id: int) -> HttpResponse:
    viewer, plan = staff(request), open_agreed(request, case_key)
    may_follow_plan(viewer, plan.version).or_refuse()
    action = line_in(plan.version.actions.select_related("party"), line_id)
    form = ReportForm(sent(request), initial={"on": timezone.localdate()})
    back = reverse("plans:work_list") if request.GET.get("from") == WORK_LIST else ""
    page = ActPage(
        title=_("What came of it?"),
        button=_("Save"),
        done=_("It is noted."),
        person=plan.case.person,
        facts=f"{who(action)}: {action.what}",
        back=back or reverse("plans:show", args=[case_key]),
    )
    return answer(request, page, form, lambda values: actions.report_on_plan(action=action, by=viewer, **values))


@both
def review(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, plan = staff(request), open_agreed(request, case_key)
    may_follow_plan(viewer, plan.version).or_refuse()
    rows = {str(each.action.pk): each.action for each in plan.lines}
    choices = [(key, f"{who(row)}: {row.what}") for key, row in rows.items()]
    form = ReviewForm(sent(request), actions=choices, initial={"on": timezone.localdate()})
    page = plan_page(
        plan.case,
        title=_("Look at the plan together"),
        button=_("Save"),
        done=_("It is noted. The next time is counted from that day."),
    )

    def act(values: dict[str, Any]) -> object:
        gone_through = [rows[key] for key in values.pop("gone_through")]
        return actions.review_plan(plan=plan.plan, actions=gone_through, by=viewer, **values)

    return answer(request, page, form, act)
