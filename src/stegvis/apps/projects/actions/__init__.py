"""Every change of a project. Each takes `by=`, the viewer, and most `on=`, the day it counts from."""

from .commission import (
    add_criterion,
    add_method,
    create_project,
    end_row,
    set_followup_months,
    update_method,
    update_project,
)
from .coordinators import add_coordinator, add_course, record_training
from .corrections import correct_row, restore_row, strike_row
from .funding import set_budget_year, set_esf_record
from .goals import change_goal, set_goal
from .parties import add_party, add_staffing, record_agreement, update_agreement
from .report_dates import set_report_dates
from .steering import add_steering_member, hold_meeting, mark_decision_done, record_decision, update_meeting

__all__ = [
    "add_coordinator",
    "add_course",
    "add_criterion",
    "add_method",
    "add_party",
    "add_staffing",
    "add_steering_member",
    "change_goal",
    "correct_row",
    "create_project",
    "end_row",
    "hold_meeting",
    "mark_decision_done",
    "record_agreement",
    "record_decision",
    "record_training",
    "restore_row",
    "set_budget_year",
    "set_esf_record",
    "set_followup_months",
    "set_goal",
    "set_report_dates",
    "strike_row",
    "update_agreement",
    "update_meeting",
    "update_method",
    "update_project",
]
