"""Judge what no register says, and correct or take back what was judged."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, policies, queries
from stegvis.core import codebook
from stegvis.web.common import codes
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.reading import open_case

from .forms import CorrectForm, JudgementForm, WithdrawForm

both = require_http_methods(["GET", "POST"])


@both
def attest(request: HttpRequest, case_key: str, about: str) -> HttpResponse:
    case = _case(request, case_key)
    if about not in codebook.judgements:
        raise NotVisible
    form = JudgementForm(request.POST or None, initial={"on": timezone.localdate()}, today=timezone.localdate())
    page = _page(case, codes.label("judgements", about), _("Save"), _("The judgement is saved."))
    return answer(
        request,
        page,
        form,
        lambda values: actions.attest(person=case.person, about=about, by=staff(request), **values),
    )


@both
def correct(request: HttpRequest, case_key: str, attestation_id: int) -> HttpResponse:
    case = _case(request, case_key)
    row = _judgement(case, attestation_id)
    initial = {name: getattr(row, name) for name in ("says", "basis", "note", "on")}
    form = CorrectForm(request.POST or None, initial=initial, today=timezone.localdate())
    done = _("Corrected. What stood there is kept under Changes.")
    page = _page(case, _("Correct what was wrong"), _("Save the correction"), done, facts=_words_of(row))
    return answer(
        request,
        page,
        form,
        lambda values: actions.correct_attestation(
            attestation=row, why=values["why"], by=staff(request), **form.changes
        ),
    )


@both
def withdraw(request: HttpRequest, case_key: str, attestation_id: int) -> HttpResponse:
    case = _case(request, case_key)
    row = _judgement(case, attestation_id)
    done = _("Taken away. What stood there is kept under Changes.")
    page = _page(case, _("It has never held"), _("Take it away"), done, facts=_words_of(row), danger=True)
    form = WithdrawForm(request.POST or None)
    return answer(
        request,
        page,
        form,
        lambda values: actions.withdraw_attestation(attestation=row, by=staff(request), **values),
    )


def _case(request: HttpRequest, case_key: str) -> Any:
    case = open_case(request, case_key)
    policies.may_record_fact(staff(request), case.person).or_refuse()
    return case


def _judgement(case: Any, attestation_id: int) -> Any:
    found = [row for row in queries.attestations_of(case) if row.pk == attestation_id]
    if not found:
        raise NotVisible
    return found[0]


def _words_of(row: Any) -> str:
    return f"{codes.label('judgements', row.about)}: {row.get_says_display()}, {row.on}"


def _page(case: Any, title: Any, button: Any, done: Any, **more: Any) -> ActPage:
    back = reverse("eligibility:show", args=[case.key])
    return ActPage(title=title, button=button, done=done, person=case.person, back=back, **more)
