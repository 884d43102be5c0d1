"""`{% load activities %}`: activities as the lists show them."""

from typing import Any

from django import template

from ..words import title

register = template.Library()


@register.simple_tag
def activity_title(activity: Any) -> str:
    return title(activity)
