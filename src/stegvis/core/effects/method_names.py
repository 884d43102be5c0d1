"""What estimates, roles and groups are called."""

from stegvis.core.marking import _

from .protocol import Role

NAMES = {
    "matched": _("matched difference"),
    "regression": _("matched, and regression"),
    "aipw": _("doubly robust (AIPW)"),
    "ipw": _("inverse probability weights"),
    "entropy": _("entropy balancing"),
    "abadie_imbens": _("matched, Abadie–Imbens error"),
    "set_bootstrap": _("matched, bootstrap of sets"),
}
ROLES = {
    Role.PRIMARY: _("the primary outcome"),
    Role.OTHER: _("another outcome"),
    Role.NEGATIVE_CONTROL: _("negative control: treatment can't have changed it"),
}
ESTIMANDS = {
    "ATT": _("all who took part"),
    "ATM": _("those who took part and found a match"),
}
