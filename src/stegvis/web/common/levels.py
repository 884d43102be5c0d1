"""How far somebody knows a language, as the screens say it."""

from django.utils.translation import gettext_lazy as _

LEVELS = (
    ("none", _("None")),
    *((level, level) for level in ("A1", "A2", "B1", "B2", "C1", "C2")),
    ("unknown", _("Unknown")),
)
ASSESSED_BY = (("officer", _("Officer")), ("person", _("The person")))
