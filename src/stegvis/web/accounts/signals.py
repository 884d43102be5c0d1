"""A second factor that was enrolled in a session counts in it, signing in and out is logged, and of what a sign-in
provider tells only its own key for the person stays."""

from typing import Any

from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from stegvis.apps.access import actions, queries


@receiver(authenticator_added)
def count_it_in_this_session(request: HttpRequest, **details: Any) -> None:
    request.session[queries.SECOND_FACTOR] = True
    actions.record_sign_in(user=details["user"], what="sign_in.second_factor_added")


@receiver(authenticator_removed)
def log_removal(request: HttpRequest, **details: Any) -> None:
    actions.record_sign_in(user=details["user"], what="sign_in.second_factor_removed")


@receiver(user_logged_in)
def log_sign_in(user: Any, **details: Any) -> None:
    actions.record_sign_in(user=user, what="sign_in.in")


@receiver(user_logged_out)
def log_sign_out(user: Any, **details: Any) -> None:
    if user is not None:
        actions.record_sign_in(user=user, what="sign_in.out")


@receiver(pre_save, sender=SocialAccount)
def keep_no_claims(instance: SocialAccount, **details: Any) -> None:
    """Store nothing of what the provider tells: a broker may tell a personal number, and the column is in clear."""
    instance.extra_data = {}
