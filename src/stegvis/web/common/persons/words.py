"""Who does what, in words."""

from typing import Any

from django.utils.translation import gettext as _


def who(row: Any) -> str:
    """Name who is to do something: the organisation, or the person where there is none."""
    return row.party.name if row.party else _("The person")


def first_name(person: Any) -> str:
    return person.given_name or person.name
