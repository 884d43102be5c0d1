"""The three lists of the area, each for those who have it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import sees_waiting_times
from stegvis.apps.casework.referral_policies import receives, refers


def tabs(viewer: Staff, current: str) -> list[dict[str, Any]]:
    """Return words and address of each list that the viewer has, and which one is open; one alone needs none."""
    takes = receives(viewer)
    offered = [
        ("inbox", _("New referrals"), takes),
        ("sent_list", _("Our referrals"), refers(viewer) or takes),
        ("waiting_times", _("Waiting times"), takes and sees_waiting_times(viewer)),
    ]
    shown = [
        {"words": words, "url": reverse(f"referrals:{name}"), "current": name == current}
        for name, words, has in offered
        if has
    ]
    return shown if len(shown) > 1 else []
