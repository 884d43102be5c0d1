"""The page of the five steps: each with when it was reached, what it holds and what is missing."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions
from stegvis.apps.casework.policies import may_record_fact
from stegvis.apps.casework.queries import five_steps
from stegvis.core import codebook
from stegvis.web.common import codes
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.act_page import answer

from .forms.rows import DayForm
from .reading import readable_case, steps_page, writable_case
from .words import missing_in

STEPS = codebook.activity_steps.codes


@dataclass(frozen=True)
class Step:
    """One of the five: its number and name, when it was reached, whether the person is there, what is missing."""

    number: int
    title: str
    reached: date | None
    is_now: bool
    missing: list[str]
    template: str


@require_GET
def show(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    case = readable_case(request, case_key)
    found = five_steps.five_steps(viewer, case.person, today)
    context = {
        "case": case,
        "person": case.person,
        "found": found,
        "steps": [_step(code, found, today) for code in STEPS],
        "may_write": bool(may_record_fact(viewer, case.person)),
        "today": today,
    }
    return render_page(request, "steps/show.html", context)


@require_http_methods(["GET", "POST"])
def reach(request: HttpRequest, case_key: str, step: int) -> HttpResponse:
    """Note that the person has come to a step, also back to an earlier one."""
    case, code = writable_case(request, case_key), str(step)
    if code not in STEPS:
        raise NotVisible
    page = steps_page(
        case,
        step,
        title=_("Set the step"),
        button=_("Save"),
        done=_("Saved."),
        facts=codes.label("activity_steps", code),
    )
    form = DayForm(request.POST or None, label=_("Since"), initial={"on": timezone.localdate()})
    act = {"kind": "steplevel", "person": case.person, "code": code, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.record_fact(**act, **values))


def _step(code: str, found: five_steps.FiveSteps, today: date) -> Step:
    number = int(code)
    return Step(
        number=number,
        title=codes.label("activity_steps", code),
        reached=found.reached.get(code),
        is_now=found.now == code,
        missing=missing_in(number, found, today),
        template=f"steps/step_{number}.html",
    )
