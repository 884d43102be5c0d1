"""How the sign-in library behaves here: nobody signs up, an account comes from an administrator, secrets are sealed."""

import base64
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from stegvis.apps.access import queries
from stegvis.apps.access.encryption import seal_text, unseal_text
from stegvis.web.common.pages import render_page

SECRET_CONTEXT = "mfa_authenticator.data"  # noqa: S105 (a column's name)


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Any, **details: Any) -> Any:
        if not queries.may_be_used(user):
            return redirect("account_inactive")
        return super().pre_login(request, user, **details)

    def is_reauthentication_required(self, *, app: str, **details: Any) -> bool:
        """Ask for the password again before what concerns sign-in, but not of somebody who has just given it."""
        just_now = queries.has_just_signed_in(self.request.session, now=time.time())
        return not just_now and super().is_reauthentication_required(app=app, **details)

    def add_message(self, request: HttpRequest, level: int, *args: Any, **details: Any) -> None:
        """Leave out the library's notes on each sign-in and sign-out: the page itself shows it."""


class MFAAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return base64.b64encode(seal_text(text, context=SECRET_CONTEXT)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal_text(base64.b64decode(encrypted_text), context=SECRET_CONTEXT)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Name the application in the browser's question, and not the server's address."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Stegvis"}

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Keep the last second factor: without one there is no way in."""
        others = type(authenticator).objects.filter(user=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type="recovery_codes").exists())


class ProviderAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: Any) -> Any:
        """Find the account by the provider's address; one that the provider itself calls unverified opens nothing."""
        told = sociallogin.account.extra_data
        claims = told.get("id_token", {}) | told.get("userinfo", {})
        if claims.get("email_verified") in (False, "false"):
            return None
        return super().authenticate_by_email(sociallogin)

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(self._unknown(request, sociallogin))
        if not queries.may_be_used(sociallogin.user):
            raise ImmediateHttpResponse(redirect("account_inactive"))

    @staticmethod
    def _unknown(request: HttpRequest, sociallogin: Any) -> HttpResponse:
        addresses = [each.email for each in sociallogin.email_addresses]
        context = {"provider_name": sociallogin.provider.name, "address": next(iter(addresses), "")}
        return render_page(request, "accounts/unknown_person.html", context, status=403)
