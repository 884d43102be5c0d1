"""Follow-ups after exit: those due, what came of one, and its correction."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access import log
from stegvis.apps.casework import actions, policies, queries
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.reading import open_followup

from .forms.acts import CorrectFollowUpForm, FollowUpForm

ROWS = 50
SPANS = {"late": timedelta(days=-1), "month": timedelta(days=30), "year": timedelta(days=365)}


@require_GET
@require(*SEES_PERSONS)
def due(request: HttpRequest) -> HttpResponse:
    """List the follow-ups not yet made that are late, or due within a month or a year."""
    viewer, today = staff(request), timezone.localdate()
    span = request.GET.get("due", "month")
    span = span if span in SPANS else "month"
    rows = queries.followups_due(viewer, today, today + SPANS[span])
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    log.record("followups.listed", by=viewer, person_keys=sorted({row.case.person.key for row in page}))
    return render_page(request, "cases/followups.html", {"page": page, "today": today, "span": span, "spans": SPANS})


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, followup_id: int) -> HttpResponse:
    viewer, followup, today = staff(request), open_followup(request, followup_id), timezone.localdate()
    policies.may_follow_up(viewer, followup.case).or_refuse()
    form = FollowUpForm(request.POST or None, on=today, initial={"on": today})
    return answer(
        request,
        _page(followup, _("Follow-up after %(months)s months"), _("The follow-up is saved.")),
        form,
        lambda values: actions.record_followup(
            followup=followup,
            status=values["status"],
            on=values["on"],
            livelihoods=form.livelihoods,
            occupations=form.occupations,
            by=viewer,
        ),
        template="cases/followup.html",
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, followup_id: int) -> HttpResponse:
    viewer, followup = staff(request), open_followup(request, followup_id)
    policies.may_follow_up(viewer, followup.case).or_refuse()
    form = CorrectFollowUpForm(request.POST or None, initial={"on": followup.done, "status": followup.status})
    page = _page(followup, _("Correct the follow-up after %(months)s months"), _("Corrected."))
    return answer(request, page, form, lambda values: actions.correct_followup(followup=followup, by=viewer, **values))


def _page(followup: Any, title: str, done: str) -> ActPage:
    case = followup.case
    return ActPage(
        title=title % {"months": followup.months},
        button=_("Save"),
        done=done,
        person=case.person,
        facts=case.project,
        extra={"due": followup.due},
    )
