"""The actions of all the viewer's plans that are due or late, plans to look at together, and how much was done."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.casework.queries import plans
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.pages import render_page

ROWS = 50
SPANS = {"late": timedelta(days=-1), "month": timedelta(days=30), "all": timedelta(days=3650)}


@require_GET
@require(*SEES_PERSONS)
def show(request: HttpRequest) -> HttpResponse:
    """List the open actions that are late, or due within a month, and the plans to look at by then."""
    viewer, today = staff(request), timezone.localdate()
    span = request.GET.get("due", "month")
    span = span if span in SPANS else "month"
    rows = plans.due_plan_actions(viewer, today, today + SPANS[span])
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    reviews = plans.reviews_due(viewer, today, today + SPANS[span])
    shown = {row.version.plan.case.person.key for row in page} | {row.version.plan.case.person.key for row in reviews}
    log.record("plan_actions.listed", by=viewer, person_keys=sorted(shown))
    return render_page(
        request, "plans/work_list.html", {"page": page, "reviews": reviews, "today": today, "span": span}
    )


@require_GET
@require(*SEES_PERSONS)
def shares(request: HttpRequest) -> HttpResponse:
    """Show for each party how many of its agreed actions were done, of all that were due."""
    today = timezone.localdate()
    return render_page(
        request, "plans/shares.html", {"shares": plans.plan_shares(staff(request), today), "today": today}
    )
