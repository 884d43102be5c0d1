"""`{% load groups %}`: sessions as the pages show them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stegvis.web.common import codes
from stegvis.web.common.templatetags.components import tag

from ..person_part import themes

register = template.Library()

COLOURS = {"came": "success", "absence": "warning"}


@register.simple_tag
def themes_of(session: Any) -> str:
    return themes(session)


@register.simple_tag
def attended(place: Any) -> SafeString:
    """Show whether a person came, or that she is invited."""
    if not place.attended:
        return tag(_("Invited"))
    return tag(codes.label("attendance", place.attended), COLOURS.get(place.attended, "neutral"))
