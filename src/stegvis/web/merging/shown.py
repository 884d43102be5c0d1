"""Two rows side by side in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.verdicts import Text
from stegvis.apps.privacy.merging_queries import Comparison
from stegvis.web.common import codes

NAMES: Mapping[str, Text] = {
    "number": _("Personal number"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "birth_date": _("Birth date"),
    "sex": _("Sex"),
    "phone": _("Phone"),
    "email": _("E-mail"),
    "address": _("Address"),
    "municipality": _("Municipality"),
    "language": _("Language"),
    "arrival_year": _("Year of arrival in Sweden"),
    "birth_region": _("Region of birth"),
    "protection": _("Protection"),
}
LISTS = {
    "sex": "sex",
    "municipality": "municipalities",
    "language": "languages",
    "birth_region": "birth_regions",
    "protection": "protection",
}
FACTS: Mapping[str, Text] = {
    "afcategory": _("Category at Arbetsförmedlingen"),
    "education": _("Education"),
    "residence": _("Residence"),
    "householdmembership": _("Household"),
    "workability": _("Work ability"),
    "steplevel": _("Step"),
}


@dataclass(frozen=True)
class ShownDetail:
    """A detail in words: in the row that is kept, in the other, and when they are one."""

    title: Text
    kept: str
    merged: str
    then: str
    differs: bool


def shown_details(found: Comparison) -> list[ShownDetail]:
    return [
        ShownDetail(
            NAMES[each.name],
            _said(each.name, each.kept),
            _said(each.name, each.merged),
            _said(each.name, each.then),
            each.differs,
        )
        for each in found.details
    ]


def shown_twice(found: Comparison) -> list[Text]:
    return [FACTS[each] for each in found.said_twice]


def _said(name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return codes.label(LISTS[name], value) if name in LISTS else str(value)
