"""Register a participant, in a minute and by keyboard alone."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.casework import actions
from stegvis.apps.casework import queries as casework
from stegvis.apps.casework.policies import shares_out
from stegvis.apps.people import queries as people
from stegvis.apps.people.policies import may_register_new
from stegvis.apps.projects import queries as projects
from stegvis.core.personal_numbers import NotAPersonalNumber, parse
from stegvis.web.common.access import require, staff
from stegvis.web.common.codes import words
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons import drafts

from .forms.register import RegisterForm
from .limits import warn_if_over


@require_http_methods(["GET", "POST"])
@require(Permission.REGISTER)
def register(request: HttpRequest) -> HttpResponse:
    """Show the form, with what was left in it, or save it: the same form sent twice makes one participant."""
    may_register_new(staff(request)).or_refuse()
    form = _form(request)
    if drafts.is_kept(request):
        return drafts.keep(request, form)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("cases:person", drafts.save(request, partial(_save, request, form)))
        except NotVisible:
            raise
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "desk": drafts.desk(request, form), "found": form.found, "today": timezone.localdate()}
    return render_page(request, "cases/register.html", context, status=422 if form.errors else 200)


@require_POST
@require(Permission.REGISTER)
def check_number(request: HttpRequest) -> HttpResponse:
    """Say, while the form is being filled in, what a number tells and whether its person is already known."""
    today, text = timezone.localdate(), request.POST.get("number", "").strip()
    context: dict[str, Any] = {"today": today, "known": request.POST.get("known", "")}
    if not text:
        return HttpResponse("")
    try:
        context["number"] = number = parse(text, as_of=today)
        context["age"] = people.age(number.born, today)
        context["found"] = _known(request, number)
    except NotAPersonalNumber as problem:
        context["problems"] = [words().finding(each) for each in problem.findings]
    return render_page(request, "cases/number_check.html", context)


def _form(request: HttpRequest) -> RegisterForm:
    viewer, today = staff(request), timezone.localdate()
    workers = casework.who_can_be_responsible(viewer, today) if shares_out(viewer) else []
    own = {"municipality": viewer.organisation.municipality_code, "started_on": today.isoformat()}
    return RegisterForm(
        request.POST if request.method == "POST" else None,
        initial=own,
        today=today,
        projects=[(project.key, project.name) for project in projects.visible_projects(viewer, today)],
        workers=[(user.pk, user.name) for user in workers],
        may_protect=viewer.may(Permission.SEE_PROTECTED),
        lookup=partial(_known, request),
    )


def _known(request: HttpRequest, number: Any) -> Any:
    viewer, today = staff(request), timezone.localdate()
    return people.find_by_number(viewer, number, today)


def _save(request: HttpRequest, form: RegisterForm) -> str:
    viewer, values, today = staff(request), form.cleaned_data, timezone.localdate()
    chosen = values.get("responsible")
    workers = casework.who_can_be_responsible(viewer, today) if chosen else []
    case = actions.register_participant(
        project=projects.project_for(viewer, values["project"], today),
        number=values["number"],
        started_on=values["started_on"],
        referred_on=values["referred_on"],
        way_in=values["way_in"] or "unknown",
        responsible=next((user for user in workers if str(user.pk) == chosen), None),
        months_public_support_before=values["months_public_support_before"],
        person=form.person,
        livelihoods=form.livelihoods,
        occupations=form.occupations,
        af_category=values["af_category"] or None,
        education=values["education"] or None,
        by=viewer,
    )
    messages.success(request, _("The participant is registered."))
    responsible_now = casework.responsible_for(case)
    if responsible_now and case.started_on:
        warn_if_over(request, responsible_now, case.project, today)
    if form.found is None and values["number"] and case.person.given_name != values["given_name"]:
        messages.warning(request, _("Your organisation already knew this person. What was known has been kept."))
    return case.person.key
