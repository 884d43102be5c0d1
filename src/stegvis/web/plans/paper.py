"""The plan on paper for the person, in the person's language; and as text and PDF for the authority's own file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.casework.queries import plans
from stegvis.apps.people.queries import review_for_printing
from stegvis.core.consent_forms import LANGUAGES, SIGNED, preview_html, print_pdf, text_in
from stegvis.core.errors import DataProblem
from stegvis.web.common.access import staff
from stegvis.web.common.codes import words
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons import record_copy

from .own_copy import own_copy
from .reading import open_plan
from .record_text import record_of

OWN_NAMES = {code: text_in(code).name for code in LANGUAGES}


@require_GET
def show(request: HttpRequest, case_key: str, number: int) -> HttpResponse:
    """Show the person's copy in a chosen language, her own where it is one of them."""
    plan = open_plan(request, case_key, number)
    organisation = staff(request).organisation
    language = _language(request.GET.get("language") or plan.case.person.language or SIGNED)
    review = review_for_printing(organisation, language)
    context = {
        "plan": plan,
        "person": plan.case.person,
        "language": language,
        "languages": OWN_NAMES.items(),
        "has_phone": bool(organisation.phone),
        "is_printable": language == SIGNED or review is not None,
        "preview": mark_safe(preview_html(own_copy(plan, staff(request)), language, review)),  # noqa: S308
    }
    return render_page(request, "plans/paper.html", context)


@require_GET
def pdf(request: HttpRequest, case_key: str, number: int, language: str) -> HttpResponse:
    """Return the person's copy as PDF; a translation once it has been reviewed. The file's name tells nothing."""
    plan, viewer = open_plan(request, case_key, number), staff(request)
    if language not in LANGUAGES:
        raise NotVisible
    if not viewer.organisation.phone:
        raise Refused(_("The organisation's phone number is missing. An administrator writes it in the settings."))
    try:
        content = print_pdf(own_copy(plan, viewer), language, review_for_printing(viewer.organisation, language))
    except DataProblem as problem:
        raise Refused(" ".join(words().finding(each) for each in problem.findings)) from None
    log.record("plan.printed", target=plan.version, person_key=plan.case.person.key, by=viewer)
    return _file(content, plan)


@require_GET
def record(request: HttpRequest, case_key: str, number: int) -> HttpResponse:
    """Show the version as plain text to copy to the record, and say whose file the record is."""
    plan = open_plan(request, case_key, number)
    at = [plan.case.key, plan.version.number]
    place = record_copy.Place(
        person=plan.case.person,
        back=reverse("plans:show", args=[plan.case.key]),
        back_words=_("Plan"),
        pdf=reverse("plans:record_pdf", args=at),
        about=_("version %(number)s") % {"number": plan.version.number},
    )
    return record_copy.page(request, place, lambda: record_of(plan))


@require_GET
def record_pdf(request: HttpRequest, case_key: str, number: int) -> HttpResponse:
    plan, viewer = open_plan(request, case_key, number), staff(request)
    log.record("plan.printed", target=plan.version, person_key=plan.case.person.key, by=viewer)
    return record_copy.pdf(lambda: record_of(plan), f"plan-{plan.version.key}")


def _language(code: str) -> str:
    return code if code in LANGUAGES else SIGNED


def _file(content: bytes, plan: plans.PlanView) -> HttpResponse:
    headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="plan-{plan.version.key}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
