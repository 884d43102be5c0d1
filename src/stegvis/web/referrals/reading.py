"""Opens a referral for a page that does something with it."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from stegvis.apps.casework import queries
from stegvis.web.common.access import staff


def name_of(page: Any) -> str:
    """Return the name that the copy says."""
    return " ".join(page.who[part] for part in ("given_name", "family_name") if page.who.get(part))


def open_received(request: HttpRequest, referral_key: str) -> Any:
    """Return one that came to the own organisation, with its copy. Raises NotVisible."""
    return queries.received_referral(staff(request), referral_key, timezone.localdate())


def open_sent(request: HttpRequest, referral_key: str) -> Any:
    """Return one that the own organisation sent, with its copy. Raises NotVisible."""
    return queries.sent_referral(staff(request), referral_key, timezone.localdate())
