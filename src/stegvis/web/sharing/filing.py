"""Putting what was received in the file of one of the own persons: one that is known, or a new one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.people import actions, queries
from stegvis.apps.people.policies import may_file, may_register_new
from stegvis.core.personal_numbers import NotAPersonalNumber, parse
from stegvis.web.common.access import staff
from stegvis.web.common.acting import done
from stegvis.web.common.pages import render_page

from .forms.filing import FindForm
from .letter import copy_of


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest, disclosure_key: str) -> HttpResponse:
    """Suggest whom it is about, look for others, or register her; file it under the one that is chosen."""
    viewer, today = staff(request), timezone.localdate()
    disclosure = queries.disclosure_for(viewer, disclosure_key, today)
    may_file(viewer, disclosure).or_refuse()
    searches = request.method == "POST" and "text" in request.POST
    find = FindForm(request.POST if searches else None)
    chosen = forms.Form(None if searches else request.POST or None)
    if not searches and done(request, chosen, lambda _values: _file(request, disclosure)):
        return _filed(request, disclosure)
    known = queries.same_number(viewer, disclosure, today)
    who = disclosure.copy["who"]
    context = {
        "copy": copy_of(disclosure),
        "find": find,
        "chosen": chosen,
        "known": known,
        "found": _found(request, find.cleaned_data["text"]) if searches and find.is_valid() else None,
        "may_register": known is None and may_register_new(viewer) and bool(who.get("number") or who.get("given_name")),
    }
    wrong = find.errors or chosen.errors
    return render_page(request, "sharing/file.html", context, status=422 if wrong else 200)


def _file(request: HttpRequest, disclosure: Any) -> None:
    viewer, key = staff(request), request.POST.get("person", "")
    person = queries.person_for(viewer, key, timezone.localdate()) if key else None
    actions.file_disclosure(disclosure=disclosure, person=person, register="register" in request.POST, by=viewer)


def _filed(request: HttpRequest, disclosure: Any) -> HttpResponse:
    """Go on to the question that came with it, or to what is shared about the person."""
    messages.success(request, _("Filed. The copy stands under the person."))
    if hasattr(disclosure, "request") and not disclosure.request.answer:
        return redirect("sharing:question", disclosure.request.key)
    person = queries.own_person_of(staff(request), disclosure)
    return redirect("sharing:shared", person.key) if person else redirect("sharing:received")


def _found(request: HttpRequest, text: str) -> tuple[Any, ...]:
    """Return the own persons with this number, or else with such a name."""
    viewer, today = staff(request), timezone.localdate()
    try:
        person = queries.find_by_number(viewer, parse(text, as_of=today), today)
    except NotAPersonalNumber:
        return queries.find_by_name(viewer, text, today).cards
    return (person,) if person else ()
