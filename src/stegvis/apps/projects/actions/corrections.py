"""Corrections of rows that were wrong from the start: another content, or struck out and taken back."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer

from ..models import (
    Agreement,
    BudgetYear,
    Coordinator,
    Corrigible,
    Course,
    Criterion,
    Decision,
    Goal,
    Method,
    Party,
    Staffing,
    SteeringMeeting,
    SteeringMember,
    Training,
)
from ..policies import may_correct_row, may_restore_row, may_strike_row
from ..saving import change, save
from .commission import METHOD_TEXTS
from .criteria_log import changed, in_codes
from .goals import EDITABLE as GOAL_FIELDS
from .goals import refuse_misfit

PERIOD = frozenset({"on", "until"})
CORRECTED: Mapping[type[Corrigible], frozenset[str]] = {
    Party: PERIOD | {"organisation"},
    Staffing: PERIOD | {"function", "share"},
    Criterion: PERIOD | {"lowest", "highest", "window_months"},
    Method: PERIOD | METHOD_TEXTS,
    Goal: GOAL_FIELDS,
    BudgetYear: frozenset({"year", "funding_source", "budget", "outcome", "planned_participants", "description"}),
    SteeringMember: PERIOD | {"name", "organisation_name"},
    SteeringMeeting: frozenset({"held_on", "minutes", "document_reference"}),
    Decision: frozenset({"text", "owner", "due", "done"}),
    Agreement: PERIOD | {"title", "text", "document_reference"},
    Coordinator: PERIOD | {"municipality"},
    Course: PERIOD | {"name", "provider", "hours", "required"},
    Training: frozenset({"held_on", "hours"}),
}


class NeedsReason(Refused):
    default = _("Say why.")


@act
def correct_row(*, row: Corrigible, by: Viewer, why: str, **changes: object) -> Corrigible:
    """Give a row the content that it should have had from the start; what stood there stays in the history.

    The decisions of a meeting whose day was wrong follow it. Raises NeedsReason, DoesNotFit or CannotBeComputed.
    """
    row = _locked(row)
    may_correct_row(by, row).or_refuse()
    before = in_codes(row)
    change(row, changes, among=CORRECTED[type(row)])
    if isinstance(row, Goal):
        refuse_misfit(row)
    save(row, by=by, why=_stated(why))
    if isinstance(row, SteeringMeeting):
        _move_decisions(row, by, why)
    _log(row, "corrected", by, changes, changed(before, in_codes(row)))
    return row


@act
def strike_row(*, row: Corrigible, by: Viewer, why: str) -> None:
    """Strike out a row that should never have been there: it is shown in the history alone, and counted nowhere."""
    row = _locked(row)
    may_strike_row(by, row).or_refuse()
    _set_struck(row, True, by, why)


@act
def restore_row(*, row: Corrigible, by: Viewer, why: str) -> None:
    """Take back that a row was struck out. Raises DoesNotFit where another has taken its place since."""
    row = _locked(row)
    may_restore_row(by, row).or_refuse()
    _set_struck(row, False, by, why)


def _locked(row: Corrigible) -> Corrigible:
    return type(row).with_struck.select_for_update().get(pk=row.pk)


def _stated(why: str) -> str:
    if not why.strip():
        raise NeedsReason
    return why


def _set_struck(row: Corrigible, struck: bool, by: Viewer, why: str) -> None:
    row.struck = struck
    save(row, by=by, why=_stated(why))
    now = in_codes(row)
    told = changed(now, None) if struck else changed(None, now)
    _log(row, "struck" if struck else "restored", by, ["struck"], told if now else "")


def _move_decisions(meeting: SteeringMeeting, by: Viewer, why: str) -> None:
    for decision in Decision.with_struck.filter(meeting=meeting).exclude(decided_on=meeting.held_on):
        decision.decided_on = meeting.held_on
        save(decision, by=by, why=why)


def _log(row: Corrigible, what: str, by: Viewer, fields: object, told: str) -> None:
    act = f"project.{row._meta.model_name}_{what}"
    log.record(act, target=row.own_project, by=by, fields=fields, reason=told)
