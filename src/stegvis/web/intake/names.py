"""What kinds of files and their states are called on the screen."""

from django.utils.translation import gettext_lazy as _

from stegvis.core.intake import Kind

KINDS = {
    Kind.MONTHLY: _("Monthly report of participants"),
    Kind.AF_CATEGORIES: _("Extract from the employment service: categories"),
    Kind.PAYMENTS: _("Extract from social assistance: payments"),
}
COLOURS = {
    "unmapped": "warning",
    "ready": "warning",
    "applied": "success",
    "failed": "danger",
    "received": "info",
    "reading": "info",
    "applying": "info",
}
