"""`{% load applications %}`: the public page's words with names and numbers in their places."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..texts import PageText

register = template.Library()


@register.simple_tag
def filled(text: PageText, key: str, **values: Any) -> SafeString:
    """Write a text with Swedish names and numbers in it, each in its own direction."""
    inserted = {name: format_html('<bdi lang="sv">{}</bdi>', value) for name, value in values.items()}
    return format_html(text[key].replace("{{", "").replace("}}", ""), **inserted)


@register.filter
def organisations(ways: Sequence[Any]) -> str:
    """Name who receives the applications, each once."""
    return ", ".join(dict.fromkeys(way.organisation.name for way in ways))


@register.simple_tag
def phone_instead(text: PageText, ways: Sequence[Any]) -> SafeString:
    """Ask who is protected to phone: the receiver's number, where it has one."""
    phone = _phone(ways)
    return filled(text, "protected_phone", phone=phone) if phone else format_html("{}", text["protected"])


@register.simple_tag
def phone_if_you_like(text: PageText, ways: Sequence[Any]) -> SafeString:
    phone = _phone(ways)
    if not phone:
        return format_html("{}", text["help"])
    return filled(text, "help_phone", phone=phone, organisation=organisations(ways))


def _phone(ways: Sequence[Any]) -> str:
    return ", ".join(dict.fromkeys(way.organisation.phone for way in ways if way.organisation.phone))
