"""What is done with a request: the extract is made, the answer gets more time, and the request is closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import Text
from stegvis.apps.privacy import actions, queries
from stegvis.web.common import act_words
from stegvis.web.common.access import require, staff
from stegvis.web.common.acting import done, sent
from stegvis.web.common.pages import render_page

from .forms import CloseForm, MoreTimeForm


@require_POST
@require(Permission.HANDLE_PRIVACY)
def extract(request: HttpRequest, key: str) -> HttpResponse:
    """Make the extract and send it as one ZIP file, under a name that tells nothing. It is kept nowhere."""
    viewer = staff(request)
    made = actions.make_extract(request=queries.request_for(viewer, key), by=viewer)
    name = f"{_('subject-extract')}-{made.made_at:%Y-%m-%d}.zip"
    headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made.packed(act_words.words), content_type="application/zip", headers=headers)


@require_http_methods(["GET", "POST"])
@require(Permission.HANDLE_PRIVACY)
def extend(request: HttpRequest, key: str) -> HttpResponse:
    viewer = staff(request)
    row = queries.request_for(viewer, key)
    form = MoreTimeForm(sent(request))

    def act(values: dict[str, Any]) -> None:
        actions.extend_request(request=row, by=viewer, **values)

    return _answer(request, row, form, act, gettext_lazy("More time to answer"), _("The new day is saved."))


@require_http_methods(["GET", "POST"])
@require(Permission.HANDLE_PRIVACY)
def close(request: HttpRequest, key: str) -> HttpResponse:
    viewer = staff(request)
    row = queries.request_for(viewer, key)
    form = CloseForm(sent(request), initial={"on": timezone.localdate()})

    def act(values: dict[str, Any]) -> None:
        actions.close_request(request=row, by=viewer, **values)

    return _answer(request, row, form, act, gettext_lazy("Close the request"), _("The request is closed."))


def _answer(request: HttpRequest, row: Any, form: Any, act: Any, title: Text, saved: str) -> HttpResponse:
    if done(request, form, act):
        messages.success(request, saved)
        return redirect("privacy:show", row.key)
    context = {"form": form, "row": row, "title": title}
    return render_page(request, "privacy/form.html", context, status=422 if form.errors else 200)
