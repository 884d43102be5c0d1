"""`{% load boxes %}`: the boxes of a consent, drawn quickly, for there may be a hundred of them on a page."""

from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def ticks(field: BoundField) -> SafeString:
    """Draw a box with its answers side by side."""
    now = field.value() or field.field.initial
    choices = (
        (
            field.html_name,
            f"{field.id_for_label}_{place}" if place else field.id_for_label,
            value,
            SafeString(" checked" if value == now else ""),
            words,
        )
        for place, (value, words) in enumerate(field.field.choices)
    )
    drawn = format_html_join(
        "",
        '<label class="tick"><input class="ds-input" type="radio" name="{}" id="{}" value="{}"{}>{}</label>',
        choices,
    )
    return format_html(
        '<fieldset class="ticks"><legend class="ds-sr-only">{}</legend>{}</fieldset>', field.label, drawn
    )


@register.simple_tag
def numbered(field: BoundField, number: int | None) -> SafeString:
    """Draw a box as a short list of answers, with its number on paper."""
    label = _("Box %(number)s. %(label)s") % {"number": number, "label": field.label} if number else field.label
    mark = format_html('<span class="box-number" aria-hidden="true">{}</span>', number or "")
    return format_html(
        '<span class="numbered">{}<label class="ds-sr-only" for="{}">{}</label>{}</span>',
        mark,
        field.id_for_label,
        label,
        field.as_widget(),
    )


@register.filter
def at(row: Any, place: int) -> Any:
    """Return what stands at a place of a row."""
    return row[place]
