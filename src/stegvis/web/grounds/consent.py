"""Note what a person has agreed to, or ask anew about what soon ends."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.verdicts import Text
from stegvis.apps.people import actions
from stegvis.core import consent_forms
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, answer

from .around import Around, around
from .forms.answers import initial_of
from .forms.consent import RecordConsentForm
from .names import form_languages
from .paper_forms import numbers_on_screen
from .reading import own_consent, writable_person

SHOW = "show"
"""The button that shows each organisation's own boxes, and saves nothing."""

both = require_http_methods(["GET", "POST"])


@both
def record(request: HttpRequest, key: str) -> HttpResponse:
    person = writable_person(request, key)
    return _page(request, person, {}, title=_("Note a consent"))


@both
def renew(request: HttpRequest, key: str, ground_key: str) -> HttpResponse:
    """Open the form as the old consent stands: its boxes, from today, for another year."""
    person, ground = own_consent(request, key, ground_key)
    lines = list(ground.lines.select_related("sender", "receiver"))
    own = staff(request).organisation
    met = {each for line in lines for each in (line.sender_id, line.receiver_id)} - {own.pk}
    keys = [str(each) for each in met]
    old = {
        "purpose": ground.purpose,
        "receivers": keys,
        "others": keys,
        "taken": ground.consent.form,
        "language": ground.consent.language,
    }
    return _page(request, person, old | initial_of(lines, own), title=_("Renew the consent"))


def consent_form(request: HttpRequest, person: Any, initial: dict[str, Any], about: Around) -> RecordConsentForm:
    """Return the form as it was sent, or as it opens. The button that shows more boxes sends nothing to be judged."""
    options = {"own": staff(request).organisation, "today": timezone.localdate()}
    parties = {"likely": about.likely, "others": about.others}
    if request.method == "POST" and SHOW not in request.POST:
        return RecordConsentForm(request.POST, request.FILES, **options, **parties)
    sent = {name: request.POST[name] for name in request.POST if name not in ("receivers", "others")}
    if request.method == "POST":
        sent |= {name: request.POST.getlist(name) for name in ("receivers", "others")}
    return RecordConsentForm(initial=initial | sent, **options, **parties)


def _page(request: HttpRequest, person: Any, initial: dict[str, Any], *, title: Text) -> HttpResponse:
    viewer = staff(request)
    about = around(viewer, person, timezone.localdate())
    form = consent_form(request, person, initial, about)
    page = ActPage(
        title=title,
        button=_("Save the consent"),
        done=lazy(form.said, str)(),
        person=person,
        back=reverse("grounds:list", args=[person.key]),
        extra={
            "own_boxes": lambda: form.rows_of(lambda chosen: numbers_on_screen(viewer.organisation, chosen)),
            "languages": form_languages(consent_forms.LANGUAGES),
            "has_others": bool(about.others),
        },
    )

    def act(_values: dict[str, Any]) -> object:
        return actions.record_consent_with_paper(person=person, by=viewer, **form.details)

    return answer(request, page, form, act, "grounds/consent.html")
