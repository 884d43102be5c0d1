"""What was changed, in the reader's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
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
    "exit_note": _("Note on the exit"),
    "months_public_support_before": _("Months on public support before start"),
    "status": _("What came of it"),
    "done": _("Day"),
    "share": _("Share, per cent"),
    "hours": _("Hours a week"),
    "on": _("First day"),
    "until": _("Last day"),
    "level": _("Language level"),
    "domain": _("Domain"),
    "answer": _("What was said"),
    "situation": _("How things are"),
    "resources": _("Resources"),
    "obstacles": _("Obstacles"),
    "talked_on": _("Talked about on"),
    "finished_on": _("Last day"),
    "title": _("What"),
    "ssyk": _("Occupational group (SSYK 2012)"),
    "country": _("Country"),
    "from_year": _("First year"),
    "until_year": _("Last year"),
    "kind": _("Kind"),
    "place": _("Place"),
    "proof": _("What shows it"),
    "reason": _("Why it would do"),
    "what": _("What is missing"),
    "how": _("How it can be gained"),
    "who": _("Who sees to it"),
    "due": _("Done by"),
    "gained_on": _("Gained on"),
    "employer": _("Workplace or school"),
    "sent_on": _("Sent on"),
    "answered_on": _("Answered on"),
    "is_trained": _("Trained in ASI"),
    "worry": _("The person's worry, 0–4"),
    "help_need": _("The person's need of help, 0–4"),
    "severity": _("The interviewer's rating, 0–9"),
    "profession": _("Profession"),
    "assessor": _("Who"),
    "return_to_work": _("Is a return to work possible?"),
    "text": _("Text"),
    "all_agree": _("All agree"),
    "differs": _("How the views differ"),
    "household_key": _("Household"),
    "plan_version": _("Version of the plan"),
    "meeting_kind": _("Kind of meeting"),
    "on_day": _("Day"),
    "starts": _("Begins"),
    "ends": _("Ends"),
    "link": _("Link"),
    "minutes_version": _("Version of the minutes"),
    "about": _("What was judged"),
    "says": _("Judgement"),
    "basis": _("Basis"),
    "note": _("Note"),
    "method": _("Method"),
    "information_kind": _("Kind of information"),
    "activity_what": _("What, more precisely"),
    "activity_place": _("Employer or provider"),
    "contact": _("Contact there"),
    "planned_on": _("Planned from"),
    "planned_until": _("Planned until"),
    "result": _("How it ended"),
    "result_why": _("Why it ended so"),
    "attended": _("Attendance"),
    "registrations": _("Number of registrations"),
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
    "domain": "mapping_domains",
    "ssyk": "ssyk_2012",
    "profession": "professions",
    "proof": "portfolio_proofs",
    "return_to_work": "return_to_work",
    "meeting_kind": "meeting_kinds",
    "method": "activities",
    "information_kind": "information_kinds",
    "result": "activity_results",
    "attended": "attendance",
}
JUDGED = {"yes": _("Yes"), "no": _("No"), "unknown": _("Not known yet")}
ANSWERS: Mapping[str, str | Promise] = {"told": _("Told"), "declined": _("Did not want to talk about it")}
SUBJECTS: Mapping[str, str | Promise] = {
    "person": _("Details"),
    "merge": _("Registered twice"),
    "case": _("Project"),
    "followup": _("Follow-up"),
    "plan": _("Plan"),
    "meeting": _("Meeting"),
    "minutes": _("Minutes of the meeting"),
    "attestation": _("Judgement"),
    "mapping": _("Mapping"),
    "mappingsection": _("Mapping"),
    "heldoccupation": _("Work before"),
    "asi": _("Ratings (ASI)"),
    "assessment": _("Assessment"),
    "assessmentview": _("A profession's view"),
    "jointconclusion": _("Joint conclusion"),
    "portfolioitem": _("Portfolio"),
    "possibleoccupation": _("A possible occupation"),
    "missingskill": _("What is missing"),
    "jobapplication": _("An application"),
    "cv": _("CV"),
    "activity": _("Activity"),
    "activityday": _("Attendance"),
    "sessionplace": _("Group session"),
    "note": _("Note"),
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
                    _field(change.what, each.field),
                    _in_words(change.what, each.field, each.before),
                    _in_words(change.what, each.field, each.after),
                )
                for each in change.differences
            ],
        )
        for change in changes
    ]


def _field(what: str, field: str) -> str:
    """Name a field; of a rating its area as well."""
    if field == "code":
        return str(KINDS[what].title)
    area, _between, rating = field.rpartition(":")
    return f"{codes.label('asi_areas', area)}: {FIELDS[rating]}" if area else str(FIELDS[field])


OWN_LISTS = {
    ("portfolioitem", "kind"): "portfolio_kinds",
    ("possibleoccupation", "ssyk"): "ssyk_2012_units",
    ("jobapplication", "kind"): "application_kinds",
    ("jobapplication", "answer"): "application_answers",
}
"""Fields whose list depends on what they are of."""


def _in_words(what: str, field: str, value: Any) -> str:
    name = KINDS[what].codes if field == "code" else OWN_LISTS.get((what, field)) or LISTS.get(field)
    if value is None or field == "household_key":
        return "–"
    if what == "mappingsection" and field == "answer":
        return str(ANSWERS[value])
    if value is True:
        return gettext("Yes")
    if name:
        return codes.label(name, value)
    if field == "says":
        return str(JUDGED[value])
    if isinstance(value, Decimal):
        return codes.words().number(float(value))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)
