"""What the pages say of domains, kinds of information and work that a person has had."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.information_kinds import kind_in
from stegvis.core import codebook
from stegvis.web.common import codes

HINTS: Mapping[str, str | Promise] = {
    "wishes": _("In the person's own words."),
    "health": _("As the person tells it. What health care has judged comes from there, on a ground."),
    "networks": _("Who can the person turn to? What does she do that gives strength?"),
    "other_plans": _("Plans that the person tells of, with whom, and who the contact is."),
    "substance_use": _("Only where it matters for the effort and the person wants to tell."),
    "legal": _("Only where it matters for the effort and the person wants to tell."),
}


def domain_label(domain: str) -> str:
    return codes.label("mapping_domains", domain)


def domain_kind(domain: str) -> str:
    """Return what kind of information is written under a domain, in the reader's words."""
    return codes.label("information_kinds", kind_in(codebook.mapping_domains, domain))


def years_of(held: Any) -> str:
    years = [str(year) if year else "" for year in (held.from_year, held.until_year)]
    return "–".join(years) if any(years) else ""
