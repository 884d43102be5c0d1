"""An activity in the reader's words."""

from typing import Any

from django.utils.translation import gettext as _

from stegvis.apps.casework.activity_words import number_of, per_cent
from stegvis.web.common import codes


def title(activity: Any) -> str:
    called = activity.what or (activity.project_method.name if activity.project_method else "")
    label = codes.label("activities", activity.method)
    return f"{label}: {called}" if called else label


def extent(activity: Any) -> str:
    if activity.hours is None:
        return ""
    said = {"hours": number_of(activity.hours), "share": per_cent(activity.hours)}
    return _("%(hours)s hours a week (%(share)s %%)") % said


def standing(activity: Any) -> tuple[str, str]:
    """Return where an activity stands, and the colour of it."""
    if activity.result:
        label = codes.label("activity_results", activity.result)
        return label, "success" if activity.result.startswith("completed") else "neutral"
    return (_("Under way"), "info") if activity.on else (_("Planned"), "neutral")
