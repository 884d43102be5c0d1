"""The pages of the frame itself."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from stegvis.apps.access import actions

from . import idle, navigation
from .access import public, staff
from .pages import render_page


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Open the first of the viewer's places."""
    places = navigation.places_for(staff(request))
    if places:
        return redirect(places[0].url)
    context = {"title": _("Nothing here yet"), "text": _("Your role has no pages yet.")}
    return render_page(request, "common/message.html", context)


@public
@require_GET
def session_state(request: HttpRequest) -> JsonResponse:
    """Tell an open page whether its user is still signed in, for how long, and the token its forms need.

    Asking is not use, unless she says with `?stay=1` that she is there.
    """
    signed_in = request.user.is_authenticated
    return JsonResponse(
        {
            "user": request.user.pk if signed_in else None,
            "secondsLeft": idle.seconds_left(request) if signed_in else 0,
            "token": get_token(request),
        }
    )


@public
@require_POST
def change_look(request: HttpRequest) -> HttpResponse:
    """Set language, colours or spacing: for good when signed in, for this session's language when not."""
    if request.user.is_authenticated:
        wanted = {name: request.POST[name] for name in ("language", "theme", "density") if name in request.POST}
        actions.change_look(user=request.user, **wanted)
    elif request.POST.get("language") in ("sv", "en"):
        request.session["language"] = request.POST["language"]
    return _back(request)


@require_POST
def change_membership(request: HttpRequest) -> HttpResponse:
    """Go on in another of one's memberships; one that is not one's own changes nothing."""
    own = {str(each.pk): each.pk for each in request.memberships}  # type: ignore[attr-defined]
    chosen = own.get(request.POST.get("membership", ""))
    if chosen is not None:
        request.session["membership"] = chosen
    return redirect("home")


def _back(request: HttpRequest) -> HttpResponse:
    asked = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return redirect(asked if safe else "home")
