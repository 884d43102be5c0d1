"""Search by name, personal number or case. By POST alone: what is searched for stands in no address."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import case_for
from stegvis.apps.people.queries import Found, find_by_name, find_by_number
from stegvis.core.personal_numbers import NotAPersonalNumber, parse, twelve_digits
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.pages import render_page


@require_http_methods(["GET", "POST"])
@require(*SEES_PERSONS)
def search(request: HttpRequest) -> HttpResponse:
    """Open the person when a number or a case was written, and otherwise list those with such a name."""
    viewer, today = staff(request), timezone.localdate()
    text = request.POST.get("text", "").strip()
    key = _by_number(viewer, text, today) or _by_case(viewer, text, today)
    if key:
        return redirect("cases:person", key)
    is_number = twelve_digits(text, as_of=today) is not None
    found = find_by_name(viewer, text, today) if text and not is_number else Found((), more=False)
    context = {"text": text, "found": found, "is_number": is_number, "today": today}
    return render_page(request, "cases/search.html", context)


def _by_number(viewer: Staff, text: str, today: date) -> str | None:
    try:
        person = find_by_number(viewer, parse(text, as_of=today), today)
    except NotAPersonalNumber:
        return None
    return person.key if person else None


def _by_case(viewer: Staff, text: str, today: date) -> str | None:
    try:
        return case_for(viewer, text, today).person.key
    except NotVisible:
        return None
