"""The link by which the owner of a new account sets her password: once, within three days."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse


def first_password_link(request: HttpRequest, user: AbstractBaseUser) -> str:
    """Return the address to hand over to the account's owner."""
    return request.build_absolute_uri(first_password_path(user))


def first_password_path(user: AbstractBaseUser) -> str:
    """Return the address without its host, for who makes the account at the machine itself."""
    key = default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
