"""How long people wait after a referral, for those who lead the work."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.access.roles import Permission
from stegvis.apps.casework import queries
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page

from .tabs import tabs


@require_GET
@require(Permission.REGISTER)
def show(request: HttpRequest) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    found = queries.waiting_times(viewer, today)
    log.record("figures.read", by=viewer)
    words = {"opened": _("Until it was opened"), "mapping": _("Until mapping began"), "start": _("Until the start")}
    projects = [
        {"project": each.project, "rows": [(words[step], each.steps[step]) for step in queries.STEPS]} for each in found
    ]
    context: dict[str, Any] = {"projects": projects, "today": today, "tabs": tabs(viewer, "waiting_times")}
    return render_page(request, "referrals/waiting_times.html", context)
