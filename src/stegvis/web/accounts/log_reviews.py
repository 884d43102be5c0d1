"""The monthly review of the log: months, a sample with a judgement for each entry, and the signature."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.privacy import actions, queries
from stegvis.web.common import codes
from stegvis.web.common.access import require, staff
from stegvis.web.common.acting import done, sent
from stegvis.web.common.pages import render_page

from .forms import SampleForm, SignForm
from .log_rows import Reader


@require_GET
@require(Permission.READ_LOG)
def months(request: HttpRequest) -> HttpResponse:
    found = queries.months_of_log(staff(request), timezone.localdate())
    return render_page(request, "accounts/log_months.html", {"months": found, "sample": actions.SAMPLE})


@require_POST
@require(Permission.READ_LOG)
def draw(request: HttpRequest, month: str) -> HttpResponse:
    """Draw the sample of a month, `2026-10`."""
    form, first, drawn = forms.Form({}), _first_day(month), list[str]()
    if done(request, form, lambda _said: drawn.append(actions.draw_log_sample(month=first, by=staff(request)).key)):
        return redirect("accounts:log_review", drawn[0])
    messages.error(request, " ".join(form.non_field_errors()))
    return redirect("accounts:log_months")


@require_http_methods(["GET", "POST"])
@require(Permission.READ_LOG)
def review(request: HttpRequest, key: str) -> HttpResponse:
    """Show a sample, and keep what has been judged so far."""
    viewer = staff(request)
    row = queries.log_review_for(viewer, key)
    form = SampleForm(sent(request), entries=list(row.entries.all()))

    def act(_values: dict[str, Any]) -> None:
        judged = {entry: actions.Judged(*said) for entry, said in form.judged().items()}
        actions.judge_entries(review=row, judged=judged, by=viewer)

    if done(request, form, act):
        messages.success(request, _("The judgements are saved."))
        return redirect("accounts:log_review", key)
    rows = Reader(viewer).rows(each.entry for each in row.entries.all())
    context = {
        "row": row,
        "form": form,
        "entries": list(zip(row.entries.all(), rows, form.pairs(), strict=True)),
        **_result(row),
    }
    return render_page(request, "accounts/log_review.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@require(Permission.READ_LOG)
def sign(request: HttpRequest, key: str) -> HttpResponse:
    viewer = staff(request)
    row = queries.log_review_for(viewer, key)
    form = SignForm(sent(request))
    if done(request, form, lambda values: actions.sign_log_review(review=row, by=viewer, **values)):
        messages.success(request, _("The review is signed."))
        return redirect("accounts:log_review", key)
    context = {"row": row, "form": form, **_result(row)}
    return render_page(request, "accounts/log_sign.html", context, status=422 if form.errors else 200)


def _result(row: Any) -> dict[str, Any]:
    """Return what the sample says, and between what the share lies in the whole month."""
    result, words = queries.result_of(row), codes.words()
    between = f"{words.number(result.interval.low * 100)}–{words.percent(result.interval.high)}"
    return {"result": result, "between": between}


def _first_day(month: str) -> date:
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError:
        raise NotVisible from None
