"""Shows whom a change of the criteria would concern before it is saved: own staff their own persons, others numbers."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from stegvis.apps.casework.queries import CriteriaChange, change_of_criteria, concerned
from stegvis.apps.projects.policies import may_manage_project
from stegvis.apps.reporting.queries import numbers_concerned
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page

from .act_page import ActPage, answer

SEEN, AGAIN = "seen", "again"
"""What the preview's two buttons send: to save what was shown, and to go back to the form with it."""

Changing = Callable[[dict[str, Any]], dict[str, Any]]


def preview_or_answer(
    request: HttpRequest,
    page: ActPage,
    form: forms.Form,
    changing: Changing,
    act: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    """Show the form, then whom the change would concern, and do it when that has been seen.

    `changing` says of a valid form's values which criterion falls out and which comes in. Who may not change the
    criteria sees her own persons, and nothing is saved.
    """
    manages = bool(may_manage_project(staff(request), page.project))
    if request.method == "GET" or AGAIN in request.POST or not form.is_valid():
        status = 422 if form.errors else 200
        context = {"page": page, "form": form, "today": timezone.localdate(), "previews": True, "manages": manages}
        return render_page(request, "projects/act.html", context, status=status)
    if manages and SEEN in request.POST:
        return answer(request, page, form, act)
    change = change_of_criteria(page.project, timezone.localdate(), **changing(form.cleaned_data))
    return _preview(request, page, change, manages)


def _preview(request: HttpRequest, page: ActPage, change: CriteriaChange, manages: bool) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    context: dict[str, Any] = {
        "page": page,
        "kept": _kept(request),
        "manages": manages,
        "on": change.on,
        "today": today,
    }
    if manages:
        context["numbers"] = numbers_concerned(viewer, page.project, change, today)
    else:
        context["own"] = concerned(viewer, page.project, change, today)
    return render_page(request, "projects/preview.html", context)


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what the form said, to be sent once more with the answer to the preview."""
    buttons = ("csrfmiddlewaretoken", SEEN, AGAIN)
    return [(name, value) for name, values in request.POST.lists() for value in values if name not in buttons]
