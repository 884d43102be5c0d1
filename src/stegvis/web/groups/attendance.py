"""Who came, for all who were invited, on one page: one choice each, by keyboard alone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions
from stegvis.apps.people.actions import NotYet
from stegvis.web.common.access import staff
from stegvis.web.common.persons.form_page import answer

from .forms import AttendanceForm
from .reading import at, writable_session


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, session_key: str) -> HttpResponse:
    page = writable_session(request, session_key)
    if not page.places:
        raise NotVisible
    if page.session.on > timezone.localdate():
        raise NotYet
    form = AttendanceForm(request.POST or None, places=page.places)

    def act(values: dict[str, Any]) -> str:
        why = values.get("why", "")
        actions.note_who_came(session=page.session, attended=form.noted, why=why, by=staff(request))
        messages.success(request, _("It is noted who came."))
        return at(page.session)

    context = {"session": page.session, "back": at(page.session)}
    return answer(request, form, act, "groups/attendance.html", context)
