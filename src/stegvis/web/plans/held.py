"""A plan that another organisation has handed over: read as that copy, signed here, and reported on line by line."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions
from stegvis.apps.casework.held_policies import may_answer_held
from stegvis.apps.casework.queries import plans
from stegvis.web.common import codes
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.act_page import ActPage, answer

from .forms.following import HeldSignForm, ReportForm

both = require_http_methods(["GET", "POST"])


@require_GET
def show(request: HttpRequest, key: str, disclosure_key: str) -> HttpResponse:
    held = _open(request, key, disclosure_key)
    context = {"held": held, "person": held.person, "may_answer": may_answer_held(staff(request), held.copy)}
    return render_page(request, "plans/held.html", context)


@both
def sign(request: HttpRequest, key: str, disclosure_key: str) -> HttpResponse:
    viewer, held = staff(request), _open(request, key, disclosure_key)
    may_answer_held(viewer, held.copy).or_refuse()
    kinds = [(kind, codes.label("information_kinds", kind)) for kind in held.open_kinds]
    initial = {"on": timezone.localdate(), "kind": "work_education"}
    form = HeldSignForm(sent(request), kinds=kinds, initial=initial)
    page = _page(held, _("Sign the plan"), viewer.organisation.name)
    return answer(request, page, form, lambda values: actions.sign_from_party(copy=held.copy, by=viewer, **values))


@both
def report(request: HttpRequest, key: str, disclosure_key: str, line_id: int) -> HttpResponse:
    viewer, held = staff(request), _open(request, key, disclosure_key)
    may_answer_held(viewer, held.copy).or_refuse()
    line = next((each for each in held.lines if each.action and each.action.pk == line_id), None)
    if line is None:
        raise NotVisible
    form = ReportForm(sent(request), initial={"on": timezone.localdate()})
    page = _page(held, _("What came of it?"), line.says)
    return answer(
        request,
        page,
        form,
        lambda values: actions.report_from_party(copy=held.copy, action=line.action, by=viewer, **values),
    )


def _open(request: HttpRequest, key: str, disclosure_key: str) -> plans.HeldPlan:
    held = plans.held_plan(staff(request), disclosure_key, timezone.localdate())
    if held.person.key != key:
        raise NotVisible
    return held


def _page(held: Any, title: Any, facts: str) -> ActPage:
    owner = held.copy.disclosure.sender.name
    return ActPage(
        title=title,
        button=_("Save and tell the plan's owner"),
        done=_("Saved, and handed over to the plan's owner."),
        person=held.person,
        facts=facts,
        hint=_("What you write is handed over to %(owner)s when you save, on a ground in force.") % {"owner": owner},
        back=reverse("plans:held", args=[held.person.key, held.copy.disclosure.key]),
    )
