"""The pages for what went wrong. None of them says anything about a person, and the log does not either."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.verdicts import Refused

from .pages import render_page


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The one answer both for what does not exist and for what the viewer may not see."""
    return render_page(
        request,
        "common/message.html",
        {"title": _("The page does not exist"), "text": _("It may have been moved, or it is not for your role.")},
        status=404,
    )


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    return render_page(
        request, "common/message.html", {"title": _("This can't be done"), "text": refusal.reason}, status=403
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refused(request, Refused())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render_page(
        request,
        "common/message.html",
        {"title": _("The page could not be read"), "text": _("Go back and try again.")},
        status=400,
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Written without asking the database for anything: it may be what failed."""
    return HttpResponseServerError(render_to_string("common/server_error.html"))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Someone signed in again while a page stood open, or the page is not ours.

    In the first case what was written is handed back with a fresh token, to be sent once more by a click.
    """
    if not _is_from_here(request):
        return forbidden(request)
    return send_again(request, status=403)


def send_again(request: HttpRequest, *, status: int, reason_url: str = "") -> HttpResponse:
    """Answer a form that could not be received with a page that keeps all that was written in it.

    `reason_url` is where to say first why a person is opened.
    """
    kept = [(name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken"]
    context = {
        "kept": kept,
        "action": request.get_full_path(),
        "had_files": bool(request.FILES),
        "reason_url": reason_url,
    }
    return render_page(request, "common/send_again.html", context, status=status)


def say_why_first(request: HttpRequest, person_key: str) -> HttpResponse:
    """Ask for the reason before a colleague or a relative is opened, and lead back to what was asked for.

    A form that was being written in when the last reason ran out is kept, to be sent once more.
    """
    reason_url = reverse("sharing:say_why", args=[person_key])
    if request.method == "GET":
        return redirect(f"{reason_url}?{urlencode({'next': request.get_full_path()})}")
    return send_again(request, status=403, reason_url=reason_url)


def _is_from_here(request: HttpRequest) -> bool:
    sender = urlsplit(request.headers.get("Origin") or request.headers.get("Referer") or "")
    return sender.netloc == request.get_host()
