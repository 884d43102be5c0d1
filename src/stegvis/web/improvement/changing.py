"""Correct a deviation, or take it back, with why."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.improvement import actions, queries
from stegvis.apps.improvement.policies import may_correct
from stegvis.web.common.access import require, staff
from stegvis.web.common.persons.form_page import answer

from .forms import CorrectForm, DeviationFields, WithdrawForm
from .reading import READS

both = require_http_methods(["GET", "POST"])
KEPT = tuple(name for name in DeviationFields.base_fields if name not in ("month", "agreement"))


@both
@require(*READS)
def correct(request: HttpRequest, line: str) -> HttpResponse:
    row, today = _own(request, line), timezone.localdate()
    form = CorrectForm(
        request.POST if request.method == "POST" else None,
        today=today,
        agreements={str(each.pk): each for each in queries.agreements_of(row.project, today)},
        look=_look(request, row),
        initial=_as_it_stands(row),
    )
    return _answer(
        request,
        row,
        form,
        _("Correct the deviation"),
        _("Corrected. What stood there is kept."),
        lambda: actions.correct_deviation(
            deviation=row, why=form.cleaned_data["why"], no_names=form.no_names, by=staff(request), **form.changes
        ),
    )


@both
@require(*READS)
def withdraw(request: HttpRequest, line: str) -> HttpResponse:
    row = _own(request, line)
    form = WithdrawForm(request.POST if request.method == "POST" else None, look=_look(request, row))
    return _answer(
        request,
        row,
        form,
        _("Take back the deviation"),
        _("Taken back. It stays in your organisation's list, under Taken back."),
        lambda: actions.withdraw_deviation(
            deviation=row, why=form.cleaned_data["why"], no_names=form.no_names, by=staff(request)
        ),
    )


def _own(request: HttpRequest, line: str) -> Any:
    row = queries.deviation_for(staff(request), line).row
    may_correct(staff(request), row).or_refuse()
    return row


def _look(request: HttpRequest, row: Any) -> Any:
    return partial(queries.found_in_texts, staff(request), row.project, None, at=timezone.localdate())


def _as_it_stands(row: Any) -> dict[str, Any]:
    agreement = str(row.agreement_id) if row.agreement_id else ""
    return {**{name: getattr(row, name) for name in KEPT}, "month": row.month.isoformat(), "agreement": agreement}


def _answer(request: HttpRequest, row: Any, form: Any, title: str, done: str, act: Any) -> HttpResponse:
    back = reverse("improvement:show", args=[row.line])

    def save(_values: Any) -> str:
        act()
        messages.success(request, done)
        return back

    context = {"person": None, "title": title, "back_url": back, "row": row}
    return answer(request, form, save, "improvement/report.html", context)
