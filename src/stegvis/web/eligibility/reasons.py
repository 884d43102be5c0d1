"""Why a criterion is met, not met or not met yet, as a sentence with what it rests on."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stegvis.apps.casework.queries import Line
from stegvis.apps.projects.choices import CriterionKind as Kind
from stegvis.core import codebook
from stegvis.core.eligibility import Verdict
from stegvis.web.common import codes


def reason(line: Line) -> str:
    """Say what is found and why it is judged so; what nobody knows is said as missing."""
    if line.value is None:
        return str(MISSING[Kind(line.criterion.kind)]())
    return FOUND[Kind(line.criterion.kind)](line)


def missing_payments(line: Line) -> str:
    """Say how far the payments reach, where a criterion asks about months that they may not hold."""
    if line.short is None:
        return ""
    months = {"first": f"{line.short.first:%Y-%m}", "last": f"{line.short.last:%Y-%m}"}
    text = _(
        "Payments have been read in for %(first)s to %(last)s, and what is older than five years may have been purged. "
        "Months outside that count as without assistance unless a livelihood says otherwise."
    )
    return text % months


def in_full(day: Any) -> str:
    return date_format(day, "j F Y")


def _age(line: Line) -> str:
    years = int(line.value or 0)
    found = ngettext("%(years)s year old.", "%(years)s years old.", years) % {"years": years}
    if line.since:
        turns = {"age": line.criterion.lowest, "day": in_full(line.since)}
        then = _("Turns %(age)s on %(day)s.") % turns
        return f"{found} {then}"
    return found


def _assistance(line: Line) -> str:
    numbers = {
        "months": line.value,
        "window": line.criterion.window_months,
        "lowest": line.criterion.lowest,
        "day": in_full(line.since) if line.since else "",
    }
    found = _("Assistance in %(months)s of the last %(window)s whole months.") % numbers
    if line.since:
        then = _("Meets %(lowest)s of %(window)s months from %(day)s if the assistance goes on.") % numbers
        return f"{found} {then}"
    if line.verdict is Verdict.NOT_MET:
        why = _("None in the last whole month, so no day can be given.")
        return f"{found} {why}"
    return found


def _lives(line: Line) -> str:
    return _("Lives in %(place)s.") % {"place": codes.label("municipalities", line.value)}


def _occupied(line: Line) -> str:
    name = "occupations" if line.value in codebook.occupations else "af_codes"
    return f"{codes.label(name, line.value)}."


def _coded(name: str) -> Callable[[Line], str]:
    return lambda line: f"{codes.label(name, line.value)}."


def _judged(line: Line) -> str:
    return _("Judged on %(day)s.") % {"day": line.value}


JUDGED = (Kind.ILL_HEALTH, Kind.NO_PLAN, Kind.NO_SUBSTANCE_ABUSE, Kind.VOLUNTARY)
FOUND: Mapping[Kind, Callable[[Line], str]] = {
    Kind.AGE: _age,
    Kind.BORN_ABROAD: _coded("birth_regions"),
    Kind.ASSISTANCE_MONTHS: _assistance,
    Kind.MUNICIPALITY: _lives,
    Kind.UNEMPLOYED: _occupied,
    Kind.AF_CATEGORY: _coded("af_codes"),
    **dict.fromkeys(JUDGED, _judged),
}
MISSING: Mapping[Kind, Callable[[], str]] = {
    Kind.AGE: lambda: _("The birth date is missing."),
    Kind.BORN_ABROAD: lambda: _("The region of birth is missing."),
    Kind.ASSISTANCE_MONTHS: lambda: _("Nothing is known about livelihood or payments."),
    Kind.MUNICIPALITY: lambda: _("The municipality is missing."),
    Kind.UNEMPLOYED: lambda: _("Neither occupation nor category is known."),
    Kind.AF_CATEGORY: lambda: _("The category is missing."),
    **dict.fromkeys(JUDGED, lambda: _("Not known yet. Somebody has to judge it.")),
}
