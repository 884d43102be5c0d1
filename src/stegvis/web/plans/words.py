"""Lines of a plan in words."""

from typing import Any

from django.utils.translation import gettext as _


def who(action: Any) -> str:
    """Name who is to do something."""
    return action.party.name if action.party else _("The person")


def first_name(person: Any) -> str:
    return person.given_name or person.name
