"""Applications for a job, a placement or a training: sent, answered, corrected, taken away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework.actions import five_steps as actions
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import answer

from .forms.rows import AnswerForm, ApplicationForm
from .reading import correcting, steps_page, writable_case, writable_row

both = require_http_methods(["GET", "POST"])


@both
def add(request: HttpRequest, case_key: str) -> HttpResponse:
    case = writable_case(request, case_key)
    page = steps_page(case, 4, title=_("An application"), button=_("Save"), done=_("Saved."))
    form = ApplicationForm(request.POST or None, initial={"on": timezone.localdate()})
    act = {"person": case.person, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.record_job_application(**act, **values))


@both
def note_answer(request: HttpRequest, case_key: str, row_id: int) -> HttpResponse:
    case, row = writable_row(request, case_key, "application", row_id)
    page = steps_page(
        case,
        4,
        title=_("The answer to an application"),
        button=_("Save"),
        done=_("Saved."),
        facts=row.title,
    )
    form = AnswerForm(request.POST or None, sent_on=row.sent_on, initial={"on": timezone.localdate()})
    act = {"application": row, "by": staff(request)}
    return answer(request, page, form, lambda values: actions.answer_job_application(**act, **values))


@both
def correct(request: HttpRequest, case_key: str, row_id: int) -> HttpResponse:
    case, row = writable_row(request, case_key, "application", row_id)
    page = correcting(case, 4, title=_("Correct the application"), facts=row.title)
    initial = {name: getattr(row, name) for name in ("kind", "title", "employer", "answer", "answered_on")}
    form = ApplicationForm(request.POST or None, corrects=True, initial=initial | {"on": row.sent_on})

    def act(values: dict[str, Any]) -> object:
        said = {name: value for name, value in values.items() if name != "on"} | {"sent_on": values["on"]}
        return actions.correct_job_application(application=row, by=staff(request), **said)

    return answer(request, page, form, act)
