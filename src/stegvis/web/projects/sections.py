"""The parts of a project's record, in the order they are read. Each has a page at its name."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.verdicts import Text

SECTIONS: Mapping[str, Text] = {
    "parties": _("Parties and staffing"),
    "target-group": _("Target group and criteria"),
    "methods": _("Methods"),
    "coordinators": _("Coordinators and training"),
    "goals": _("Goals"),
    "funding": _("Funding"),
    "esf": _("Social fund record"),
    "steering": _("Steering group"),
    "agreements": _("Cooperation agreements"),
    "follow-ups": _("Follow-ups"),
    "figures": _("Days of the figures"),
}


def title_of(section: str) -> Text:
    return SECTIONS.get(section, "")
