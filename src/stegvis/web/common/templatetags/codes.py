"""`{% load codes %}`: codes of the codebook in the reader's words."""

from django import template

from stegvis.web.common import codes

register = template.Library()


@register.filter
def code(value: str | None, name: str) -> str:
    """Write a code as its list names it: `{{ case.exit_reason|code:"exits" }}`."""
    return codes.label(name, value)
