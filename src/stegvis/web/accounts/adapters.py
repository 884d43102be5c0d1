"""How the sign-in library behaves here: nobody signs up, an account comes from an administrator, secrets are sealed."""

import base64
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import redirect

from stegvis.apps.access import queries
from stegvis.apps.access.encryption import seal_text, unseal_text

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

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Keep the last second factor: without one there is no way in."""
        others = type(authenticator).objects.filter(user=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type="recovery_codes").exists())


class ProviderAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.is_existing and not queries.may_be_used(sociallogin.user):
            raise ImmediateHttpResponse(redirect("account_inactive"))
