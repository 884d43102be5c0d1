"""`{% load project_record %}`: amounts, shares, times and states as a project's pages show them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stegvis.web.common import codes
from stegvis.web.common.templatetags.components import in_days, tag
from stegvis.web.projects.fields import written
from stegvis.web.projects.sentences import name_of_row

register = template.Library()

COLOURS = {"running": "success", "coming": "info", "ended": "neutral"}


@register.simple_tag
def state_tag(row: Any, today: date) -> SafeString:
    """Show as a tag whether something is coming, running or ended."""
    state = row.state_on(today)
    return tag(state.label, COLOURS[state])


@register.simple_tag
def coarse_number(number: int | None, rule: Any) -> str:
    """Write a number that was rounded, and one that is hidden for being small as fewer than the smallest shown."""
    if number is None:
        return _("fewer than %(least)s") % {"least": rule.smallest_shown}
    return _("about %(number)s") % {"number": number} if number else "0"


@register.simple_tag
def due_tag(due: date, today: date) -> SafeString:
    """Show how far away a day is; one that has passed is a warning."""
    return tag(in_days(due, today), "danger" if due < today else "warning" if due == today else "neutral")


@register.inclusion_tag("projects/row_corrections.html")
def row_corrections(project: Any, what: str, row: Any) -> dict[str, Any]:
    """Show the links that correct a row of the record or strike it out; a goal is changed with a reason anyway."""
    return {"project": project, "what": what, "row": row, "name": name_of_row(what, row), "corrects": what != "goal"}


@register.simple_tag
def ended_staffing(party: Any, today: date) -> list[Any]:
    return [row for row in party.staffing.all() if ended(row, today)]


@register.filter
def of(by_number: Mapping[int, Any], number: int) -> Any:
    """Return what belongs to a row, by its number."""
    return by_number.get(number)


@register.filter
def ended(row: Any, today: date) -> bool:
    return row.state_on(today) == "ended"


@register.filter
def coming(row: Any, today: date) -> bool:
    return row.state_on(today) == "coming"


@register.filter
def kronor(amount: Decimal | None) -> str:
    """Write an amount in whole kronor with spaces between thousands, and a missing one as a dash."""
    return "–" if amount is None else _("%(number)s kr") % {"number": codes.words().number(float(amount), decimals=0)}


@register.filter
def signed_kronor(amount: Decimal | None) -> str:
    """Write a difference in kronor, with its sign."""
    return f"+{kronor(amount)}" if amount is not None and amount > 0 else kronor(amount)


@register.filter
def number(value: Decimal | int | None) -> str:
    """Write a number without needless decimals, and a missing one as a dash."""
    return "–" if value is None else written(value)


@register.filter
def percent(share: float | None) -> str:
    return "–" if share is None else codes.words().percent(share)


@register.filter
def period(row: Any) -> str:
    """Write from when to when something holds, as `2009-02-01 – 2010-12-31` or `from 2009-02-01`."""
    first, last = (row.on, row.until) if hasattr(row, "until") else (row.starts, row.ends)
    if last is None:
        return _("from %(day)s") % {"day": first.isoformat()}
    return f"{first.isoformat()} – {last.isoformat()}"
