"""The consent form in a chosen language: to be looked at, and as a PDF once its words have been reviewed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.people.queries import review_for_printing
from stegvis.core.consent_forms import LANGUAGES, SIGNED, ConsentForm, WithdrawalForm, preview_html, print_pdf
from stegvis.core.errors import DataProblem
from stegvis.web.common.access import staff
from stegvis.web.common.codes import words
from stegvis.web.common.pages import render_page

from .around import around
from .consent import consent_form
from .names import form_languages
from .paper_forms import asked_form, recorded_form, withdrawal_of
from .reading import own_consent, writable_person

PDF = "pdf"
"""The button, and the part of an address, that asks for the file and not for a look."""


@require_POST
def print_new(request: HttpRequest, key: str) -> HttpResponse:
    """Show or print the form for what stands on the screen, which is not saved by it."""
    viewer, person = staff(request), writable_person(request, key)
    about = around(viewer, person, timezone.localdate())
    sent = consent_form(request, person, {}, about)
    sent.is_valid()
    if not sent.ticked:
        raise Refused(_("Go back and tick at least one organisation: the form says between whom."))
    if "until" in sent.errors or "since" in sent.errors:
        raise Refused(_("Go back and look at the days: the form says how long it holds."))
    form = _made(
        lambda: asked_form(
            viewer.organisation,
            sent.ticked,
            sent.cleaned_data,
            person=person,
            cooperation=about.cooperation,
            taken_by=viewer.user.name,
        )
    )
    language = _language(request.POST.get("print_language", SIGNED))
    if PDF in request.POST:
        return _pdf(request, form, language, person)
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in ("csrfmiddlewaretoken", "print_language", PDF, "look")
    ]
    return _look(request, form, language, person, {"kept": kept})


@require_GET
def print_recorded(request: HttpRequest, key: str, ground_key: str) -> HttpResponse:
    """Show or print a consent as it was noted, or the form that takes it back."""
    viewer, (person, ground) = staff(request), own_consent(request, key, ground_key)
    about = around(viewer, person, timezone.localdate())
    form: ConsentForm | WithdrawalForm = _made(lambda: recorded_form(ground, cooperation=about.cooperation))
    withdrawal = request.GET.get("what") == "withdrawal"
    if withdrawal:
        form = withdrawal_of(form, ground, viewer.user.name)
    language = _language(request.GET.get("language", SIGNED))
    if PDF in request.GET:
        return _pdf(request, form, language, person)
    return _look(request, form, language, person, {"ground": ground, "is_withdrawal": withdrawal})


def _made(make: Any) -> ConsentForm:
    """Make a form, and say in words what it lacks."""
    try:
        made: ConsentForm = make()
    except DataProblem as problem:
        raise Refused(" ".join(str(words().finding(each)) for each in problem.findings)) from None
    return made


def _pdf(request: HttpRequest, form: ConsentForm | WithdrawalForm, language: str, person: Any) -> HttpResponse:
    review = review_for_printing(staff(request).organisation, language)
    _refuse_without_phone(request)
    if language != SIGNED and review is None:
        raise Refused(_("This translation has not been reviewed, so it cannot be printed. Print the Swedish form."))
    content = print_pdf(form, language, review)
    act = "withdrawal_form.printed" if isinstance(form, WithdrawalForm) else "consent_form.printed"
    log.record(act, target=person, person_key=person.key, by=staff(request), fields=[language])
    name = _("withdrawal") if isinstance(form, WithdrawalForm) else _("consent")
    sent = HttpResponse(content, content_type="application/pdf")
    sent["Content-Disposition"] = f'attachment; filename="{name}-{language}.pdf"'
    return sent


def _look(
    request: HttpRequest,
    form: ConsentForm | WithdrawalForm,
    language: str,
    person: Any,
    more: dict[str, Any],
) -> HttpResponse:
    review = review_for_printing(staff(request).organisation, language)
    context = {
        "person": person,
        "language": language,
        "form_languages": form_languages(LANGUAGES),
        "is_printable": language == SIGNED or review is not None,
        "has_phone": bool(staff(request).organisation.phone.strip()),
        "preview": preview_html(form, language, review),
        **more,
    }
    return render_page(request, "grounds/print.html", context)


def _refuse_without_phone(request: HttpRequest) -> None:
    """The form says whom to ring to withdraw: without a number it can't be signed."""
    if not staff(request).organisation.phone.strip():
        raise Refused(_("The organisation's phone number is missing. An administrator writes it in the settings."))


def _language(code: str) -> str:
    if code not in LANGUAGES:
        raise NotVisible
    return code
