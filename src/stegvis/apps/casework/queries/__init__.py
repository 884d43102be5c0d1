"""Cases and facts, as far as they exist for who is asking."""

from .case_list import CaseFilter, CasePage, CaseRow, case_list
from .cases import case_for, caseload, followup_for, followups_due, visible_cases
from .person_page import FactRow, PersonPage, corrections_of, facts_of, person_page
from .timeline import Event, timeline

__all__ = [
    "CaseFilter",
    "CasePage",
    "CaseRow",
    "Event",
    "FactRow",
    "PersonPage",
    "case_for",
    "case_list",
    "caseload",
    "corrections_of",
    "facts_of",
    "followup_for",
    "followups_due",
    "person_page",
    "timeline",
    "visible_cases",
]
