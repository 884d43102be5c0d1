"""Out-registration in a minute, and its correction."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, policies
from stegvis.apps.casework.actions.exits import AlreadyExited
from stegvis.apps.casework.states import ENDED, MoveNotAllowed
from stegvis.apps.projects.queries import followup_months
from stegvis.web.common.access import staff
from stegvis.web.common.persons import record_copy
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.drafts import is_kept
from stegvis.web.common.persons.reading import open_case

from .exit_text import record_of
from .forms.acts import CorrectExitForm, ExitForm


@require_http_methods(["GET", "POST"])
def exit_case(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case, today = staff(request), open_case(request, case_key), timezone.localdate()
    policies.may_exit_case(viewer, case).or_refuse()
    if case.state in ENDED and (request.method == "GET" or is_kept(request)):
        raise AlreadyExited
    form = ExitForm(request.POST or None, on=today, initial={"on": today})
    page = ActPage(
        title=_("Exit"),
        button=_("Save the exit"),
        done=_("The exit is registered. The follow-ups stand under the project."),
        person=case.person,
        facts=case.project,
        extra={"followup_months": followup_months(case.project)},
    )
    return answer(
        request,
        page,
        form,
        lambda values: actions.exit_case(
            case=case,
            reason=values["reason"],
            on=values["on"],
            note=values["note"] or None,
            livelihoods=form.livelihoods,
            occupations=form.occupations,
            by=viewer,
        ),
        template="cases/exit.html",
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case = staff(request), open_case(request, case_key)
    policies.may_correct_case(viewer, case).or_refuse()
    if case.state not in ENDED:
        raise MoveNotAllowed
    now = {"on": case.exited_on, "reason": case.exit_reason, "note": case.exit_note or ""}
    form = CorrectExitForm(request.POST or None, initial=now)
    page = ActPage(
        title=_("Correct the exit"),
        button=_("Save the correction"),
        done=_("Corrected. What stood there is kept under Changes."),
        person=case.person,
        facts=case.project,
        hint=_("Follow-ups not yet made are planned anew. What came of others stays."),
    )
    return answer(request, page, form, lambda values: actions.correct_exit(case=case, by=viewer, **values))


@require_GET
def record(request: HttpRequest, case_key: str) -> HttpResponse:
    """Show the exit as plain text to copy to the record, and say whose file the record is."""
    case = _exited(request, case_key)
    place = record_copy.Place(
        person=case.person,
        back=f"{reverse('cases:person', args=[case.person.key])}#case-{case.key}",
        back_words=_("Exit"),
        pdf=reverse("cases:exit_record_pdf", args=[case.key]),
        about=case.project.name,
    )
    return record_copy.page(request, place, lambda: record_of(case, staff(request), timezone.localdate()))


@require_GET
def record_pdf(request: HttpRequest, case_key: str) -> HttpResponse:
    case, viewer = _exited(request, case_key), staff(request)
    log.record("exit.printed", target=case, person_key=case.person.key, by=viewer)
    return record_copy.pdf(lambda: record_of(case, viewer, timezone.localdate()), f"exit-{case.key}")


def _exited(request: HttpRequest, case_key: str) -> Any:
    case = open_case(request, case_key)
    if case.state not in ENDED:
        raise NotVisible
    return case
