"""Signed forms: added to a consent, downloaded, and taken out with a reason."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.people import actions, queries
from stegvis.apps.people.policies import may_remove_document
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.reading import open_person

from .cards import heading
from .forms.papers import PaperForm, RemoveForm
from .reading import document_about, own_consent

both = require_http_methods(["GET", "POST"])


@both
def add(request: HttpRequest, key: str, ground_key: str) -> HttpResponse:
    viewer, (person, ground) = staff(request), own_consent(request, key, ground_key)
    form = PaperForm(sent(request), request.FILES or None)
    page = ActPage(
        title=_("Add the signed form"),
        button=_("Save the paper"),
        done=_("The paper has been saved."),
        person=person,
        facts=heading(ground),
        back=reverse("grounds:list", args=[key]),
    )

    def act(values: dict[str, Any]) -> object:
        return actions.document_consent(ground=ground, content=values["paper"].read(), by=viewer)

    return answer(request, page, form, act, "grounds/paper.html")


@require_GET
def download(request: HttpRequest, key: str, document_key: str) -> HttpResponse:
    """Send the file to be saved, never to be shown in the page, under a name that tells nothing."""
    document = document_about(request, key, document_key)
    sent = HttpResponse(queries.content_of(staff(request), document), content_type=document.type)
    name = _("document")
    sent["Content-Disposition"] = f'attachment; filename="{name}.{document.ending}"'
    sent["X-Content-Type-Options"] = "nosniff"
    sent["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return sent


@both
def remove(request: HttpRequest, key: str, document_key: str) -> HttpResponse:
    viewer, document = staff(request), document_about(request, key, document_key)
    may_remove_document(viewer, document).or_refuse()
    page = ActPage(
        title=_("Take out the document"),
        button=_("Take it out"),
        done=_("Taken out. The consent stands, marked that its paper is missing."),
        person=open_person(request, key),
        facts=document.title,
        back=reverse("grounds:list", args=[key]),
        hint=_("Nobody can read it any more. A consent that rests on it holds as before, but its paper is missing."),
        danger=True,
    )
    form = RemoveForm(sent(request))
    return answer(request, page, form, lambda values: actions.remove_document(document=document, by=viewer, **values))
