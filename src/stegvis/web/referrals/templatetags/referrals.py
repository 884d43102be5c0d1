"""`{% load referrals %}`: how far a referral has come, and days in words."""

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stegvis.web.common import codes
from stegvis.web.common.templatetags.components import tag

register = template.Library()

COLOURS = {
    "received": "info",
    "mapping": "info",
    "waiting": "warning",
    "accepted": "success",
    "under_way": "success",
    "declined": "danger",
}
STAGES = {"sent": "warning", "question": "info", "taken": "success", "declined": "danger", "withdrawn": "neutral"}


@register.simple_tag
def told_tag(state: str | None) -> SafeString:
    """Show a state that the sender was told."""
    return tag(codes.label("referral_states", state), COLOURS.get(state or "", "neutral"))


@register.simple_tag
def stage_tag(referral: Any) -> SafeString:
    """Show how far a referral has come with its receiver."""
    return tag(referral.get_stage_display(), STAGES[referral.stage])


@register.filter
def days(number: int) -> str:
    """Write a number of days: `3 days`."""
    return ngettext("%(days)s day", "%(days)s days", number) % {"days": number}


@register.filter
def since_days(at: datetime | None) -> str:
    """Write how long ago something was told: `today`, `3 days ago`."""
    if at is None:
        return ""
    passed = (timezone.localdate() - timezone.localdate(at)).days
    if passed == 0:
        return _("today")
    return ngettext("%(days)s day ago", "%(days)s days ago", passed) % {"days": passed}


@register.filter
def days_or_not_yet(number: int | None) -> str:
    """Write by how many days a share had got there, or that it has not."""
    return _("not yet") if number is None else days(number)
