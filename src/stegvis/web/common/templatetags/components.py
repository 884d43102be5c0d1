"""The components that pages are built of. Available in every template without loading."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from html import escape
from importlib.resources import files
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

register = template.Library()

A_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
TAG_COLOURS = {"neutral", "info", "success", "warning", "danger"}
TAG_ICONS = {"success": "check", "warning": "triangle-alert", "danger": "circle-alert", "info": "clock"}


@cache
def _drawing(name: str) -> str:
    source = (files("stegvis.web.common") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    body = source[source.index(">", source.index("<svg")) + 1 : source.rindex("</svg>")]
    return " ".join(body.split())


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw one of the icons in `icons/`. Always beside text, so hidden from screen readers."""
    return mark_safe(  # noqa: S308 (our own files)
        '<svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{_drawing(name)}</svg>'
    )


@register.simple_tag
def tag(text: Any, colour: str = "neutral") -> SafeString:
    """Show a state as text with colour and shape, never colour alone."""
    if colour not in TAG_COLOURS:
        raise ValueError(f"no such colour: {colour}")
    shape = icon(TAG_ICONS[colour]) if colour in TAG_ICONS else ""
    return format_html('<span class="ds-tag" data-color="{}">{}{}</span>', colour, shape, text)


@register.inclusion_tag("common/components/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """List what is wrong in the forms, with links to the fields. It takes focus when the page opens."""
    general = [error for form in forms for error in form.non_field_errors()]
    fields = [(field, _first_control(field), error) for form in forms for field in form for error in field.errors]
    return {"general": general, "fields": fields, "has_errors": bool(general or fields)}


def _first_control(field: BoundField) -> str:
    """Return the id of what takes focus; a group of choices has none of its own, and its first choice does."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.simple_tag
def options(groups: Iterable[tuple[Any, Iterable[Mapping[str, Any]], int]]) -> SafeString:
    """Draw the choices of a select. A template for each of 290 municipalities would be half the page's time."""
    drawn = (_option_group(title, "".join(map(_option, choices))) for title, choices, _place in groups)
    return mark_safe("".join(drawn))  # noqa: S308 (each part is escaped)


def _option_group(title: Any, drawn: str) -> str:
    return f'<optgroup label="{_escaped(title)}">{drawn}</optgroup>' if title else drawn


def _option(choice: Mapping[str, Any]) -> str:
    marks = "".join(_mark(name, value) for name, value in choice["attrs"].items() if value is not False)
    return _drawn_option(str(choice["value"]), marks, _escaped(choice["label"]))


@lru_cache(4000)
def _drawn_option(value: str, marks: str, label: str) -> str:
    return f'<option value="{escape(value)}"{marks}>{label}</option>'


def _mark(name: str, value: Any) -> str:
    return f" {name}" if value is True else f' {name}="{_escaped(value)}"'


def _escaped(value: Any) -> str:
    """Escape as Django does, without what it does for text that is translated late: these are words by now."""
    return str(value) if hasattr(value, "__html__") else escape(str(value))


@register.inclusion_tag("common/components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any], parameter: str = "page") -> dict[str, Any]:
    """Links to the pages of a list, keeping the filters that stand in the address."""
    request: HttpRequest = context["request"]
    others = request.GET.copy()
    others.pop(parameter, None)
    return {
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "prefix": f"?{others.urlencode()}&{parameter}=" if others else f"?{parameter}=",
        "gap": page.paginator.ELLIPSIS,
    }


@register.inclusion_tag("common/components/breadcrumbs.html")
def breadcrumbs(*parts: Any) -> dict[str, Any]:
    """Parents of the page, as pairs of words and address: `{% breadcrumbs "Projects" url "Goals" url %}`."""
    return {"parents": list(zip(parts[::2], parts[1::2], strict=True))}


@register.inclusion_tag("common/components/empty.html")
def empty(text: Any, action: Any = "", url: str = "") -> dict[str, Any]:
    """Say that there is nothing here, and what to do next."""
    return {"text": text, "action": action, "url": url}


@register.filter
def in_days(day: date, today: date) -> str:
    """Write how far a day is from another: `today`, `in 3 days`, `2 days late`."""
    days = (day - today).days
    if days == 0:
        return gettext("today")
    if days > 0:
        return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}
    return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}


@register.filter
def whole_days(text: Any) -> SafeString:
    """Write a text so that no line ends within a day: a browser breaks 2026-03-12 at its hyphens."""
    return mark_safe(A_DAY.sub(r'<span class="day">\g<0></span>', conditional_escape(text)))  # noqa: S308 (escaped)


@register.filter
def day(value: date | None) -> str:
    """Write a day as 2026-03-12, and a missing one as a dash."""
    return value.isoformat()[:10] if value else "–"
