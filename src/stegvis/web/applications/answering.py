"""Contact with the applicant, protection, and an application that came to nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, answer

from .forms import ContactForm, EndForm, ProtectForm
from .reading import open_application, sent_before

TEMPLATE = "applications/act.html"
both = require_http_methods(["GET", "POST"])


@both
def contact(request: HttpRequest, application_key: str) -> HttpResponse:
    """Note that somebody tried to reach the applicant, and book her for a mapping meeting."""
    if before := sent_before(request):
        return redirect(before)
    row = open_application(request, application_key).application
    form = ContactForm(request.POST or None, initial={"on": timezone.localdate()})
    page = _page(row, _("Contact with an applicant"), _("Save"), _("Saved."))
    return answer(
        request,
        page,
        form,
        lambda values: actions.record_contact(application=row, by=staff(request), **values),
        TEMPLATE,
    )


@both
def end(request: HttpRequest, application_key: str) -> HttpResponse:
    """The application came to nothing: it is erased, and counted."""
    if before := sent_before(request):
        return redirect(before)
    row = open_application(request, application_key).application
    hint = _("What the applicant wrote is erased at once and can't be brought back. A number of the month remains.")
    done = _("The application is erased and counted.")
    page = _page(row, _("The application came to nothing"), _("Erase and count"), done, hint, danger=True)
    return answer(
        request,
        page,
        EndForm(request.POST or None),
        lambda values: actions.end_application(application=row, by=staff(request), **values),
        TEMPLATE,
    )


@both
def protect(request: HttpRequest, application_key: str) -> HttpResponse:
    """Mark that the applicant is protected: then only those with the right see the application."""
    if before := sent_before(request):
        return redirect(before)
    row = open_application(request, application_key).application
    hint = _(
        "From now on only colleagues with the right to protected persons see the application. Without that right you "
        "don't find it again yourself. Phone; don't write."
    )
    done = _("The application is marked as a protected person's.")
    page = _page(row, _("The applicant is protected"), _("Mark as protected"), done, hint)
    return answer(
        request,
        page,
        ProtectForm(request.POST or None),
        lambda _values: actions.protect_application(application=row, by=staff(request)),
        TEMPLATE,
    )


def _page(row: Any, title: Any, button: Any, done: Any, hint: Any = "", *, danger: bool = False) -> ActPage:
    """Return the page of an act; all of them lead back to the list, where an application may be gone."""
    return ActPage(
        title=title,
        button=button,
        done=done,
        person=row,
        facts=row.project.name,
        hint=hint,
        back=reverse("applications:inbox"),
        danger=danger,
    )
