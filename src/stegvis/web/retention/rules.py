"""The overview, and the decision on how long files are kept."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.privacy import actions, retention_queries
from stegvis.apps.privacy.leaving_policies import decides_on_leaving
from stegvis.apps.privacy.retention_policies import approves, may_prepare, prepares, records_rules
from stegvis.web.common.access import require, staff
from stegvis.web.common.acting import sent
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.form_page import answer

from .forms import RuleForm

LOOKS_AFTER = (Permission.HANDLE_PRIVACY, Permission.MANAGE_ORGANISATION, Permission.SEE_ALL_CASES)


@require_GET
@require(*LOOKS_AFTER)
def overview(request: HttpRequest) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    context = {
        "page": retention_queries.overview(viewer, today),
        "records": records_rules(viewer),
        "prepares": prepares(viewer),
        "approves": approves(viewer),
        "may_prepare": may_prepare(viewer, today),
        "today": today,
        "leaves": decides_on_leaving(viewer),
    }
    return render_page(request, "retention/overview.html", context)


@require_http_methods(["GET", "POST"])
@require(Permission.MANAGE_ORGANISATION)
def rule(request: HttpRequest) -> HttpResponse:
    """Record a decision on how long files are kept."""
    viewer = staff(request)
    form = RuleForm(sent(request), initial={"since": timezone.localdate()})

    def act(values: dict[str, Any]) -> str:
        actions.record_retention_rule(by=viewer, **values)
        messages.success(request, _("The decision is recorded."))
        return reverse("retention:overview")

    return answer(request, form, act, "retention/rule.html", {})
