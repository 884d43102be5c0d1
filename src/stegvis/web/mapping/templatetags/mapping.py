"""`{% load mapping %}`: levels of language, and answers about a return to work."""

from django import template
from django.utils.safestring import SafeString

from stegvis.web.common import codes
from stegvis.web.common.levels import ASSESSED_BY, LEVELS
from stegvis.web.common.templatetags.components import tag

from ..assessments import COLOURS

register = template.Library()


@register.simple_tag
def answer_tag(answer: str) -> SafeString:
    return tag(codes.label("return_to_work", answer), COLOURS[answer])


@register.filter
def level(value: str) -> str:
    return str(dict(LEVELS).get(value, value))


@register.filter
def assessed_by(value: str | None) -> str:
    return str(dict(ASSESSED_BY).get(value or "", "")).lower()
