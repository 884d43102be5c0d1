"""The kinds of dated facts as the screens speak of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.queries import FactRow
from stegvis.web.common import codes
from stegvis.web.common.levels import ASSESSED_BY, LEVELS


@dataclass(frozen=True)
class Kind:
    """A kind of fact: its heading, the words of its acts, its code list, and what its amount is."""

    name: str
    title: str | Promise
    add: str | Promise
    codes: str = ""
    amount: str = ""
    value: str = "code"
    about: str = ""
    entered_here: bool = True


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("livelihood", _("Livelihood"), _("Add a source of livelihood"), "livelihoods", "share"),
        Kind("occupation", _("Occupation"), _("Add an occupation"), "occupations", "hours"),
        Kind("afcategory", _("Category at the employment service"), _("Add a category"), "af_codes"),
        Kind("education", _("Education"), _("Add an education"), "education"),
        Kind("languagelevel", _("Language level"), _("Add a level"), value="level", about="language"),
        Kind("workability", _("Own rating of work ability"), _("Add a rating"), "work_ability"),
        Kind("steplevel", _("Step on the way to work"), _("Add a step"), "activity_steps"),
        Kind("residence", _("Municipality of residence"), _("Add a municipality"), "municipalities"),
        Kind("householdmembership", _("Household"), "", value="household_key", entered_here=False),
    )
}


def words_of(fact: FactRow) -> str:
    """Write what a fact says, with its share, hours or who judged."""
    kind = KINDS[fact.kind]
    if not kind.entered_here:
        return gettext("Belongs to a household")
    text = codes.label(kind.codes, fact.code) if kind.codes else _level(fact)
    return ", ".join(part for part in (text, amount_of(kind, fact.amount), _assessed(fact)) if part)


def _level(fact: FactRow) -> str:
    return f"{codes.label('languages', fact.about)}: {dict(LEVELS)[fact.code]}"


def amount_of(kind: Kind, amount: Decimal | int | None) -> str:
    """Write a share in per cent or hours a week."""
    if amount is None or not kind.amount:
        return ""
    number = codes.words().number(float(amount), decimals=0 if amount == int(amount) else 1)
    if kind.amount == "share":
        return gettext("%(number)s per cent") % {"number": number}
    return gettext("%(number)s hours a week") % {"number": number}


def _assessed(fact: FactRow) -> str:
    return str(dict(ASSESSED_BY)[fact.detail]).lower() if fact.kind == "languagelevel" and fact.detail else ""
