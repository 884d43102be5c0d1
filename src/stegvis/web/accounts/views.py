"""The way in, beside the sign-in library's own pages."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from stegvis.apps.access import queries
from stegvis.apps.access.verdicts import NotVisible
from stegvis.web.common.access import public
from stegvis.web.common.pages import render_page

from .provider import provider_here


class SignIn(LoginView):
    """The sign-in page: the organisation's own way in, e-mail and password, and in a demo one click for each role."""

    def get_context_data(self, **details: Any) -> dict[str, Any]:
        context = super().get_context_data(**details)
        return {**context, "provider": provider_here(self.request), "demo_roles": queries.demo_users()}


sign_in = public(SignIn.as_view())


@public
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in to one of the demo's accounts with one click. Outside a demo there is no such page."""
    key = request.POST.get("user", "")
    if not settings.DEMO or not key.isdigit():
        raise NotVisible
    user = queries.demo_user(int(key))
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[queries.SECOND_FACTOR] = True
    return redirect("home")


@public
@require_GET
def second_factor(request: HttpRequest) -> HttpResponse:
    """Tell who signs in for the first time why a second factor is needed, and let her choose one."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    if queries.has_second_factor(request.session):
        return redirect("home")
    return render_page(request, "accounts/second_factor.html")


@public
@require_GET
def no_membership(request: HttpRequest) -> HttpResponse:
    """For an account that has no role today, or none that its way of signing in opens."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    return render_page(request, "accounts/no_membership.html", status=403)


@public
@require_GET
def signed_in(request: HttpRequest) -> HttpResponse:
    """Where a sign-in ends that an open page asked for: back to that page."""
    return render_page(request, "accounts/signed_in.html")
