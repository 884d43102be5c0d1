"""`{% load participants %}`: states, ages and days as the pages about participants show them."""

from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stegvis.web.common import codes
from stegvis.web.common.templatetags.components import in_days, tag

register = template.Library()

COLOURS = {"under_way": "success", "paused": "warning", "waiting": "warning"}
NOT_STARTED = {"referred", "mapping", "accepted"}
A_KEY = "any-key"


@register.simple_tag
def state_tag(state: str) -> SafeString:
    """Show a case's state as a tag."""
    return _state_tag(codes.label("case_states", state), state)


@lru_cache(100)
def _state_tag(label: str, state: str) -> SafeString:
    return tag(label, COLOURS.get(state, "info" if state in NOT_STARTED else "neutral"))


@register.filter
def person_url(key: str) -> str:
    """Return the address of a person's page. A list of fifty would look it up fifty times."""
    return _person_page().replace(A_KEY, key)


@cache
def _person_page() -> str:
    return reverse("cases:person", args=[A_KEY])


@register.simple_tag
def due_tag(due: date, today: date) -> SafeString:
    """Show how far away a day is; one that has passed is a warning."""
    colour = "danger" if due < today else "warning" if due == today else "neutral"
    return tag(in_days(due, today), colour)


@register.simple_tag
def period(on: date | None, until: date | None) -> str:
    """Write from when to when something holds: `since 2026-03-12`, `2026-03-12 – 2026-04-01`."""
    if on and until:
        return f"{on} – {until}"
    if on:
        return _("since %(day)s") % {"day": on}
    return _("until %(day)s") % {"day": until} if until else _("not known since when")


@register.filter
def age(card: Any, today: date) -> str:
    """Write a person's age in whole years, or a dash."""
    years = card.age_on(today)
    return "–" if years is None else str(years)


@register.filter
def kronor(amount: Decimal) -> str:
    return _("%(number)s kr") % {"number": codes.words().number(float(amount), decimals=0)}


@register.simple_tag(takes_context=True)
def sort_header(context: template.Context, words: str, first: str, then: str = "") -> SafeString:
    """A column's head that sorts by it; once more the other way round. The filters in the address stay."""
    current, others = context["sort"], context["request"].GET.copy()
    others.pop("page", None)
    others["sort"] = then if then and current == first else first
    ways = {first: "descending" if first.startswith("-") else "ascending", then: "ascending"}
    sorted_by = format_html(' aria-sort="{}"', ways[current]) if current in ways and current else ""
    arrow = {"ascending": " ↑", "descending": " ↓"}.get(ways.get(current, ""), "") if current else ""
    return format_html(
        '<th scope="col"{}><a class="ds-link" href="?{}">{}{}</a></th>', sorted_by, others.urlencode(), words, arrow
    )
