"""Projects and their record, as far as they exist for who is asking."""

from .changes import Change, Difference, Wording, changes_of
from .projects import followup_months, open_decisions, overdue_decisions, project_for, staffing_on, visible_projects
from .record import (
    Record,
    agreement_for,
    criterion_for,
    decision_for,
    free_goal_key,
    free_key,
    goal_for,
    meeting_for,
    method_for,
    parties,
    party_for,
    possible_members,
    record_of,
    seat_for,
    seats_for_decision,
    staffing_for,
)
from .rows import ROWS, row_for, struck_row_for
from .staffing import StaffingPeriod, staffing_periods

__all__ = [
    "ROWS",
    "Change",
    "Difference",
    "Record",
    "StaffingPeriod",
    "Wording",
    "agreement_for",
    "changes_of",
    "criterion_for",
    "decision_for",
    "followup_months",
    "free_goal_key",
    "free_key",
    "goal_for",
    "meeting_for",
    "method_for",
    "open_decisions",
    "overdue_decisions",
    "parties",
    "party_for",
    "possible_members",
    "project_for",
    "record_of",
    "row_for",
    "seat_for",
    "seats_for_decision",
    "staffing_for",
    "staffing_on",
    "staffing_periods",
    "struck_row_for",
    "visible_projects",
]
