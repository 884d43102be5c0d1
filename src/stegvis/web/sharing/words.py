"""On what something is handed over, in words, and between whom it can be."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stegvis.apps.access.queries import organisations
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.policies import may_receive_from
from stegvis.web.common import codes


def kinds_in_words(kinds: Iterable[str]) -> str:
    """Write kinds of information in a sentence: `identitet och kontakt, hälsa`."""
    return ", ".join(codes.label("information_kinds", kind).lower() for kind in kinds)


def day_of(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y")


def ground_in_words(ground: Any) -> str:
    """Write one ground: a consent with its day, a provision with its paragraph."""
    if ground.is_consent:
        return _("consent of %(day)s") % {"day": day_of(ground.given_at)}
    rule = codes.label("secrecy_rules", ground.rule)
    return f"{rule}, {ground.cites}" if ground.cites else rule


def grounds_in_words(grounds: Iterable[Any]) -> str:
    """Write several grounds, each once, in the order they come."""
    return _(" and ").join(dict.fromkeys(ground_in_words(ground) for ground in grounds))


def basis_in_words(kinds: Iterable[Any]) -> str:
    """Write what the kinds of one disclosure rest on."""
    said = (
        ground_in_words(each.ground)
        if each.ground
        else _("standing view: %(support)s") % {"support": each.standing_view.legal_support}
        for each in kinds
    )
    return _(" and ").join(dict.fromkeys(said))


def others(viewer: Viewer) -> list[Any]:
    """Return the organisations that can be given something about the own organisation's persons."""
    own = viewer.organisation_id or 0
    return [each for each in organisations(viewer).order_by("name") if may_receive_from(each, own)]
