"""One profession's view in an assessment: write down, correct, take away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.web.common import codes
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, answer

from .assessments import authorities
from .forms.assessments import CorrectViewForm, ViewForm
from .forms.mapping import WhyForm
from .reading import writable_assessment

both = require_http_methods(["GET", "POST"])


@both
def add(request: HttpRequest, case_key: str, assessment_key: str) -> HttpResponse:
    viewer, (case, found) = staff(request), writable_assessment(request, case_key, assessment_key)
    tells = queries.who_can_tell(case, timezone.now())
    received = {each.key: each for each in queries.received_about(viewer, case, timezone.localdate())}
    senders = [each.sender for each in received.values()]
    open_to_us = {each.pk: each for each in (viewer.organisation, *tells, *senders)}
    form = ViewForm(
        request.POST or None,
        organisations=[(key, each.name) for key, each in open_to_us.items()],
        received=[(key, _named(each)) for key, each in received.items()],
    )
    page = ActPage(
        title=_("A profession's view"),
        button=_("Save the view"),
        done=_("Saved."),
        person=case.person,
        facts=case.project,
        back=_back(case),
        extra={
            "tells": [(each.name, _kinds(kinds)) for each, kinds in tells.items()],
            "silent": len(authorities(viewer)) > len(open_to_us),
        },
    )

    def act(values: dict[str, Any]) -> object:
        given = {name: values[name] for name in ("profession", "assessor", "kind", "text", "return_to_work")}
        return actions.add_view(
            assessment=found.assessment,
            organisation=open_to_us[values["organisation"]],
            received=received.get(values.get("received", "")),
            by=viewer,
            **given,
        )

    return answer(request, page, form, act, "mapping/add_view.html")


@both
def correct(request: HttpRequest, case_key: str, assessment_key: str, view_id: int) -> HttpResponse:
    case, view = _view(request, case_key, assessment_key, view_id)
    names = ("profession", "assessor", "text", "return_to_work")
    form = CorrectViewForm(request.POST or None, initial={name: getattr(view, name) for name in names})
    page = ActPage(
        title=_("Correct the view"),
        button=_("Save the correction"),
        done=_("Corrected. What stood there is kept under Changes."),
        person=case.person,
        facts=view.organisation.name,
        back=_back(case),
    )
    act = {"view": view, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.correct_view(**act, **values))


@both
def withdraw(request: HttpRequest, case_key: str, assessment_key: str, view_id: int) -> HttpResponse:
    case, view = _view(request, case_key, assessment_key, view_id)
    page = ActPage(
        title=_("Take the view away"),
        button=_("Take it away"),
        done=_("Taken away. What stood there is kept under Changes."),
        person=case.person,
        facts=view.organisation.name,
        hint=_("Only for a view that was never given."),
        back=_back(case),
        danger=True,
    )
    act = {"view": view, "by": staff(request)}
    return answer(request, page, WhyForm(request.POST or None), lambda values: actions.withdraw_view(**act, **values))


def _view(request: HttpRequest, case_key: str, assessment_key: str, view_id: int) -> tuple[Any, Any]:
    case, found = writable_assessment(request, case_key, assessment_key)
    view = next((each for each in found.views if each.pk == view_id), None)
    if view is None:
        raise NotVisible
    return case, view


def _named(disclosure: Any) -> str:
    day = timezone.localtime(disclosure.at).date()
    return f"{disclosure.sender.name}, {day}: {_kinds(each.kind for each in disclosure.kinds.all())}"


def _kinds(kinds: Any) -> str:
    return ", ".join(codes.label("information_kinds", kind).lower() for kind in kinds)


def _back(case: Any) -> str:
    return reverse("mapping:assessments", args=[case.key])
