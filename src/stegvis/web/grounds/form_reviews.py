"""Which translations of the consent form the own organisation prints: an administrator says who reviewed them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.people import actions, queries
from stegvis.core.consent_forms import LANGUAGES, SIGNED, WithdrawalForm, preview_html
from stegvis.web.common.access import require, staff
from stegvis.web.common.acting import done, sent
from stegvis.web.common.pages import render_page

from .forms.reviews import ReviewForm
from .names import form_languages
from .paper_forms import sample_form, sample_plan


@require_GET
@require(Permission.MANAGE_ORGANISATION)
def show_list(request: HttpRequest) -> HttpResponse:
    reviews = queries.form_reviews(staff(request))
    rows = [(each, reviews.get(each.code), each.code == SIGNED) for each in form_languages(LANGUAGES)]
    return render_page(request, "grounds/forms.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@require(Permission.MANAGE_ORGANISATION)
def review(request: HttpRequest, language: str) -> HttpResponse:
    """Show the forms in a language as a draft, and record who has reviewed them."""
    viewer, shown = staff(request), _language(language)
    there = queries.form_reviews(viewer).get(language)
    form = ReviewForm(sent(request), today=timezone.localdate(), version=shown.text.version)
    if done(request, form, lambda values: actions.record_form_review(language=language, by=viewer, **values)):
        messages.success(request, _("Recorded. The translation can be printed now."))
        return redirect("grounds:forms")
    context = {
        "shown": shown,
        "review": there,
        "is_signed": language == SIGNED,
        "form": form,
        "previews": _previews(viewer.organisation, language),
    }
    return render_page(request, "grounds/review.html", context, status=422 if form.errors else 200)


@require_POST
@require(Permission.MANAGE_ORGANISATION)
def withdraw(request: HttpRequest, language: str) -> HttpResponse:
    viewer = staff(request)
    there = queries.form_reviews(viewer).get(_language(language).code)
    if there is None:
        raise NotVisible
    actions.withdraw_form_review(review=there, by=viewer)
    messages.success(request, _("Taken back. The translation is a draft again, and is not printed."))
    return redirect("grounds:forms")


def _language(code: str) -> Any:
    if code not in LANGUAGES:
        raise NotVisible
    return form_languages([code])[0]


def _previews(own: Any, language: str) -> list[str]:
    with override("sv"):
        form = sample_form(own, str(_("Another organisation")), str(_("the cooperation around you")))
    return [
        mark_safe(preview_html(each, language))  # noqa: S308 (core escapes all that stands in it)
        for each in (form, WithdrawalForm(consent=form), sample_plan(own))
    ]
