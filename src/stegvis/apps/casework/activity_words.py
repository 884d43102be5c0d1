"""Activities and sessions in words, as they are handed over and written to the record."""

from decimal import Decimal

from django.utils.translation import gettext as _

from stegvis.core import codebook

from .models import FULL_TIME, Activity, GroupSession


def number_of(value: Decimal) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def per_cent(hours: Decimal) -> str:
    """Return hours a week as a share of full time."""
    return number_of(100 * hours / FULL_TIME)


def title_of(activity: Activity) -> str:
    """Name an activity: what it is called here, or its method. Called with Swedish active."""
    label = codebook.activities[activity.method].label.sv
    called = activity.what or (activity.project_method.name if activity.project_method else "")
    return f"{label}: {called}" if called else label


def facts_of(activity: Activity) -> list[tuple[str, str]]:
    """Return what is known of an activity as labels and values, those that are empty left out."""
    organiser = activity.arranged_by.name if activity.arranged_by else ""
    hours = activity.hours and _("%(hours)s hours a week (%(share)s %%)") % {
        "hours": number_of(activity.hours),
        "share": per_cent(activity.hours),
    }
    said = (
        (_("Arranged by"), organiser),
        (_("Employer or provider"), activity.place),
        (_("Contact there"), activity.contact),
        (_("Extent"), hours),
        (_("Planned"), _period(activity.planned_on, activity.planned_until)),
        (_("Under way"), _period(activity.on, activity.until)),
        (_("What came of it"), _result(activity)),
    )
    return [(label, value) for label, value in said if value]


def session_title(session: GroupSession) -> str:
    return _("Group session: %(themes)s") % {"themes": ", ".join(session.themes.splitlines())}


def _period(first: object, last: object) -> str:
    if not first:
        return ""
    return f"{first} – {last}" if last else _("from %(day)s") % {"day": first}


def _result(activity: Activity) -> str:
    if not activity.result:
        return ""
    label = codebook.activity_results[activity.result].label.sv
    return f"{label}. {activity.result_why}" if activity.result_why else label
