"""The public page on which a person applies by herself: no sign-in, no cookie, no script.

Nothing in its answers depends on whether the person is known or on whether there is room: neither is looked up.
"""

from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.viewers import Applicant
from stegvis.apps.casework import actions, queries
from stegvis.web.common import codes
from stegvis.web.common.access import public

from .flooding import may_send
from .public_form import ApplicationForm
from .texts import LANGUAGES, ORIGINAL, PageText, load


@public
@require_GET
def start(request: HttpRequest, language: str = ORIGINAL) -> HttpResponse:
    """Say what it is about, and ask where the person lives."""
    found = queries.municipalities_open(timezone.localdate())
    named = sorted(((codes.label("municipalities", code), code) for code in found), key=lambda each: each[0])
    return _page(request, "start", _text(language), {"municipalities": named})


@csrf_exempt  # nobody is signed in here, so there is no session to abuse; what another site sends is refused below
@public
@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest, language: str, municipality: str) -> HttpResponse:
    """Show the form, or keep what it says. Everything that is sent in order is answered alike."""
    text, today = _text(language), timezone.localdate()
    ways = queries.ways_in_municipality(municipality, today)
    if not ways:
        raise Http404
    if request.method == "POST" and not _is_from_here(request):
        return _message(request, text, "foreign", status=403)
    form = ApplicationForm(request.POST or None, text=text, ways=ways, today=today)
    if request.method == "POST" and (form.is_trapped or form.is_valid()):
        if not may_send(request):
            return _message(request, text, "busy", status=429)
        if not form.is_trapped:
            _receive(form, language)
        return redirect("applications:sent", language)
    context = {"form": form, "ways": ways, "only": ways[0] if len(ways) == 1 else None, "municipality": municipality}
    return _page(request, "apply", text, context, status=422 if form.errors else 200)


@public
@require_GET
def sent(request: HttpRequest, language: str) -> HttpResponse:
    """Say thank you: the same page for everybody."""
    return _page(request, "sent", _text(language))


def _receive(form: ApplicationForm, language: str) -> None:
    actions.receive_application(
        way=form.way, at=timezone.now(), on=timezone.localdate(), language=language, by=Applicant(), **form.told
    )


def _text(language: str) -> PageText:
    try:
        return load(language)
    except KeyError:
        raise Http404 from None


def _is_from_here(request: HttpRequest) -> bool:
    """Say whether the form was sent from our own page, as far as the browser says where from."""
    sender = request.headers.get("Origin") or request.headers.get("Referer")
    return sender is None or urlsplit(sender).netloc == request.get_host()


def _message(request: HttpRequest, text: PageText, what: str, *, status: int) -> HttpResponse:
    context = {"title": text[f"{what}_title"], "said": text[what]}
    return _page(request, "message", text, context, status=status)


def _page(
    request: HttpRequest, name: str, text: PageText, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    shown = {"text": text, "say": text.phrases, "translations": _translations(request), **(context or {})}
    response = render(request, f"applications/public/{name}.html", shown, status=status)
    response.headers["Content-Language"] = text.tag
    return response


def _translations(request: HttpRequest) -> list[tuple[PageText, str]]:
    """Return the same page's address in each language."""
    match = request.resolver_match
    name, kept = (match.view_name, dict(match.kwargs)) if match else ("applications:start", {})
    texts = [load(language) for language in LANGUAGES]
    name = "applications:start_in" if name == "applications:start" else name
    return [(text, reverse(name, kwargs={**kept, "language": text.language})) for text in texts]
