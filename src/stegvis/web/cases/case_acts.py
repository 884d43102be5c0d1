"""Acts on a case that need a day, a colleague or a reason: start, next step, responsible, reopen, correct."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions, policies, queries
from stegvis.apps.casework.states import MoveNotAllowed, State
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.reading import open_case

from .buttons import plain_steps
from .forms.acts import AssignForm, CorrectCaseForm, ReopenForm, StartForm, StepForm
from .limits import choices_with_loads, warn_if_over

both = require_http_methods(["GET", "POST"])


@both
def start(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case = staff(request), open_case(request, case_key)
    policies.may_move_case(viewer, case).or_refuse()
    form = StartForm(request.POST or None, initial={"on": timezone.localdate()})
    page = ActPage(
        title=_("Start"), button=_("Save"), done=_("The start is registered."), person=case.person, facts=case.project
    )
    return answer(request, page, form, lambda values: actions.start_case(case=case, by=viewer, **values))


@both
def step(request: HttpRequest, case_key: str) -> HttpResponse:
    """Take a step of the path that has no page of its own."""
    viewer, case = staff(request), open_case(request, case_key)
    policies.may_move_case(viewer, case).or_refuse()
    steps = plain_steps(case)
    if not steps:
        raise MoveNotAllowed
    form = StepForm(request.POST or None, steps=steps, initial={"on": timezone.localdate()})
    page = ActPage(title=_("Change state"), button=_("Save"), done=_("Saved."), person=case.person, facts=case.project)
    return answer(
        request,
        page,
        form,
        lambda values: actions.move_case(
            case=case, to=State(values["to"]), on=values["on"], decision=form.decision, by=viewer
        ),
    )


@both
def assign(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case = staff(request), open_case(request, case_key)
    policies.may_assign(viewer, case).or_refuse()
    today = timezone.localdate()
    workers = {user.pk: user for user in queries.who_can_be_responsible(viewer, today)}
    choices = choices_with_loads(viewer, workers.values(), [case.project], today)
    own = not policies.shares_out(viewer)
    form = AssignForm(request.POST or None, workers=choices, own=own, initial={"on": today})
    page = ActPage(
        title=_("Who is responsible"),
        button=_("Save"),
        done=_("Saved."),
        person=case.person,
        facts=case.project,
        # Who has given away a case of her own may not see the person any more.
        leads_to=reverse("cases:list") if own else "",
    )

    def act(values: dict[str, Any]) -> None:
        user = workers[values["responsible"]]
        actions.assign_responsible(case=case, user=user, on=values["on"], note=values["note"] or None, by=viewer)
        warn_if_over(request, user, case.project, values["on"])

    return answer(request, page, form, act)


@both
def reopen(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case = staff(request), open_case(request, case_key)
    policies.may_reopen_case(viewer, case).or_refuse()
    page = ActPage(
        title=_("Reopen"),
        button=_("Reopen"),
        done=_("Reopened."),
        person=case.person,
        facts=case.project,
        hint=_("Follow-ups that are planned but not made are taken away. The exit stays under Changes."),
    )
    form = ReopenForm(request.POST or None)
    return answer(request, page, form, lambda values: actions.reopen_case(case=case, by=viewer, **values))


@both
def correct(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case = staff(request), open_case(request, case_key)
    policies.may_correct_case(viewer, case).or_refuse()
    initial = {name: getattr(case, name) for name in ("referred_on", "started_on", "months_public_support_before")}
    form = CorrectCaseForm(request.POST or None, initial=initial)
    page = ActPage(
        title=_("Correct days"),
        button=_("Save the correction"),
        done=_("Corrected. What stood there is kept under Changes."),
        person=case.person,
        facts=case.project,
    )
    return answer(
        request,
        page,
        form,
        lambda values: actions.correct_case(case=case, why=values["why"], by=viewer, **form.changes),
    )
