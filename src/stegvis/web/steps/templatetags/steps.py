"""`{% load steps %}`: years and names of groups as the five steps' pages write them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from stegvis.web.common import codes
from stegvis.web.common.templatetags.components import tag

from ..paper import years_of

register = template.Library()
COLOURS = {"waiting": "info", "interview": "info", "yes": "success", "no": "neutral", "no_answer": "neutral"}


@register.filter
def years(item: Any) -> str:
    return years_of(item)


@register.simple_tag
def answer_tag(answer: str) -> SafeString:
    return tag(codes.label("application_answers", answer), COLOURS[answer])
