"""What was changed, in the reader's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.queries import Change
from stegvis.web.common import codes

from .kinds import KINDS

FIELDS: Mapping[str, str | Promise] = {
    "number": _("Personal number"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "phone": _("Phone"),
    "email": _("E-mail"),
    "address": _("Address"),
    "birth_date": _("Birth date"),
    "sex": _("Sex"),
    "arrival_year": _("Year of arrival in Sweden"),
    "birth_region": _("Region of birth"),
    "language": _("Language"),
    "protection": _("Protection"),
    "municipality": _("Municipality"),
    "state": _("State"),
    "referred_on": _("Day of referral"),
    "started_on": _("Day of start"),
    "exited_on": _("Day of exit"),
    "exit_reason": _("Reason for exit"),
    "months_public_support_before": _("Months on public support before start"),
    "status": _("What came of it"),
    "done": _("Day"),
    "share": _("Share, per cent"),
    "hours": _("Hours a week"),
    "on": _("First day"),
    "until": _("Last day"),
    "level": _("Level of Swedish"),
    "household_key": _("Household"),
    "about": _("What was judged"),
    "says": _("Judgement"),
    "basis": _("Basis"),
    "note": _("Note"),
}
LISTS = {
    "sex": "sex",
    "birth_region": "birth_regions",
    "language": "languages",
    "protection": "protection",
    "municipality": "municipalities",
    "state": "case_states",
    "exit_reason": "exits",
    "status": "followup_status",
    "about": "judgements",
    "basis": "judgement_bases",
}
JUDGED = {"yes": _("Yes"), "no": _("No"), "unknown": _("Not known yet")}
SUBJECTS: Mapping[str, str | Promise] = {
    "person": _("Details"),
    "case": _("Project"),
    "followup": _("Follow-up"),
    "attestation": _("Judgement"),
    **{name: kind.title for name, kind in KINDS.items()},
}


@dataclass(frozen=True)
class ShownDifference:
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownChange:
    """One change: when, by whom, of what, why, and field by field."""

    at: datetime
    by: str
    subject: str
    why: str
    differences: list[ShownDifference]


def shown_changes(changes: Iterable[Change]) -> list[ShownChange]:
    return [
        ShownChange(
            change.at,
            change.by,
            str(SUBJECTS[change.what]),
            change.why,
            [
                ShownDifference(
                    str(KINDS[change.what].title if each.field == "code" else FIELDS[each.field]),
                    _in_words(change.what, each.field, each.before),
                    _in_words(change.what, each.field, each.after),
                )
                for each in change.differences
            ],
        )
        for change in changes
    ]


def _in_words(what: str, field: str, value: Any) -> str:
    name = KINDS[what].codes if field == "code" else LISTS.get(field)
    if value is None or field == "household_key":
        return "–"
    if name:
        return codes.label(name, value)
    if field == "says":
        return str(JUDGED[value])
    if isinstance(value, Decimal):
        return codes.words().number(float(value))
    return value.isoformat() if isinstance(value, date) else str(value)
