"""The log's entries as a person reads them: who in which role, what, about whom by key, and why it was refused."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import queries
from stegvis.apps.access.roles import Role
from stegvis.apps.access.verdicts import refusals
from stegvis.apps.access.viewers import Staff
from stegvis.web.common import act_words

from . import field_words

Text = str | Promise

_STAFF = re.compile(r"staff:(?P<user>\d+) (?P<role>\w+) organisation:(?P<organisation>\d+)$")
_OTHERS: Mapping[str, Text] = {
    "participant": _("The participant"),
    "link": _("Somebody with a link to a questionnaire"),
    "account": _("Somebody at the door"),
    "applicant": _("Somebody who applied"),
}
_REASONS: Mapping[str, Text] = {
    "emergency": _("Emergency"),
    "duty": _("On duty"),
    "own_staff": _("Own staff or relative"),
}
_AREAS: Mapping[str, Text] = {
    "accounts": _("Administration"),
    "applications": _("Own applications"),
    "cases": _("Participants"),
    "eligibility": _("The target group"),
    "grounds": _("Consents and handing over"),
    "intake": _("Files read in"),
    "projects": _("Projects"),
    "reports": _("Reports"),
    "sharing": _("Consents and handing over"),
    "today": _("Today"),
}
_THINGS: Mapping[str, Text] = {
    "access.Organisation": _("The organisation"),
    "casework.Application": _("Own application"),
    "intake.Batch": _("File"),
    "projects.Project": _("Project"),
}


@dataclass(frozen=True)
class Row:
    """One entry in words. Persons are their keys: the log has no names, and its reader needs none."""

    at: datetime
    who: Text
    role: Text
    by_itself: bool
    what: Text
    refused: bool
    why: Text
    persons: list[str]
    about: Text
    fields: list[Text]


class Reader:
    """What the words need to know: who works or has worked here, and what the other organisations are called."""

    def __init__(self, viewer: Staff) -> None:
        self.own = viewer.organisation.pk
        colleagues = queries.colleagues_in_log(viewer)
        self.users = {each.user_id: each.name for each in colleagues}
        self.members = {each.membership_id: each.name for each in colleagues}
        self.organisations = dict(queries.organisations(viewer).values_list("pk", "name"))
        self.refusals = refusals()

    def rows(self, entries: Iterable[Any]) -> list[Row]:
        return [self._row(entry) for entry in entries]

    def _row(self, entry: Any) -> Row:
        job, _for, viewer = entry.viewer.rpartition(" for ")
        who, role = self._who(viewer, entry.user_id)
        return Row(
            at=entry.at,
            who=who,
            role=role,
            by_itself=bool(job),
            what=act_words.words(entry.act),
            refused=entry.refused,
            why=self.refusals.get(entry.reason) or _REASONS.get(entry.reason, entry.reason),
            persons=[entry.person_key] if entry.person_key else entry.person_keys.split(),
            about=self._about(entry.target),
            fields=[field_words.words(name) for name in entry.fields.split()],
        )

    def _who(self, viewer: str, user_id: int | None) -> tuple[Text, Text]:
        """Return the name and the role at that time; whoever works elsewhere is known by her organisation alone."""
        staff = _STAFF.match(viewer)
        if staff is None:
            kind = viewer.partition(":")[0]
            return self.users.get(user_id or 0) or _OTHERS.get(kind, _("The system")), ""
        role = Role(staff["role"]).label if staff["role"] in Role.values else staff["role"]
        elsewhere = self.organisations.get(int(staff["organisation"]), _("Another organisation"))
        return self.users.get(int(staff["user"]), elsewhere), role

    def _about(self, target: str) -> Text:
        """Return what it was done to where that is no person: a colleague, a file, a project, or a part of Stegvis."""
        kind, _colon, key = target.partition(":")
        if kind in ("access.User", "access.Membership"):
            known = self.users if kind == "access.User" else self.members
            return known.get(int(key), "") if key.isdigit() else ""
        return _THINGS.get(kind) or _AREAS.get(kind, "")
