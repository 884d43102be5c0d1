"""The way in through the organisation's own sign-in."""

from dataclasses import dataclass

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from requests import RequestException

from stegvis.web.common.access import public
from stegvis.web.common.pages import render_page


@dataclass(frozen=True)
class Provider:
    """What the sign-in page says of the provider, and where its button leads."""

    name: str
    url: str


def provider_here(request: HttpRequest) -> Provider | None:
    """Return the sign-in provider that the environment names, if any."""
    app = next(iter(get_adapter().list_apps(request)), None)
    return Provider(app.name, reverse("openid_connect_login", args=[app.provider_id])) if app else None


@public
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send to the provider by a page in between.

    A form may be answered from this server only (Content-Security-Policy, form-action), and browsers hold every
    redirect that follows to it; a provider often redirects further, to a third party's sign-in.
    """
    if request.method != "POST":
        return redirect("account_login")
    try:
        answer = openid_connect.login(request, provider_id)
    except RequestException:
        return render_page(request, "accounts/provider_unreachable.html", status=502)
    if answer.status_code != 302:
        return answer
    return render_page(request, "accounts/to_provider.html", {"url": answer.headers["Location"]})
