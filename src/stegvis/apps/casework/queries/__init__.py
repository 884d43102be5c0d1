"""Cases and facts, as far as they exist for who is asking."""

from .case_list import CaseFilter, CasePage, CaseRow, case_list
from .cases import (
    case_for,
    caseload,
    counts_by_state,
    followup_for,
    followups_due,
    open_without_responsible,
    people_behind,
    visible_cases,
    who_can_be_responsible,
)
from .changes import Change, Difference, changes_of
from .next_steps import NextStep, next_steps
from .payments import Payments, payments_of
from .person_page import FactRow, PersonPage, corrections_of, facts_of, person_page
from .timeline import Event, timeline
from .workbook import workbook_rows

__all__ = [
    "CaseFilter",
    "CasePage",
    "CaseRow",
    "Change",
    "Difference",
    "Event",
    "FactRow",
    "NextStep",
    "Payments",
    "PersonPage",
    "case_for",
    "case_list",
    "caseload",
    "changes_of",
    "corrections_of",
    "counts_by_state",
    "facts_of",
    "followup_for",
    "followups_due",
    "next_steps",
    "open_without_responsible",
    "payments_of",
    "people_behind",
    "person_page",
    "timeline",
    "visible_cases",
    "who_can_be_responsible",
    "workbook_rows",
]
