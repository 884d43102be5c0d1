"""`{% load sharing %}`: kinds of information in a sentence."""

from collections.abc import Iterable
from typing import Any

from django import template

from ..words import kinds_in_words

register = template.Library()


@register.filter
def kinds(values: Iterable[Any]) -> str:
    """Write kinds, given as codes or as the rows of a disclosure."""
    return kinds_in_words(getattr(each, "kind", each) for each in values)
