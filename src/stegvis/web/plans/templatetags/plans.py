"""`{% load plans %}`: lines of a plan as its pages show them."""

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stegvis.web.common import codes
from stegvis.web.common.persons.words import who as named
from stegvis.web.common.templatetags.components import in_days, tag

register = template.Library()

COLOURS = {"done": "success", "under_way": "info", "partly": "warning"}


@register.simple_tag
def who(action: Any, person: str) -> str:
    """Name who is to do something: the organisation, or the person by her first name where it is given."""
    return named(action) if action.party else person or named(action)


@register.simple_tag
def standing(line: Any, today: date, is_agreed: bool) -> SafeString | str:
    """Show what came of a line, or that it has not begun; one that is late says how many days."""
    if not is_agreed:
        return ""
    if line.is_late(today):
        late = tag(in_days(line.action.due, today), "danger")
        under_way = tag(codes.label("plan_results", line.result), "info") if line.result else ""
        return format_html("{} {}", late, under_way)
    if not line.result:
        return tag(_("Not begun"))
    return tag(codes.label("plan_results", line.result), COLOURS.get(line.result, "neutral"))


@register.simple_tag
def slip(planned: date, on: date) -> str:
    """Write how a look at the plan kept to its day."""
    days = (on - planned).days
    if days <= 0:
        return _("in time")
    late = ngettext("%(days)s day after it was planned", "%(days)s days after it was planned", days) % {"days": days}
    return _("%(late)s (%(day)s)") % {"late": late, "day": planned}


@register.simple_tag
def plan_text(row: Any) -> str:
    """Write a goal, a sub-goal or an action on one line."""
    if hasattr(row, "goal"):
        return row.goal or "–"
    if hasattr(row, "what"):
        said = f"{named(row)}: {row.what}, {row.due}"
        return f"{said} ({row.contact})" if row.contact else said
    return row.text


@register.simple_tag
def share(each: Any) -> str:
    """Write a share with its numbers and its interval: 3 of 4 (75 %, 30–95)."""
    words, interval = codes.words(), each.interval
    numbers = {"done": each.done, "due": each.due, "share": words.number(100 * each.done / each.due, decimals=0)}
    low, high = (words.number(100 * bound, decimals=0) for bound in (interval.low, interval.high))
    return _("%(done)s of %(due)s (%(share)s %%, %(low)s–%(high)s)") % {**numbers, "low": low, "high": high}
