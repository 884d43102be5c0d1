"""Assessments by several professions: the views side by side, and the joint conclusion."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.queries import organisations
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.policies import may_map
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.act_page import ActPage, answer

from .forms.assessments import ConclusionForm
from .forms.mapping import DayForm, WhyForm
from .reading import readable_case, writable_assessment, writable_case

both = require_http_methods(["GET", "POST"])
COLOURS = {"yes": "success", "adapted": "success", "not_now": "warning", "no": "warning", "not_judged": "neutral"}


@require_GET
def show(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case = staff(request), readable_case(request, case_key)
    context = {
        "case": case,
        "person": case.person,
        "pages": queries.assessment_pages(viewer, case, timezone.localdate()),
        "may_write": bool(may_map(viewer, case)),
    }
    return render_page(request, "mapping/assessments.html", context)


@both
def open_new(request: HttpRequest, case_key: str) -> HttpResponse:
    case = writable_case(request, case_key)
    form = DayForm(request.POST or None, label=_("Day of the meeting"), initial={"on": timezone.localdate()})
    page = ActPage(
        title=_("New assessment"),
        button=_("Open"),
        done=_("Opened. Write down each profession's view."),
        person=case.person,
        facts=case.project,
        back=_back(case),
    )
    return answer(request, page, form, lambda values: actions.open_assessment(case=case, by=staff(request), **values))


@both
def conclude(request: HttpRequest, case_key: str, assessment_key: str) -> HttpResponse:
    """Write the joint conclusion; when there is one already, write it anew with why."""
    viewer, (case, found) = staff(request), writable_assessment(request, case_key, assessment_key)
    known = authorities(viewer)
    there = found.conclusion is not None
    form = ConclusionForm(
        request.POST or None,
        organisations=[(key, each.name) for key, each in known.items()],
        corrects=there,
        initial=ConclusionForm.initial_of(found) if there else {"on": timezone.localdate()},
    )
    page = ActPage(
        title=_("Joint conclusion"),
        button=_("Save the correction") if there else _("Save the conclusion"),
        done=_("Saved."),
        person=case.person,
        facts=case.project,
        hint=_("The views differ about a return to work: choose below that they do.") if found.views_differ else "",
        back=_back(case),
        extra={"views": found.views},
    )

    def act(_values: dict[str, Any]) -> object:
        return actions.conclude(assessment=found.assessment, by=viewer, **form.details(known))

    return answer(request, page, form, act, "mapping/conclude.html")


@both
def withdraw(request: HttpRequest, case_key: str, assessment_key: str) -> HttpResponse:
    case, found = writable_assessment(request, case_key, assessment_key)
    page = ActPage(
        title=_("Take the assessment away"),
        button=_("Take it away"),
        done=_("Taken away. What stood there is kept under Changes."),
        person=case.person,
        facts=found.assessment.on,
        hint=_("Only for an assessment that was never made."),
        back=_back(case),
        danger=True,
    )
    act = {"assessment": found.assessment, "by": staff(request)}
    form = WhyForm(request.POST or None)
    return answer(request, page, form, lambda values: actions.withdraw_assessment(**act, **values))


def authorities(viewer: Staff) -> dict[int, Any]:
    """Return the authorities that can have a view or give a measure, the own one first. An association sees nobody."""
    others = [each for each in organisations(viewer) if not each.is_association and each.pk != viewer.organisation_id]
    return {each.pk: each for each in (viewer.organisation, *others)}


def _back(case: Any) -> str:
    return reverse("mapping:assessments", args=[case.key])
